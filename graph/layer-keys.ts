import type { LayerLine, LayerNode } from './ledger-rows.ts'

/** The property that tells parallel lines between one pair of nodes apart: a person may hold several offices at one body. */
const PARALLEL: ReadonlyMap<string, string> = new Map([['HOLDS', 'title']])

/** The name of that property; none for a type without parallel lines. */
export const markOf = (type: string): string | undefined => PARALLEL.get(type)

/** What a line says in that property; nothing for a type without parallel lines. */
export function markIn(type: string, properties: Readonly<Record<string, unknown>>): string {
  const mark = markOf(type)
  return mark === undefined ? '' : String(properties[mark])
}

/** What tells a node of the canonical layer from all others. */
export const nodeKey = ({ label, id }: Pick<LayerNode, 'label' | 'id'>): string => `${label} ${id}`

/** What tells a line of the canonical layer from all others. */
export const lineKey = ({ type, from, to, properties }: LayerLine): string =>
  `${type} ${from} ${to} ${markIn(type, properties)}`
