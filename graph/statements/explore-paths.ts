import type { NodeKind } from '#contract'
import type { Statement } from '../engine.ts'
import { LABELS } from './explore-nodes.ts'

/** The next step from nodes of each kind; places are left only from an end of the path. */
const STEPS: Readonly<Record<NodeKind, string>> = {
  actor: 'MATCH (n)-[:ATTENDED]->(m:Meeting) WITH n, m, m AS o',
  organisation: 'MATCH (n)-[:ATTENDED]->(m:Meeting) WITH n, m, m AS o',
  place: 'MATCH (n)<-[:HELD_AT]-(m:Meeting) WITH n, m, m AS o',
  meeting: 'MATCH (n)<-[:ATTENDED]-(o) WITH n, n AS m, o',
}

/** The lines that lead on from a frontier, at most `limit` for each kind of node in it; `undefined` for an empty one. */
export function stepsFrom(frontier: ReadonlyMap<NodeKind, readonly string[]>, limit: number): Statement | undefined {
  const kinds = [...frontier.keys()].filter((kind) => (frontier.get(kind)?.length ?? 0) > 0)
  if (kinds.length === 0) return undefined
  const parts = kinds.map(
    (kind) => `UNWIND $${kind} AS own MATCH (n:${LABELS[kind]} {id: own}) ${STEPS[kind]}
WITH n, m, o ORDER BY n.id, o.id LIMIT $limit
RETURN n.id AS near, o.id AS far, labels(o) AS labels, m.status AS status, m.sources AS sources`,
  )
  const params = Object.fromEntries(kinds.map((kind) => [kind, frontier.get(kind) ?? []]))
  return { cypher: parts.join('\nUNION ALL\n'), params: { ...params, limit } }
}
