import type { Statement } from '../engine.ts'

const all = (cypher: string): Statement => ({ cypher, params: {} })

/** All ids of what must be computed where everything is. */
export const ALL = {
  articles: all('MATCH (a:Article) WHERE a.fingerprint IS NOT NULL RETURN a.id AS id'),
  figures: all('MATCH (f:Figure) RETURN f.id AS id'),
  reports: all('MATCH (r:Report) RETURN r.id AS id'),
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
