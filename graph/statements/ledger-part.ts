import type { Statement } from '../engine.ts'

const by =
  (cypher: string) =>
  (ids: readonly string[]): Statement => ({ cypher, params: { ids } })

/** Questions about some ids, for resolving no more than an article touches. Each takes ids as `$ids`. */
export const PART = {
  /** Which of some addresses the base layer holds, and of what kind. */
  existing: by(`UNWIND $ids AS own MATCH (f:Figure {id: own}) RETURN f.id AS id, f.kind AS kind
UNION ALL
UNWIND $ids AS own MATCH (r:Report {id: own}) RETURN r.id AS id, 'report' AS kind`),

  articles: by(`UNWIND $ids AS own MATCH (a:Article {id: own})
RETURN a.id AS id, a.language AS language, a.publishedAt AS publishedAt, a.fingerprint AS fingerprint`),
  plainArticles: by(
    'UNWIND $ids AS own MATCH (a:Article {id: own}) RETURN a.id AS id, a.language AS language, a.publishedAt AS publishedAt',
  ),
  articleKeys: by(
    'UNWIND $ids AS own MATCH (a:Article {id: own})-[:HAS_KEY]->(k:Key) RETURN a.id AS article, k.id AS key',
  ),
  articlesSharingKeys: by(
    'UNWIND $ids AS own MATCH (a:Article {id: own})-[:HAS_KEY]->(k:Key)<-[:HAS_KEY]-(b:Article) RETURN DISTINCT b.id AS id',
  ),
  copyPairs:
    by(`UNWIND $ids AS own MATCH (a:Article {id: own})-[:COPY_OF]->(b:Article) RETURN a.id AS article, b.id AS other
UNION ALL
UNWIND $ids AS own MATCH (a:Article {id: own})<-[:COPY_OF]-(b:Article) RETURN a.id AS article, b.id AS other`),
  /** Articles that are one source with some, as the store has it. */
  copies: by(`UNWIND $ids AS own MATCH (a:Article {id: own})-[:COPY_OF]->(b:Article) RETURN b.id AS id
UNION
UNWIND $ids AS own MATCH (a:Article {id: own})<-[:COPY_OF]-(b:Article) RETURN b.id AS id`),

  figuresOfArticles: by('UNWIND $ids AS own MATCH (f:Figure {articleId: own}) RETURN f.id AS id'),
  reportsOfArticles: by('UNWIND $ids AS own MATCH (r:Report {articleId: own}) RETURN r.id AS id'),
  figuresSharingKeys: by(
    'UNWIND $ids AS own MATCH (f:Figure {id: own})-[:HAS_KEY]->(k:Key) WITH DISTINCT k MATCH (k)<-[:HAS_KEY]-(g:Figure) RETURN DISTINCT g.id AS id',
  ),
  keysOfFigures: by(
    'UNWIND $ids AS own MATCH (f:Figure {id: own})-[:HAS_KEY]->(k:Key) RETURN f.id AS figure, k.id AS key',
  ),
  figuresOfKeys: by(
    'UNWIND $ids AS own MATCH (k:Key {id: own})<-[:HAS_KEY]-(f:Figure) RETURN k.id AS key, f.id AS figure',
  ),
  figuresOfNodes:
    by(`UNWIND $ids AS own MATCH (n:Actor {id: own})<-[:REFERS_TO]-(f:Figure) RETURN n.id AS node, f.id AS figure
UNION ALL
UNWIND $ids AS own MATCH (n:Organisation {id: own})<-[:REFERS_TO]-(f:Figure) RETURN n.id AS node, f.id AS figure
UNION ALL
UNWIND $ids AS own MATCH (n:Place {id: own})<-[:REFERS_TO]-(f:Figure) RETURN n.id AS node, f.id AS figure`),
  /** Figures that are of one node with some, as the store has it. */
  figuresOfSameNode: by(
    'UNWIND $ids AS own MATCH (f:Figure {id: own})-[:REFERS_TO]->(n) WITH DISTINCT n MATCH (n)<-[:REFERS_TO]-(g:Figure) RETURN DISTINCT g.id AS id',
  ),
  /** Figures who are told to hold an office at some bodies. */
  holdersAt: by(
    'UNWIND $ids AS own MATCH (f:Figure {id: own})<-[:AT]-(c:Claim)-[:ABOUT]->(g:Figure) RETURN DISTINCT g.id AS id',
  ),

  figures: by(
    'UNWIND $ids AS own MATCH (f:Figure {id: own}) RETURN f.id AS id, f.articleId AS articleId, f.kind AS kind, f.name AS name, f.class AS class, f.country AS country',
  ),
  mentionsOf: by(
    'UNWIND $ids AS own MATCH (f:Figure {id: own})<-[:NAMES]-(m:Mention) RETURN m.id AS id, m.kind AS kind, m.text AS text, m.start AS first, m.end AS last, f.id AS figure',
  ),
  claimsAbout: by(`UNWIND $ids AS own MATCH (f:Figure {id: own})<-[:ABOUT]-(c:Claim)
RETURN c.id AS id, c.articleId AS articleId, c.kind AS kind, c.value AS text, c.since AS since, c.until AS until, c.start AS first, c.end AS last, c.reader AS reader, f.id AS about`),
  bodiesOf: by(
    'UNWIND $ids AS own MATCH (f:Figure {id: own})<-[:ABOUT]-(c:Claim)-[:AT]->(g:Figure) RETURN c.id AS claim, g.id AS figure, g.country AS country',
  ),
  /** The figures in the same reports. */
  companions: by(
    'UNWIND $ids AS own MATCH (f:Figure {id: own})-[:TAKES_PART]->(r:Report)<-[:TAKES_PART]-(g:Figure) RETURN f.id AS figure, g.kind AS kind, g.name AS name',
  ),
  owners: by(
    'UNWIND $ids AS own MATCH (f:Figure {id: own})-[:REFERS_TO]->(n) RETURN f.id AS figure, n.id AS node, labels(n) AS labels, n.name AS name',
  ),

  reportsOfFigures: by(`UNWIND $ids AS own MATCH (f:Figure {id: own})-[:TAKES_PART]->(r:Report) RETURN r.id AS id
UNION
UNWIND $ids AS own MATCH (f:Figure {id: own})<-[:PLACED_AT]-(r:Report) RETURN r.id AS id`),
  reports: by('UNWIND $ids AS own MATCH (r:Report {id: own}) RETURN r AS report'),
  participations: by(
    'UNWIND $ids AS own MATCH (r:Report {id: own})<-[t:TAKES_PART]-(f:Figure) RETURN r.id AS report, f.id AS figure, t.role AS role, t.side AS side, t.start AS first, t.end AS last',
  ),
  placings: by(
    'UNWIND $ids AS own MATCH (r:Report {id: own})-[p:PLACED_AT]->(f:Figure) RETURN r.id AS report, f.id AS figure, p.start AS first, p.end AS last',
  ),
  meetingsOfReports: by(
    'UNWIND $ids AS own MATCH (r:Report {id: own})-[:TELLS_OF]->(m:Meeting) RETURN r.id AS report, m.id AS meeting',
  ),
  reportsOfMeetings: by(
    'UNWIND $ids AS own MATCH (m:Meeting {id: own})<-[:TELLS_OF]-(r:Report) RETURN m.id AS meeting, r.id AS report',
  ),
  meetingsOf: by('UNWIND $ids AS own MATCH (r:Report {id: own})-[:TELLS_OF]->(m:Meeting) RETURN DISTINCT m.id AS id'),
  reportsOfSameMeeting: by(
    'UNWIND $ids AS own MATCH (r:Report {id: own})-[:TELLS_OF]->(m:Meeting) WITH DISTINCT m MATCH (m)<-[:TELLS_OF]-(s:Report) RETURN DISTINCT s.id AS id',
  ),
  /** Who took part in the meetings that some reports tell of, as the store has it. */
  attendants: by(
    `UNWIND $ids AS own MATCH (r:Report {id: own})-[:TELLS_OF]->(m:Meeting)<-[:ATTENDED]-(n) RETURN DISTINCT m.id AS meeting, n.id AS node`,
  ),
  layerNodes: by(`UNWIND $ids AS own MATCH (n:Actor {id: own}) RETURN n AS node
UNION ALL
UNWIND $ids AS own MATCH (n:Organisation {id: own}) RETURN n AS node
UNION ALL
UNWIND $ids AS own MATCH (n:Place {id: own}) RETURN n AS node
UNION ALL
UNWIND $ids AS own MATCH (n:Meeting {id: own}) RETURN n AS node
UNION ALL
UNWIND $ids AS own MATCH (n:Tombstone {id: own}) RETURN n AS node`),
}

/** Meetings in which one took part with any of some others: rows of `{one, others}`. */
export function meetingsOfPairs(
  label: string,
  rows: readonly { readonly one: string; readonly others: readonly string[] }[],
): Statement {
  const cypher = `UNWIND $rows AS row MATCH (a:${label} {id: row.one})-[:ATTENDED]->(m:Meeting)<-[:ATTENDED]-(b) WHERE b.id IN row.others
RETURN DISTINCT a.id AS one, b.id AS other, m.id AS meeting`
  return { cypher, params: { rows } }
}

/** Reports of meetings in which some node was the only one to take part. */
export function reportsAlone(label: string, ids: readonly string[]): Statement {
  const cypher = `UNWIND $ids AS own MATCH (n:${label} {id: own})-[:ATTENDED]->(m:Meeting) WHERE COUNT { (m)<-[:ATTENDED]-() } = 1
WITH DISTINCT m MATCH (m)<-[:TELLS_OF]-(r:Report) RETURN DISTINCT r.id AS id`
  return { cypher, params: { ids } }
}

/** Lines of one type that leave or reach some nodes. */
export function linesAt(end: 'from' | 'to', own: string, type: string, ids: readonly string[]): Statement {
  const pattern =
    end === 'from' ? `MATCH (a:${own} {id: own})-[r:${type}]->(b)` : `MATCH (b:${own} {id: own})<-[r:${type}]-(a)`
  const cypher = `UNWIND $ids AS own ${pattern} RETURN a.id AS source, labels(a) AS sourceLabels, b.id AS target, labels(b) AS targetLabels, r AS line`
  return { cypher, params: { ids } }
}

/** Lines to bodies or holders; a meeting and a place have none. */
const HELD: Readonly<Record<string, string>> = { Actor: '(n)-[:HOLDS]->(o)', Organisation: '(n)<-[:HOLDS]-(o)' }
const MET: Readonly<Record<string, string>> = {
  Actor: 'COUNT { (n)-[:ATTENDED]->() }',
  Organisation: 'COUNT { (n)-[:ATTENDED]->() }',
  Place: 'COUNT { (n)<-[:HELD_AT]-() }',
  Meeting: 'COUNT { (n)<-[:ATTENDED]-() } + COUNT { (n)-[:HELD_AT]->() }',
}

/** Counts the meetings and the neighbours of some nodes anew; a neighbour counts once, by however many offices two are joined. */
export function countLines(label: string, ids: readonly string[]): Statement {
  const held = HELD[label] ? `CALL (n) { MATCH ${HELD[label]} RETURN count(DISTINCT o) AS held }` : 'WITH n, 0 AS held'
  const cypher = `UNWIND $ids AS own MATCH (n:${label} {id: own}) ${held}
WITH n, held, ${MET[label]} AS met SET n.meetings = ${label === 'Meeting' ? '1' : 'met'}, n.neighbours = met + held`
  return { cypher, params: { ids } }
}
