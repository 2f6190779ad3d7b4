import type { FigureKind } from '#contract'
import { CalendarDate, type Layer, type LayerLine, type LayerNode, type Properties, type Property } from '#graph'
import type { CanonicalLayer } from './resolve/layer.ts'

const LABELS: Readonly<Record<string, LayerNode['label']>> = {
  actor: 'Actor',
  organisation: 'Organisation',
  place: 'Place',
}
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

/** The canonical layer as nodes and lines of the store; `outside` tells the kind of nodes that lines lead to and that are no part of it. */
export function toRows(
  layer: CanonicalLayer,
  outside: (id: string) => FigureKind | undefined = () => undefined,
): Layer {
  const labels = new Map(layer.figures.map(({ id, kind }) => [id, LABELS[kind] ?? 'Actor']))
  const labelOf = (id: string): string => labels.get(id) ?? LABELS[outside(id) ?? 'none'] ?? 'Meeting'
  const figures = layer.figures.map(
    ({ kind, ...node }): LayerNode => ({
      label: LABELS[kind] ?? 'Actor',
      id: node.id,
      properties: properties({ ...node }),
    }),
  )
  const told = layer.meetings.map(
    (node): LayerNode => ({ label: 'Meeting', id: node.id, properties: properties({ ...node }) }),
  )
  const takenOut = layer.takenOut.map(
    ({ id, was }): LayerNode => ({ label: 'Tombstone', id, properties: { id, was, takenOut: true } }),
  )
  return { nodes: [...figures, ...told, ...takenOut], lines: linesOf(layer, labelOf) }
}

type Line = { readonly from: string; readonly to: string }

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
