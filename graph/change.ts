import { CalendarDate } from './engine.ts'
import { lineKey, nodeKey } from './layer-keys.ts'
import type { Layer, LayerLine, LayerNode, Properties, Property } from './ledger-rows.ts'

/** One property that is another now; absent where it is not there. */
export interface PropertyChange {
  readonly property: string
  readonly before?: string
  readonly after?: string
}

/** A node of the canonical layer that came, went, or is another now. */
export interface NodeChange {
  readonly change: 'came' | 'gone' | 'changed'
  readonly label: string
  readonly id: string
  readonly name: string
  readonly properties: readonly PropertyChange[]
  /** The node to which the address of one that went leads now. */
  readonly leadsTo?: string
}

/** A line that came, went, or says something else now; its ends are called by their names where they have one. */
export interface LineChange {
  readonly change: 'came' | 'gone' | 'changed'
  readonly type: string
  readonly from: string
  readonly to: string
  readonly fromName: string
  readonly toName: string
  readonly properties: readonly PropertyChange[]
}

/** How one canonical layer differs from another, for people. */
export interface Change {
  readonly nodes: readonly NodeChange[]
  readonly lines: readonly LineChange[]
}

export const isNoChange = ({ nodes, lines }: Change): boolean => nodes.length === 0 && lines.length === 0

/** What is different in `wanted`, each node and line once, in the order of kind and id. */
export function changeOf(stored: Layer, wanted: Layer): Change {
  const names = new Map(
    [...stored.nodes, ...wanted.nodes].map(({ id, properties }) => [id, String(properties.name ?? '')]),
  )
  const leads = new Map(
    wanted.lines.filter(({ type }) => type === 'REFERS_TO' || type === 'TELLS_OF').map(({ from, to }) => [from, to]),
  )
  return {
    nodes: paired(stored.nodes, wanted.nodes, nodeKey).flatMap(([before, after]) => nodeChange(before, after, leads)),
    lines: paired(stored.lines, wanted.lines, lineKey).flatMap(([before, after]) => lineChange(before, after, names)),
  }
}

type Pair<T> = readonly [before: T | undefined, after: T | undefined]

function paired<T>(before: readonly T[], after: readonly T[], key: (item: T) => string): readonly Pair<T>[] {
  const [old, fresh] = [before, after].map((items) => new Map(items.map((item) => [key(item), item])))
  const keys = [...new Set([...(old?.keys() ?? []), ...(fresh?.keys() ?? [])])].sort()
  return keys.map((one) => [old?.get(one), fresh?.get(one)])
}

function nodeChange(
  before: LayerNode | undefined,
  after: LayerNode | undefined,
  leads: ReadonlyMap<string, string>,
): readonly NodeChange[] {
  const node = after ?? before
  const properties = propertyChanges(before?.properties, after?.properties)
  if (node === undefined || (before && after && properties.length === 0)) return []
  const { label, id } = node
  const leadsTo = after ? undefined : leads.get(id)
  const name = String(node.properties.name ?? node.properties.was ?? '')
  const own = before && after ? properties : []
  return [{ change: kindOf(before, after), label, id, name, properties: own, ...(leadsTo && { leadsTo }) }]
}

function lineChange(
  before: LayerLine | undefined,
  after: LayerLine | undefined,
  names: ReadonlyMap<string, string>,
): readonly LineChange[] {
  const line = after ?? before
  const properties = propertyChanges(before?.properties, after?.properties)
  if (line === undefined || (before && after && properties.length === 0)) return []
  const { type, from, to } = line
  const called = { fromName: names.get(from) || from, toName: names.get(to) || to }
  return [{ change: kindOf(before, after), type, from, to, ...called, properties: before && after ? properties : [] }]
}

function kindOf(before: unknown, after: unknown): 'came' | 'gone' | 'changed' {
  if (before === undefined) return 'came'
  return after === undefined ? 'gone' : 'changed'
}

function propertyChanges(before: Properties = {}, after: Properties = {}): readonly PropertyChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return names.flatMap((property) => {
    const [old, fresh] = [textOf(before[property]), textOf(after[property])]
    if (old === fresh) return []
    return [{ property, ...(old !== undefined && { before: old }), ...(fresh !== undefined && { after: fresh }) }]
  })
}

function textOf(value: Property | undefined): string | undefined {
  if (value === undefined) return undefined
  if (value instanceof CalendarDate) return value.iso
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** A layer whose nodes count their lines, as the store does when they are written. */
export function counted({ nodes, lines }: Layer): Layer {
  const met = new Map<string, number>()
  const places = new Map<string, number>()
  const held = new Map<string, Set<string>>()
  for (const { type, from, to } of lines) {
    if (type === 'ATTENDED') for (const id of [from, to]) met.set(id, (met.get(id) ?? 0) + 1)
    if (type === 'HELD_AT') for (const id of [from, to]) places.set(id, (places.get(id) ?? 0) + 1)
    if (type !== 'HOLDS') continue
    for (const [id, other] of [
      [from, to],
      [to, from],
    ] as const)
      held.set(id, (held.get(id) ?? new Set()).add(other))
  }
  const counts = ({ label, id }: LayerNode): Properties => {
    const [own, placed] = [met.get(id) ?? 0, places.get(id) ?? 0]
    if (label === 'Meeting') return { meetings: 1, neighbours: own + placed }
    const meetings = label === 'Place' ? placed : own
    return { meetings, neighbours: meetings + (held.get(id)?.size ?? 0) }
  }
  const withCounts = (node: LayerNode): LayerNode =>
    node.label === 'Tombstone' ? node : { ...node, properties: { ...node.properties, ...counts(node) } }
  return { nodes: nodes.map(withCounts), lines }
}
