import { CalendarDate, type Statement } from '../engine.ts'
import { nodeMap } from './explore-nodes.ts'

/** The last article of a page. */
export interface ArticlePosition {
  readonly day: string | undefined
  readonly id: string
}

/** What refers to an article, as a map. */
export function articleMap(variable: string): string {
  const properties = ['id', 'title', 'language', 'publisher', 'publishedAt']
  return `{${properties.map((name) => `${name}: ${variable}.${name}`).join(', ')}}`
}

/** Articles, newest first, those without a day last, after a position. */
export function listArticles(limit: number, after?: ArticlePosition): Statement {
  const cypher = `MATCH (a:Article)
WITH a, a.publishedAt AS day, CASE WHEN a.publishedAt IS NULL THEN 1 ELSE 0 END AS undated${afterPosition(after)}
WITH a, day, undated ORDER BY undated, day DESC, a.id LIMIT $limit
RETURN ${articleMap('a')} AS article`
  const position = after && { afterId: after.id, ...(after.day && { afterDay: new CalendarDate(after.day) }) }
  return { cypher, params: { ...position, limit } }
}

function afterPosition(after: ArticlePosition | undefined): string {
  if (after === undefined) return ''
  if (after.day === undefined) return ' WHERE undated = 1 AND a.id > $afterId'
  return ' WHERE undated = 1 OR day < $afterDay OR (day = $afterDay AND a.id > $afterId)'
}

export function countArticles(): Statement {
  return { cypher: 'MATCH (a:Article) RETURN count(a) AS amount', params: {} }
}

/** How many meetings each article tells of. */
export function countToldMeetings(articles: readonly string[]): Statement {
  const cypher = `UNWIND $articles AS own MATCH (r:Report {articleId: own})-[:TELLS_OF]->(m:Meeting)
WITH own, count(DISTINCT m) AS amount RETURN own AS article, amount AS amount`
  return { cypher, params: { articles } }
}

/** What each of these articles is a copy of. */
export function originalsOf(articles: readonly string[]): Statement | undefined {
  if (articles.length === 0) return undefined
  const cypher = `UNWIND $articles AS own MATCH (a:Article {id: own})-[c:COPY_OF]->(o:Article)
RETURN a.id AS copy, c.kind AS kind, ${articleMap('o')} AS article`
  return { cypher, params: { articles } }
}

/** The copies of an article. */
export function copiesOf(article: string): Statement {
  const cypher = `MATCH (a:Article {id: $article})<-[c:COPY_OF]-(o:Article)
RETURN c.kind AS kind, ${articleMap('o')} AS article, o.id AS copy ORDER BY copy`
  return { cypher, params: { article } }
}

/** All articles that are one source with this one, itself among them. */
export function sameSource(article: string): Statement {
  const cypher = 'MATCH (a:Article {id: $article})-[:COPY_OF*0..3]-(o:Article) RETURN DISTINCT o.id AS article'
  return { cypher, params: { article } }
}

/** Articles with their texts, for the sentences around facts. */
export function readTexts(articles: readonly string[]): Statement | undefined {
  if (articles.length === 0) return undefined
  const cypher = `UNWIND $articles AS own MATCH (a:Article {id: own}) RETURN ${articleMap('a')} AS article, a.text AS text`
  return { cypher, params: { articles } }
}

/** An article with all its properties. */
export function readArticle(article: string): Statement {
  const cypher = `MATCH (a:Article {id: $article})
RETURN ${articleMap('a')} AS article, a.text AS text, a.url AS url, a.ingestedAt AS ingestedAt`
  return { cypher, params: { article } }
}

/** The mentions of an article and whom they name. */
export function mentionsOf(article: string): Statement {
  const cypher = `MATCH (a:Article {id: $article})<-[:\`IN\`]-(m:Mention) MATCH (m)-[:NAMES]->(f:Figure)
RETURN m.id AS id, m.kind AS kind, m.text AS text, m.start AS start, m.end AS end, f.id AS figure, f.name AS name`
  return { cypher, params: { article } }
}

/** The nodes that an article's figures refer to, and whether other sources name them too. */
export function nodesOf(article: string, source: readonly string[]): Statement {
  const cypher = `MATCH (f:Figure {articleId: $article})-[:REFERS_TO]->(n)
RETURN f.id AS figure, ${nodeMap('n')} AS node,
  EXISTS { MATCH (n)<-[:REFERS_TO]-(g:Figure) WHERE NOT g.articleId IN $source } AS known`
  return { cypher, params: { article, source } }
}

/** The words with which some articles tell of meetings. */
export function quotesOf(articles: readonly string[]): Statement | undefined {
  if (articles.length === 0) return undefined
  const cypher = 'UNWIND $articles AS own MATCH (r:Report {articleId: own}) RETURN DISTINCT r.quote AS quote'
  return { cypher, params: { articles } }
}

/** The meetings of an article that may be one with a meeting that some other articles tell of. */
export function perhapsToldIn(article: string, articles: readonly string[]): Statement | undefined {
  if (articles.length === 0) return undefined
  const cypher = `MATCH (own:Report {articleId: $article})-[:TELLS_OF]->(m:Meeting)
MATCH (m)-[:POSSIBLY_SAME]-(o:Meeting)
MATCH (o)<-[:TELLS_OF]-(r:Report) WHERE r.articleId IN $articles
RETURN DISTINCT m.id AS meeting`
  return { cypher, params: { article, articles } }
}

/** What the reports of an article's meetings say, those of other articles too, and which of these are copies. */
export function meetingsTold(article: string): Statement {
  const cypher = `MATCH (own:Report {articleId: $article})-[:TELLS_OF]->(m:Meeting) WITH DISTINCT m
MATCH (m)<-[:TELLS_OF]-(r:Report)
MATCH (a:Article {id: r.articleId})
RETURN ${nodeMap('m')} AS node, a.id AS article, r.status AS status, r.quote AS quote, r.dateFrom AS dateFrom, r.dateTo AS dateTo,
  EXISTS { MATCH (a)-[:COPY_OF]->(o:Article) } AS copied`
  return { cypher, params: { article } }
}
