import type { Statement } from '../engine.ts'

const statement = (cypher: string, params: Statement['params']): Statement => ({ cypher, params })

/** What some articles tell, of one label. */
export function toldBy(label: string, articles: readonly string[]): Statement {
  return statement(`UNWIND $articles AS own MATCH (n:${label} {articleId: own}) RETURN n AS node`, { articles })
}

/** Whom the mentions of some articles name, and whom their claims are about. */
export function pointedAtBy(articles: readonly string[]): Statement {
  const cypher = `UNWIND $articles AS own MATCH (m:Mention {articleId: own})-[:NAMES]->(f:Figure) RETURN m.id AS id, f.id AS figure
UNION ALL
UNWIND $articles AS own MATCH (c:Claim {articleId: own})-[:ABOUT]->(f:Figure) RETURN c.id AS id, f.id AS figure`
  return statement(cypher, { articles })
}

/** Keys of units that ended before a moment, in milliseconds since 1970. */
export function leftCommits(before: number): Statement {
  return statement('MATCH (c:Commit) WHERE c.at < $before RETURN c.id AS id', { before })
}
