import type { NodeKind } from '#contract'
import type { Statement } from '../engine.ts'

const JUDGEMENT =
  'j.id AS id, j.kind AS kind, j.left AS left, j.right AS right, j.name AS name, j.correction AS correction, j.author AS author, j.at AS at, j.note AS note'

/** The active judgements that speak of a node, by the figures or reports that are part of it now. */
export function judgementsAbout(kind: NodeKind, node: string): Statement {
  const way =
    kind === 'meeting'
      ? 'MATCH (r:Report {id: address})-[:TELLS_OF]->(n:Meeting)'
      : 'MATCH (f:Figure {id: address})-[:REFERS_TO]->(n)'
  const cypher = `MATCH (j:Judgement) WHERE j.retracted = false
UNWIND coalesce(j.left, []) + coalesce(j.right, []) AS address
${way} WHERE n.id = $node
WITH DISTINCT j RETURN ${JUDGEMENT}`
  return { cypher, params: { node } }
}

/** What these addresses are called: figures by their own name, reports by that of their meeting. */
export function namesOfAddresses(addresses: readonly string[]): Statement | undefined {
  if (addresses.length === 0) return undefined
  const cypher = `UNWIND $addresses AS own MATCH (f:Figure {id: own}) RETURN own AS address, f.name AS name
UNION ALL
UNWIND $addresses AS own MATCH (r:Report {id: own})-[:TELLS_OF]->(m:Meeting) RETURN own AS address, m.name AS name`
  return { cypher, params: { addresses } }
}
