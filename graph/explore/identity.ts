import type { GraphNode, IdentityView } from '#contract'
import type { Engine, Row } from '../engine.ts'
import { judgementsAbout, namesOfAddresses } from '../statements/explore-judgements.ts'
import { compareText } from './nodes.ts'
import { overriddenAmong } from './overridden.ts'
import { maybeText, present, rowsOf, text, texts } from './rows.ts'

/** A judgement as it is read back. */
export interface Decision {
  readonly id: string
  readonly kind: IdentityView['kind']
  readonly left: readonly string[]
  readonly right: readonly string[]
  readonly name: string | undefined
  readonly changes: readonly string[]
  readonly author: string
  readonly at: string
  readonly note: string | undefined
}

/** What people decided about a node, the newest first; an older decision that a newer one contradicts is overridden. */
export async function identityOf(engine: Engine, node: GraphNode): Promise<IdentityView[]> {
  const rows = await engine.read(judgementsAbout(node.kind, node.id))
  const decisions = rows.map(decisionIn).toSorted((a, b) => compareText(b.at, a.at) || compareText(b.id, a.id))
  const addresses = [...new Set(decisions.flatMap(({ left, right }) => [...left, ...right]))]
  const named = await rowsOf(engine, namesOfAddresses(addresses))
  const names = new Map(named.map((row) => [text(row, 'address'), text(row, 'name')]))
  const overridden = overriddenAmong(decisions)
  return decisions.map((decision) => view(decision, names, overridden.has(decision.id)))
}

function view(decision: Decision, names: ReadonlyMap<string, string>, overridden: boolean): IdentityView {
  const own = [...decision.left, ...decision.right].flatMap((address) => names.get(address) ?? [])
  return present({
    judgement: decision.id,
    kind: decision.kind,
    by: decision.author,
    at: decision.at,
    names: [...new Set([...own, ...(decision.name ? [decision.name] : [])])],
    reasons: decision.note ? [decision.note] : [],
    overridden,
  })
}

function decisionIn(row: Row): Decision {
  return {
    id: text(row, 'id'),
    kind: text(row, 'kind') as Decision['kind'],
    left: texts(row, 'left'),
    right: texts(row, 'right'),
    name: maybeText(row, 'name'),
    changes: changesIn(maybeText(row, 'correction')),
    author: text(row, 'author'),
    at: text(row, 'at'),
    note: maybeText(row, 'note'),
  }
}

/** What a correction sets, by name. */
function changesIn(correction: string | undefined): readonly string[] {
  const parsed: unknown = correction === undefined ? {} : JSON.parse(correction)
  return typeof parsed === 'object' && parsed !== null ? Object.keys(parsed) : []
}
