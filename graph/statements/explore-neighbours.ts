import type { NodeKind } from '#contract'
import type { Statement } from '../engine.ts'
import { isOneOf, LABELS, nodeMap } from './explore-nodes.ts'

/** The node whose neighbours are meant. */
export interface Centre {
  readonly kind: NodeKind
  readonly id: string
}

/** The last neighbour of a page. */
export interface NeighbourPosition {
  readonly neighbours: number
  readonly id: string
}

function around({ kind }: Centre): string {
  return `MATCH (c:${LABELS[kind]} {id: $centre})-[:ATTENDED|HELD_AT|HOLDS]-(o) WITH DISTINCT o`
}

/** How many neighbours of each kind, by label. */
export function countNeighbours(centre: Centre): Statement {
  const cypher = `${around(centre)} WITH labels(o) AS labelled, count(o) AS amount RETURN labelled AS labels, amount AS amount`
  return { cypher, params: { centre: centre.id } }
}

/** Neighbours, those with the most neighbours of their own first, after a position. */
export function listNeighbours(
  centre: Centre,
  kinds: readonly NodeKind[],
  limit: number,
  after?: NeighbourPosition,
): Statement {
  const position = 'o.neighbours < $neighbours OR (o.neighbours = $neighbours AND o.id > $afterId)'
  const conditions = [isOneOf('o', kinds), ...(after ? [`(${position})`] : [])]
  const cypher = `${around(centre)} WHERE ${conditions.join(' AND ')}
WITH o ORDER BY o.neighbours DESC, o.id LIMIT $limit
RETURN ${nodeMap('o')} AS node`
  return {
    cypher,
    params: { centre: centre.id, limit, ...(after && { neighbours: after.neighbours, afterId: after.id }) },
  }
}
