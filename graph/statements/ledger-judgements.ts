import type { Param, Statement } from '../engine.ts'

const statement = (cypher: string, params: Statement['params']): Statement => ({ cypher, params })

export function putJudgement(id: string, props: Readonly<Record<string, Param>>): Statement {
  return statement('MERGE (j:Judgement {id: $id}) SET j = $props', { id, props })
}

export function retractJudgement(id: string): Statement {
  return statement('MATCH (j:Judgement {id: $id}) SET j.retracted = true RETURN j.id AS id', { id })
}

export function readJudgements(): Statement {
  return statement('MATCH (j:Judgement) RETURN j AS judgement, j.at AS at, j.id AS id ORDER BY at DESC, id', {})
}

/** The figures or reports that belong to the same node as an address, with that node's id. */
export function membersOf(address: string): Statement {
  const cypher = `MATCH (:Figure {id: $address})-[:REFERS_TO]->(n)<-[:REFERS_TO]-(f:Figure) RETURN n.id AS node, f.id AS member, f.kind AS kind ORDER BY member
UNION ALL
MATCH (:Report {id: $address})-[:TELLS_OF]->(m:Meeting)<-[:TELLS_OF]-(r:Report) RETURN m.id AS node, r.id AS member, 'report' AS kind ORDER BY member`
  return statement(cypher, { address })
}

/** Whether the base layer holds the address, in the graph or taken out of it. */
export function findMember(address: string): Statement {
  const cypher = `MATCH (f:Figure {id: $address}) RETURN f.id AS id, f.kind AS kind
UNION ALL
MATCH (r:Report {id: $address}) RETURN r.id AS id, 'report' AS kind`
  return statement(cypher, { address })
}
