import { CalendarDate, type Layer, type LayerLine, type LayerNode, type Properties, type Property } from '#graph'
import type { CanonicalLayer } from './resolve/layer.ts'

const LABELS = { actor: 'Actor', organisation: 'Organisation', place: 'Place' } as const
const DATES: ReadonlySet<string> = new Set(['dateFrom', 'dateTo', 'since', 'until'])

function properties(values: Readonly<Record<string, Property | undefined>>): Properties {
  const entries = Object.entries(values).filter((entry): entry is [string, Property] => entry[1] !== undefined)
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name,
      DATES.has(name) && typeof value === 'string' ? new CalendarDate(value) : value,
    ]),
  )
}

/** The canonical layer as nodes and lines of the store, with the counts that are kept on nodes. */
export function toRows(layer: CanonicalLayer): Layer {
  const labels = new Map<string, string>(layer.figures.map(({ id, kind }) => [id, LABELS[kind]]))
  const labelOf = (id: string): string => labels.get(id) ?? 'Meeting'
  const { meetings, neighbours } = counts(layer)
  const counted = (id: string): { meetings: number; neighbours: number } => ({
    meetings: meetings.get(id) ?? 0,
    neighbours: neighbours.get(id) ?? 0,
  })
  const figures = layer.figures.map(
    ({ kind, ...node }): LayerNode => ({
      label: LABELS[kind],
      id: node.id,
      properties: properties({ ...node, ...counted(node.id) }),
    }),
  )
  const told = layer.meetings.map(
    (node): LayerNode => ({
      label: 'Meeting',
      id: node.id,
      properties: properties({ ...node, ...counted(node.id), meetings: 1 }),
    }),
  )
  const takenOut = layer.takenOut.map(
    ({ id, was }): LayerNode => ({ label: 'Tombstone', id, properties: { id, was, takenOut: true } }),
  )
  return { nodes: [...figures, ...told, ...takenOut], lines: linesOf(layer, labelOf) }
}

type Line = { readonly from: string; readonly to: string }

function counts(layer: CanonicalLayer): {
  meetings: ReadonlyMap<string, number>
  neighbours: ReadonlyMap<string, number>
} {
  const [meetings, neighbours] = [new Map<string, number>(), new Map<string, number>()]
  const count = (into: Map<string, number>, id: string): void => void into.set(id, (into.get(id) ?? 0) + 1)
  for (const { from } of layer.attended) count(meetings, from)
  for (const { to } of layer.heldAt) count(meetings, to)
  for (const line of [...layer.attended, ...layer.heldAt, ...layer.holds]) {
    count(neighbours, line.from)
    count(neighbours, line.to)
  }
  return { meetings, neighbours }
}

function linesOf(layer: CanonicalLayer, labelOf: (id: string) => string): readonly LayerLine[] {
  const line = (
    type: LayerLine['type'],
    ends: readonly [string, string],
    { from, to, ...values }: Line & Readonly<Record<string, Property | undefined>>,
  ): LayerLine => ({ type, ends, from, to, properties: properties(values) })
  return [
    ...layer.attended.map((one) => line('ATTENDED', [labelOf(one.from), 'Meeting'], { ...one })),
    ...layer.heldAt.map((one) => line('HELD_AT', ['Meeting', 'Place'], { ...one })),
    ...layer.holds.map((one) => line('HOLDS', ['Actor', 'Organisation'], { ...one })),
    ...layer.refersTo.map((one) => line('REFERS_TO', ['Figure', labelOf(one.to)], { ...one })),
    ...layer.tellsOf.map((one) => line('TELLS_OF', ['Report', 'Meeting'], { ...one })),
    ...layer.possiblySame.map((one) => line('POSSIBLY_SAME', ['Meeting', 'Meeting'], { ...one })),
    ...layer.copyOf.map(({ copy, of, kind }) => line('COPY_OF', ['Article', 'Article'], { from: copy, to: of, kind })),
  ]
}
