import type { NodeKind } from '#contract'
import type { Statement } from '../engine.ts'
import { LABELS, nodeMap } from './explore-nodes.ts'

/**
 * Nodes of one kind each of whose tokens begins some word of a spelling; those where every token is a whole word come
 * first, then who met most.
 */
export function findByName(kind: NodeKind, tokens: readonly string[], limit: number): Statement {
  const begun = tokens.map((_, i) => `n.search CONTAINS $begun${i}`).join(' AND ')
  const whole = tokens.map((_, i) => `n.search CONTAINS $whole${i}`).join(' AND ')
  const cypher = `MATCH (n:${LABELS[kind]}) WHERE ${begun}
WITH n, CASE WHEN ${whole} THEN 1 ELSE 0 END AS complete
ORDER BY complete DESC, n.meetings DESC, n.name, n.id LIMIT $limit
RETURN ${nodeMap('n')} AS node, complete AS complete, n.spellings AS spellings`
  const texts = tokens.flatMap((token, i) => [
    [`begun${i}`, ` ${token}`],
    [`whole${i}`, ` ${token} `],
  ])
  return { cypher, params: { ...Object.fromEntries(texts), limit } }
}

/** Articles whose title holds every word, newest first. */
export function findArticles(words: readonly string[], limit: number): Statement {
  const cypher = `MATCH (a:Article) WHERE ${words.map((_, i) => `toLower(a.title) CONTAINS $word${i}`).join(' AND ')}
WITH a, CASE WHEN a.publishedAt IS NULL THEN 1 ELSE 0 END AS undated
ORDER BY undated, a.publishedAt DESC, a.id LIMIT $limit
RETURN a.id AS id, a.title AS title, a.publisher AS publisher`
  const texts = words.map((word, i) => [`word${i}`, word.toLowerCase()])
  return { cypher, params: { ...Object.fromEntries(texts), limit } }
}
