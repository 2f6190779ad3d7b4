import type { FigureDetail, GraphNode } from '#contract'
import type { Engine } from '../engine.ts'
import { companionsOf, figureNamesOf, figuresOf, spellingsOf } from '../statements/explore-figure.ts'
import { Sources } from './evidence.ts'
import { identityOf } from './identity.ts'
import { newestMeetings } from './meetings.ts'
import { nodeIn } from './nodes.ts'
import { type NameOffice, readOffices, showOffices } from './offices.ts'
import { number, text } from './rows.ts'
import { showSpellings, spellingsIn } from './spellings.ts'

/** Meetings and companions that the panel shows; `meetings` and `neighbours` page through all. */
const MOST_MEETINGS = 100
const MOST_COMPANIONS = 50

type Kind = FigureDetail['kind']

/** Everything the panel tells of a person, an organisation or a place. */
export async function figureDetail(
  engine: Engine,
  address: string,
  node: GraphNode & { kind: Kind },
  office: NameOffice,
): Promise<FigureDetail> {
  const [members, shown, names, companions, offices, meetings, identity] = await Promise.all([
    engine.read(figuresOf(node.kind, node.id)),
    engine.read(spellingsOf(node.kind, node.id)),
    engine.read(figureNamesOf(node.kind, node.id)),
    engine.read(companionsOf(node.kind, node.id, MOST_COMPANIONS)),
    readOffices(engine, node, office),
    newestMeetings(engine, [node], MOST_MEETINGS),
    identityOf(engine, node),
  ])
  const spellings = spellingsIn(shown, names)
  const proofs = [...spellings.map(({ proof }) => proof), ...offices.flatMap((office) => office.proofs)]
  const sources = await Sources.read(
    engine,
    proofs.map(({ article }) => article),
  )
  return {
    kind: node.kind,
    node,
    address,
    members: members.map((row) => text(row, 'figure')),
    identity,
    offices: showOffices(node, offices, sources),
    spellings: showSpellings(spellings, sources),
    metWith: companions.map((row) => ({ node: nodeIn(row), meetings: number(row, 'together') })),
    meetings,
  }
}
