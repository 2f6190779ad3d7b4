import type { GraphNode, IdentityView } from '#contract'
import type { Engine, Row } from '../engine.ts'
import { judgementsAbout, namesOfAddresses } from '../statements/explore-judgements.ts'
import { compareText } from './nodes.ts'
import { maybeText, present, rowsOf, text, texts } from './rows.ts'

interface Decision {
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
  return decisions.map((decision, i) =>
    view(
      decision,
      names,
      decisions.slice(0, i).some((newer) => contradicts(newer, decision)),
    ),
  )
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

function contradicts(newer: Decision, older: Decision): boolean {
  if (newer.kind === 'same' && older.kind === 'different') return separates(older, newer)
  if (newer.kind === 'different' && older.kind === 'same') return separates(newer, older)
  if (newer.kind === 'rename' && older.kind === 'rename') return true
  if (newer.kind === 'correct' && older.kind === 'correct') return sameReport(newer, older) && sameChange(newer, older)
  return false
}

/** The two that `joined` made one stand on different sides. */
function separates(apart: Decision, joined: Decision): boolean {
  const [a = '', b = ''] = [joined.left[0], joined.right[0]]
  return (apart.left.includes(a) && apart.right.includes(b)) || (apart.left.includes(b) && apart.right.includes(a))
}

function sameReport(a: Decision, b: Decision): boolean {
  return a.left.some((address) => b.left.includes(address))
}

function sameChange(a: Decision, b: Decision): boolean {
  return a.changes.some((change) => b.changes.includes(change))
}
