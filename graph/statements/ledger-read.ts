import type { Statement } from '../engine.ts'

const all = (cypher: string): Statement => ({ cypher, params: {} })

/** What articles say, for resolving: one statement a kind of row. */
export const READ_BASE = {
  articles: all(
    `MATCH (a:Article) WHERE a.fingerprint IS NOT NULL
RETURN a.id AS id, a.title AS title, a.language AS language, a.publishedAt AS publishedAt, a.publisher AS publisher, a.fingerprint AS fingerprint`,
  ),
  mentions: all(
    'MATCH (m:Mention)-[:NAMES]->(f:Figure) RETURN m.id AS id, m.kind AS kind, m.text AS text, m.start AS first, m.end AS last, f.id AS figure',
  ),
  figures: all(
    'MATCH (f:Figure) RETURN f.id AS id, f.articleId AS articleId, f.kind AS kind, f.name AS name, f.class AS class, f.country AS country',
  ),
  reports: all('MATCH (r:Report) RETURN r AS report'),
  participations: all(
    'MATCH (f:Figure)-[t:TAKES_PART]->(r:Report) RETURN r.id AS report, f.id AS figure, t.role AS role, t.side AS side, t.start AS first, t.end AS last',
  ),
  placings: all(
    'MATCH (r:Report)-[p:PLACED_AT]->(f:Figure) RETURN r.id AS report, f.id AS figure, p.start AS first, p.end AS last',
  ),
  claims: all(
    `MATCH (c:Claim)-[:ABOUT]->(f:Figure)
RETURN c.id AS id, c.articleId AS articleId, c.kind AS kind, c.value AS text, c.since AS since, c.until AS until, c.start AS first, c.end AS last, c.reader AS reader, f.id AS about`,
  ),
  bodies: all('MATCH (c:Claim)-[:AT]->(f:Figure) RETURN c.id AS claim, f.id AS figure'),
}

/** The canonical layer as it stands: nodes by label. */
export function readLayerNodes(label: string): Statement {
  return all(`MATCH (n:${label}) RETURN n AS node`)
}

export const LINE_ENDS = {
  ATTENDED: ['', 'Meeting'],
  HELD_AT: ['Meeting', 'Place'],
  HOLDS: ['Actor', 'Organisation'],
  REFERS_TO: ['Figure', ''],
  TELLS_OF: ['Report', 'Meeting'],
  POSSIBLY_SAME: ['Meeting', 'Meeting'],
  COPY_OF: ['Article', 'Article'],
} as const

/** The canonical layer's lines of one type. */
export function readLayerLines(type: keyof typeof LINE_ENDS): Statement {
  const [from, to] = LINE_ENDS[type]
  const ends = (label: string): string => (label ? `:${label}` : '')
  return all(
    `MATCH (a${ends(from)})-[r:${type}]->(b${ends(to)}) RETURN a.id AS source, labels(a) AS sourceLabels, b.id AS target, labels(b) AS targetLabels, r AS line`,
  )
}
