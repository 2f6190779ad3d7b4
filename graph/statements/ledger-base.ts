import type { Param, Statement } from '../engine.ts'

/** Rows of `{id, props}`, sorted by id, as one statement's parameter. */
export type PutRow = { readonly id: string; readonly props: Readonly<Record<string, Param>> }

const statement = (cypher: string, params: Statement['params']): Statement => ({ cypher, params })

/** Writes nodes of one label, each exactly as given. */
export function putNodes(label: string, rows: readonly PutRow[]): Statement {
  return statement(
    `UNWIND $rows AS row WITH row WHERE row.id IS NOT NULL MERGE (n:${label} {id: row.id}) SET n = row.props`,
    { rows },
  )
}

/** Deletes nodes of one label with all their lines. */
export function deleteNodes(label: string, ids: readonly string[]): Statement {
  return statement(`UNWIND $ids AS gone MATCH (n:${label} {id: gone}) DETACH DELETE n`, { ids })
}

/** The ids of some articles' nodes of one label. */
export function idsOf(label: string, articles: readonly string[]): Statement {
  return statement(`UNWIND $articles AS own MATCH (n:${label} {articleId: own}) RETURN n.id AS id`, { articles })
}

/** Lines of the base layer: rows of `{from, to, props}`. */
export function putLines(from: string, type: string, to: string, rows: readonly Param[]): Statement {
  const cypher = `UNWIND $rows AS row MATCH (a:${from} {id: row.from}) MATCH (b:${to} {id: row.to}) MERGE (a)-[r:${type}]->(b) SET r += row.props`
  return statement(cypher, { rows })
}

/** Takes the lines of one type away from some nodes. */
export function dropLines(from: string, type: string, ids: readonly string[]): Statement {
  return statement(`UNWIND $ids AS own MATCH (a:${from} {id: own})-[r:${type}]->() DELETE r`, { ids })
}

export function putKeys(keys: readonly string[]): Statement {
  return statement('UNWIND $keys AS key WITH key WHERE key IS NOT NULL MERGE (k:Key {id: key})', { keys })
}

/** Keys that nothing holds any more. */
export function dropLooseKeys(keys: readonly string[]): Statement {
  return statement('UNWIND $keys AS key MATCH (k:Key {id: key}) WHERE NOT EXISTS { (k)<-[:HAS_KEY]-() } DELETE k', {
    keys,
  })
}

/** The keys that some articles and their figures hold. */
export function keysOf(articles: readonly string[]): Statement {
  const cypher = `UNWIND $articles AS own MATCH (a:Article {id: own})-[:HAS_KEY]->(k:Key) RETURN k.id AS id
UNION
UNWIND $articles AS own MATCH (f:Figure {articleId: own})-[:HAS_KEY]->(k:Key) RETURN k.id AS id`
  return statement(cypher, { articles })
}

export function setArticleStatus(ids: readonly string[], status: string): Statement {
  return statement('UNWIND $ids AS own MATCH (a:Article {id: own}) SET a.status = $status', { ids, status })
}

export function articleStates(ids: readonly string[]): Statement {
  return statement(
    'UNWIND $ids AS own MATCH (a:Article {id: own}) RETURN a.id AS id, a.status AS status, a.title AS title',
    { ids },
  )
}

/** Articles that are read and not yet part of what is explored. */
export function unresolved(): Statement {
  return statement('MATCH (a:Article) WHERE a.status = $status RETURN a.id AS id ORDER BY id', { status: 'read' })
}

/** What an article's addresses are called: its title, and the names of the nodes that its figures and reports belong to. */
export function namesOf(article: string): Statement {
  const cypher = `MATCH (a:Article {id: $article}) RETURN a.id AS id, a.title AS name
UNION ALL
MATCH (f:Figure {articleId: $article})-[:REFERS_TO]->(n) RETURN f.id AS id, n.name AS name
UNION ALL
MATCH (r:Report {articleId: $article})-[:TELLS_OF]->(m:Meeting) RETURN r.id AS id, m.name AS name`
  return statement(cypher, { article })
}
