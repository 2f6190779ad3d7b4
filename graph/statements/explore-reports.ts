import type { Statement } from '../engine.ts'
import { nodeMap } from './explore-nodes.ts'

/** Reports of one meeting that are shown; more than that nobody reads. */
const MOST_REPORTS = 300

function reportMap(variable: string): string {
  const words = ['id', 'articleId', 'kind', 'status', 'quote', 'start', 'end', 'reader', 'confidence', 'certainty']
  const dates = ['datePrecision', 'dateBasis', 'dateFrom', 'dateTo', 'dateStart', 'dateEnd']
  return `{${[...words, ...dates].map((name) => `${name}: ${variable}.${name}`).join(', ')}}`
}

/** What was reported of a meeting. */
export function reportsOfMeeting(meeting: string): Statement {
  const cypher = `MATCH (m:Meeting {id: $meeting})<-[:TELLS_OF]-(r:Report)
WITH m, r ORDER BY r.id LIMIT $limit
RETURN ${reportMap('r')} AS report, m.id AS meeting`
  return { cypher, params: { meeting, limit: MOST_REPORTS } }
}

/** What an article reports. */
export function reportsOfArticle(article: string): Statement {
  return { cypher: `MATCH (r:Report {articleId: $article}) RETURN ${reportMap('r')} AS report`, params: { article } }
}

/** The meetings that these reports tell of. */
export function meetingsOfReports(reports: readonly string[]): Statement | undefined {
  if (reports.length === 0) return undefined
  const cypher = `UNWIND $reports AS own MATCH (r:Report {id: own})-[:TELLS_OF]->(m:Meeting) RETURN r.id AS report, m.id AS meeting`
  return { cypher, params: { reports } }
}

/** Where these reports place their meetings. */
export function placesOfReports(reports: readonly string[]): Statement | undefined {
  if (reports.length === 0) return undefined
  const cypher = `UNWIND $reports AS own MATCH (r:Report {id: own})-[p:PLACED_AT]->(f:Figure) MATCH (f)-[:REFERS_TO]->(n:Place)
RETURN r.id AS report, r.articleId AS article, p.start AS start, p.end AS end, n.country AS country, n.spellings AS spellings, ${nodeMap('n')} AS node`
  return { cypher, params: { reports } }
}

/** Who takes part according to these reports, and the words that say so. */
export function partsOfReports(reports: readonly string[]): Statement | undefined {
  if (reports.length === 0) return undefined
  const cypher = `UNWIND $reports AS own MATCH (r:Report {id: own})<-[t:TAKES_PART]-(f:Figure) MATCH (f)-[:REFERS_TO]->(n)
RETURN r.id AS report, r.articleId AS article, f.id AS figure, n.id AS node, t.start AS start, t.end AS end`
  return { cypher, params: { reports } }
}

/** Names inside stretches of articles, with the nodes that they mean. */
export function namesInside(
  stretches: readonly {
    readonly report: string
    readonly article: string
    readonly start: number
    readonly end: number
  }[],
): Statement | undefined {
  if (stretches.length === 0) return undefined
  const cypher = `UNWIND $stretches AS s MATCH (m:Mention {articleId: s.article}) WHERE m.start >= s.start AND m.end <= s.end
MATCH (m)-[:NAMES]->(f:Figure) MATCH (f)-[:REFERS_TO]->(n)
RETURN s.report AS report, m.start AS start, m.end AS end, n.id AS node, labels(n) AS labels`
  return {
    cypher,
    params: { stretches: stretches.map(({ report, article, start, end }) => ({ report, article, start, end })) },
  }
}
