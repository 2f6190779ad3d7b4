import type { Param, Statement } from '../engine.ts'

const statement = (cypher: string, params: Statement['params'] = {}): Statement => ({ cypher, params })

/** The labels that a store has, with how many nodes of each; keys of finished units come and go, and do not count. */
export function labelsHeld(): Statement {
  return statement('MATCH (n) WHERE NOT n:Commit RETURN labels(n) AS labels, count(n) AS nodes')
}

/** The types of lines that a store has, between which labels, with how many of each. */
export function linesHeld(): Statement {
  return statement(
    'MATCH (a)-[r]->(b) RETURN labels(a) AS sourceLabels, type(r) AS type, labels(b) AS targetLabels, count(r) AS lines',
  )
}

export function idsWithLabel(label: string): Statement {
  return statement(`MATCH (n:${label}) RETURN n.id AS id`)
}

export function nodesWithIds(label: string, ids: readonly string[]): Statement {
  return statement(`UNWIND $ids AS own MATCH (n:${label} {id: own}) RETURN n AS node`, { ids })
}

/** Lines of one type that leave some nodes of one label for nodes of another. */
export function linesFrom(from: string, type: string, to: string, ids: readonly string[]): Statement {
  const cypher = `UNWIND $ids AS own MATCH (a:${from} {id: own})-[r:\`${type}\`]->(b:${to}) RETURN a.id AS source, b.id AS target, r AS line`
  return statement(cypher, { ids })
}

/** What tells whether anything was written meanwhile: every deed leaves one of these counts higher. */
export function deedsDone(): Statement {
  return statement(`MATCH (m:Meta) RETURN 'epoch' AS what, m.epoch AS state, 1 AS number
UNION ALL
MATCH (j:Job) RETURN 'job' AS what, j.state AS state, count(j) AS number
UNION ALL
MATCH (a:Article) RETURN 'article' AS what, a.status AS state, count(a) AS number
UNION ALL
MATCH (j:Judgement) RETURN 'judgement' AS what, j.retracted AS state, count(j) AS number`)
}

/** Writes new nodes of one label: rows of `{props}`. */
export function createNodes(label: string, rows: readonly { readonly props: Param }[]): Statement {
  return statement(`UNWIND $rows AS row CREATE (n:${label}) SET n += row.props`, { rows })
}

/** The store's own node, whatever it says. */
export function readMeta(): Statement {
  return statement('MATCH (m:Meta {id: $id}) RETURN m AS meta', { id: 'store' })
}

/** The same, and nobody else changes it until the transaction ends. */
export function lockMeta(): Statement {
  return statement('MATCH (m:Meta {id: $id}) SET m.id = $id RETURN m AS meta', { id: 'store' })
}

/** Writes the store's own node exactly as given. */
export function putMeta(props: Readonly<Record<string, Param>>): Statement {
  return statement('MERGE (m:Meta {id: $id}) SET m = $props', { id: 'store', props: { ...props, id: 'store' } })
}

/** Changes the store's own node; null takes a property away. */
export function changeMeta(props: Readonly<Record<string, Param>>): Statement {
  return statement('MATCH (m:Meta {id: $id}) SET m += $props', { id: 'store', props })
}
