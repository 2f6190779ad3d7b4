import type { Statement } from '../engine.ts'

const COUNTED = {
  articles: 'MATCH (n:Article)',
  actors: 'MATCH (n:Actor)',
  organisations: 'MATCH (n:Organisation)',
  places: 'MATCH (n:Place)',
  meetings: 'MATCH (n:Meeting)',
  reports: 'MATCH (n:Report)',
  waiting: 'MATCH (n:Article) WHERE n.status IN $waiting',
}

/** One row a count, named as in `Stats`. */
export function countEverything(): Statement {
  const parts = Object.entries(COUNTED).map(([name, match]) => `${match} RETURN '${name}' AS name, count(n) AS amount`)
  return { cypher: parts.join('\nUNION ALL\n'), params: { waiting: ['waiting', 'read'] } }
}

/** How often the canonical layer changed. */
export function readEpoch(): Statement {
  return { cypher: 'MATCH (m:Meta {id: $id}) RETURN m.epoch AS epoch', params: { id: 'store' } }
}
