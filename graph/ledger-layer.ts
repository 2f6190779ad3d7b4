import { inBatches } from './batches.ts'
import {
  CalendarDate,
  type Param,
  type Row,
  type Statement,
  type StoredNode,
  type StoredRelationship,
  type Transaction,
  type Value,
} from './engine.ts'
import { groupedBy } from './grouped-by.ts'
import { lineKey, markOf, nodeKey } from './layer-keys.ts'
import type { Layer, LayerLine, LayerNode, LineType, Properties } from './ledger-rows.ts'
import { deleteNodes, putNodes } from './statements/ledger-base.ts'
import { createLayerLines, deleteLayerLines } from './statements/ledger-layer.ts'
import { countLines } from './statements/ledger-part.ts'
import { LINE_ENDS, readLayerLines, readLayerNodes } from './statements/ledger-read.ts'

const LABELS = ['Actor', 'Organisation', 'Place', 'Meeting', 'Tombstone'] as const
const TYPES = Object.keys(LINE_ENDS) as readonly LineType[]
const DATES: ReadonlySet<string> = new Set(['dateFrom', 'dateTo', 'since', 'until'])

/** Reads the canonical layer as it is stored. */
export async function readLayer(transaction: Transaction): Promise<Layer> {
  const nodes: LayerNode[] = []
  for (const label of LABELS) {
    const rows = await transaction.run(readLayerNodes(label))
    nodes.push(...rows.flatMap((row) => computedNode(row.node as StoredNode)))
  }
  const lines: LayerLine[] = []
  for (const type of TYPES) for (const row of await transaction.run(readLayerLines(type))) lines.push(lineOf(type, row))
  return { nodes, lines }
}

/** A stored node; none for the tombstone of a removed article, which is no part of the canonical layer. */
export function computedNode(node: StoredNode): readonly LayerNode[] {
  const label = LABELS.find((one) => node.labels.includes(one))
  if (!label || (label === 'Tombstone' && node.properties.takenOut !== true)) return []
  return [{ label, id: String(node.properties.id), properties: propertiesOf(node.properties) }]
}

export function lineOf(type: LineType, row: Row): LayerLine {
  const properties = propertiesOf((row.line as StoredRelationship).properties)
  return {
    type,
    ends: [labelOf(row.sourceLabels), labelOf(row.targetLabels)],
    from: String(row.source),
    to: String(row.target),
    properties,
  }
}

function labelOf(labels: Value | undefined): string {
  return Array.isArray(labels) ? String(labels[0]) : ''
}

function propertiesOf(stored: Readonly<Record<string, Value>>): Properties {
  const entries = Object.entries(stored).filter(([, value]) => value !== null)
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name,
      DATES.has(name) && typeof value === 'string' ? new CalendarDate(value) : value,
    ]),
  ) as Properties
}

/** What must be written so that the stored layer becomes the wanted one. */
export interface Difference {
  readonly goneNodes: readonly LayerNode[]
  readonly putNodes: readonly LayerNode[]
  readonly goneLines: readonly LayerLine[]
  readonly newLines: readonly LayerLine[]
}

/** Properties that count lines; they follow from the lines and are counted after these are written. */
const COUNTS = ['meetings', 'neighbours'] as const

/** The difference between two layers; a line that changed goes and comes anew. */
export function differ(stored: Layer, wanted: Layer): Difference {
  const [oldNodes, newNodes] = [byKey(stored.nodes, nodeKey), byKey(wanted.nodes, nodeKey)]
  const [oldLines, newLines] = [byKey(stored.lines, lineKey), byKey(wanted.lines, lineKey)]
  const changed = <T extends { properties: Properties }>(one: T | undefined, other: T): boolean =>
    one === undefined || plain(one.properties) !== plain(other.properties)
  return {
    goneNodes: stored.nodes.filter((node) => !newNodes.has(nodeKey(node))),
    putNodes: wanted.nodes.filter((node) => changed(oldNodes.get(nodeKey(node)), node)),
    goneLines: stored.lines.filter((line) => changed(newLines.get(lineKey(line)), line)),
    newLines: wanted.lines.filter((line) => changed(oldLines.get(lineKey(line)), line)),
  }
}

export function isEmpty(difference: Difference): boolean {
  return Object.values(difference).every((part) => part.length === 0)
}

function byKey<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [key(item), item]))
}

function plain(properties: Properties): string {
  const entries = Object.entries(properties).filter(([name]) => !COUNTS.some((count) => count === name))
  const texts = entries.map(([name, value]) => [name, value instanceof CalendarDate ? value.iso : value] as const)
  return JSON.stringify(texts.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** What writes a difference: lines go first, then nodes, then new ones come. */
export function* writesOf(difference: Difference): Generator<Statement> {
  const gone = new Set(difference.goneNodes.map(({ id }) => id))
  yield* deleteLines(difference.goneLines.filter(({ from, to }) => !gone.has(from) && !gone.has(to)))
  for (const label of LABELS) {
    yield* inBatches(idsWith(difference.goneNodes, label), (part) => deleteNodes(label, part))
    const rows = difference.putNodes
      .filter((node) => node.label === label)
      .map(({ id, properties }) => ({ id, props: properties }))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
    yield* inBatches(rows, (part) => putNodes(label, part))
  }
  yield* createLines(difference.newLines)
  yield* recount(difference)
}

const COUNTED: ReadonlySet<LineType> = new Set(['ATTENDED', 'HELD_AT', 'HOLDS'])

/** Counts the lines of every node that was written or whose lines changed. */
function* recount({ putNodes: written, goneNodes, goneLines, newLines }: Difference): Generator<Statement> {
  const gone = new Set(goneNodes.map(nodeKey))
  const touched = new Set(written.map(nodeKey))
  for (const { type, ends, from, to } of [...goneLines, ...newLines]) {
    if (COUNTED.has(type))
      for (const key of [`${ends[0]} ${from}`, `${ends[1]} ${to}`]) if (!gone.has(key)) touched.add(key)
  }
  for (const label of LABELS) {
    if (label === 'Tombstone') continue
    const ids = [...touched].filter((key) => key.startsWith(`${label} `)).map((key) => key.slice(label.length + 1))
    yield* inBatches(ids.sort(), (part) => countLines(label, part))
  }
}

function idsWith(nodes: readonly LayerNode[], label: string): readonly string[] {
  return nodes
    .filter((node) => node.label === label)
    .map(({ id }) => id)
    .sort()
}

function* deleteLines(lines: readonly LayerLine[]): Generator<Statement> {
  for (const [{ type, ends }, group] of byEnds(lines)) {
    const mark = markOf(type)
    const rows = group.map(
      ({ from, to, properties }): Param => ({ from, to, ...(mark && { mark: properties[mark] ?? '' }) }),
    )
    yield* inBatches(rows, (part) => deleteLayerLines(ends[0], type, ends[1], part, mark))
  }
}

function* createLines(lines: readonly LayerLine[]): Generator<Statement> {
  for (const [{ type, ends }, group] of byEnds(lines)) {
    const rows = group.map(
      ({ from, to, properties }): Param => ({ from, to, props: properties as Readonly<Record<string, Param>> }),
    )
    yield* inBatches(rows, (part) => createLayerLines(ends[0], type, ends[1], part))
  }
}

/** Lines of one type between nodes of the same labels, in the order of their ids. */
function byEnds(lines: readonly LayerLine[]): readonly (readonly [LayerLine, readonly LayerLine[]])[] {
  return [...groupedBy(lines, ({ type, ends }) => `${type} ${ends.join(' ')}`).values()].flatMap((group) => {
    const ordered = group.toSorted((a, b) => (a.from === b.from ? (a.to < b.to ? -1 : 1) : a.from < b.from ? -1 : 1))
    return ordered[0] ? [[ordered[0], ordered] as const] : []
  })
}
