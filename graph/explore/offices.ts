import type { GraphNode, OfficeView } from '#contract'
import type { Engine, Row } from '../engine.ts'
import { groupedBy } from '../grouped-by.ts'
import { bareOfficesOf, heldOffices, officersOf, officesOf, readClaims } from '../statements/explore-figure.ts'
import type { Proof, Sources } from './evidence.ts'
import { compareText, nodeIn } from './nodes.ts'
import { proofIn } from './reports.ts'
import { maybeText, present, rowsOf, text, texts } from './rows.ts'

/** An office with the body or the holder on its other side, and the words that tell of it. */
export interface Office {
  readonly title: string
  readonly other: GraphNode | undefined
  readonly since: string | undefined
  readonly until: string | undefined
  readonly proofs: readonly Proof[]
}

/** An office as it is called, whatever language and case it is printed in. */
export type NameOffice = (printed: string) => string

/** The offices of a person, or those held at a body; a place has none. */
export async function readOffices(engine: Engine, node: GraphNode, name: NameOffice): Promise<readonly Office[]> {
  if (node.kind !== 'actor' && node.kind !== 'organisation') return []
  const [told, bare, held] = await Promise.all([
    engine.read(node.kind === 'actor' ? officesOf(node.id) : officersOf(node.id)),
    rowsOf(engine, node.kind === 'actor' ? bareOfficesOf(node.id) : undefined),
    engine.read(heldOffices(node.id)),
  ])
  const claims = await rowsOf(engine, readClaims([...told, ...bare].flatMap((row) => texts(row, 'proofs'))))
  const proofs = new Map(claims.map((row) => [text(row, 'claim'), proofIn(row)]))
  return merged(
    [...told.map((row) => officeIn(row, proofs, nodeIn(row))), ...bare.map((row) => officeIn(row, proofs))],
    held,
    name,
  )
}

/** Offices as they are shown beside a person or a body. */
export function showOffices(node: GraphNode, offices: readonly Office[], sources: Sources): OfficeView[] {
  return offices.map(({ title, other, since, until, proofs }) =>
    present({
      title,
      [node.kind === 'actor' ? 'organisation' : 'holder']: other,
      since,
      until,
      evidence: sources.all(proofs),
    }),
  )
}

function officeIn(row: Row, proofs: ReadonlyMap<string, Proof>, other?: GraphNode): Office {
  return {
    title: text(row, 'title'),
    other,
    since: maybeText(row, 'since'),
    until: maybeText(row, 'until'),
    proofs: texts(row, 'proofs').flatMap((claim) => proofs.get(claim) ?? []),
  }
}

/** One entry for each title and body, as the canonical layer has them where it does. */
function merged(offices: readonly Office[], held: readonly Row[], name: NameOffice): readonly Office[] {
  const lines = groupedBy(held, (row) => text(row, 'other'))
  const nodes = new Map(offices.flatMap(({ other }) => (other ? [[other.id, other] as const] : [])))
  const all = new Map<string, Office>()
  for (const office of offices) {
    const line = lineOf(office, lines.get(office.other?.id ?? '') ?? []) ?? bareLineOf(office, held)
    const title = line ? text(line, 'title') : name(office.title)
    const other = line ? nodes.get(text(line, 'other')) : office.other
    const known = all.get(keyOf(title, other))
    all.set(keyOf(title, other), {
      title: known?.title ?? title,
      other,
      since: (line && maybeText(line, 'since')) ?? known?.since ?? office.since,
      until: (line && maybeText(line, 'until')) ?? known?.until ?? office.until,
      proofs: [...(known?.proofs ?? []), ...office.proofs],
    })
  }
  return [...all.values()].toSorted(byImportance)
}

/** The line that an article's words became part of: the one that is printed so somewhere, or the only one. */
function lineOf(office: Office, lines: readonly Row[]): Row | undefined {
  return bareLineOf(office, lines) ?? (lines.length === 1 ? lines[0] : undefined)
}

/** The same for words that tell of no body, or of one whose name says less: only where a single line is printed so. */
function bareLineOf(office: Office, lines: readonly Row[]): Row | undefined {
  const [one, ...others] = lines.filter((row) => texts(row, 'titles').includes(office.title))
  return others.length === 0 ? one : undefined
}

function keyOf(title: string, other: GraphNode | undefined): string {
  return `${title.toLowerCase()} ${other?.id ?? ''}`
}

/** Those told most often first, those at a body before those at none. */
function byImportance(a: Office, b: Office): number {
  const bare = (office: Office) => (office.other === undefined ? 1 : 0)
  return (
    bare(a) - bare(b) ||
    b.proofs.length - a.proofs.length ||
    compareText(a.title, b.title) ||
    compareText(a.other?.id ?? '', b.other?.id ?? '')
  )
}
