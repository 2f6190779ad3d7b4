import type { Statement } from '../engine.ts'
import { nodeMap } from './explore-nodes.ts'

const FACTS = 'r.role AS role, r.side AS side, r.title AS title, r.sources AS sources'

const FROM_MEETINGS = [
  "MATCH (m)<-[r:ATTENDED]-(o) RETURN 'attended' AS kind, o.id AS source, m.id AS target",
  "MATCH (m)-[r:HELD_AT]->(o:Place) RETURN 'held-at' AS kind, m.id AS source, o.id AS target",
  "MATCH (m)-[r:POSSIBLY_SAME]->(o:Meeting) RETURN 'possibly-same' AS kind, m.id AS source, o.id AS target",
].map((part) => `UNWIND $meetings AS own MATCH (m:Meeting {id: own}) ${part}, ${FACTS}`)

const FROM_ACTORS = `UNWIND $actors AS own MATCH (a:Actor {id: own}) MATCH (a)-[r:HOLDS]->(o:Organisation) RETURN 'holds' AS kind, a.id AS source, o.id AS target, ${FACTS}`

/** All lines that begin at these meetings and people, from the end that has few; `undefined` where there are neither. */
export function linesFrom(meetings: readonly string[], actors: readonly string[]): Statement | undefined {
  const parts = [...(meetings.length > 0 ? FROM_MEETINGS : []), ...(actors.length > 0 ? [FROM_ACTORS] : [])]
  if (parts.length === 0) return undefined
  return {
    cypher: parts.join('\nUNION ALL\n'),
    params: { ...(meetings.length > 0 && { meetings }), ...(actors.length > 0 && { actors }) },
  }
}

const EACH_MEETING = 'UNWIND $meetings AS own MATCH (m:Meeting {id: own})'
const MEMBERS = ['MATCH (m)<-[:ATTENDED]-(o)', 'MATCH (m)-[:HELD_AT]->(o:Place)'].map(
  (way) => `${EACH_MEETING} ${way} WITH o, collect(m.id) AS joined RETURN ${nodeMap('o')} AS node, joined AS meetings`,
)
const THEMSELVES = `${EACH_MEETING} RETURN ${nodeMap('m')} AS node, [m.id] AS meetings`

/** Who took part in these meetings, and where they were: each once, with those of the meetings it belongs to. */
export function membersOf(meetings: readonly string[]): Statement | undefined {
  return meetings.length === 0 ? undefined : { cypher: MEMBERS.join('\nUNION ALL\n'), params: { meetings } }
}

/** The same, and the meetings themselves. */
export function wholeMeetings(meetings: readonly string[]): Statement | undefined {
  if (meetings.length === 0) return undefined
  return { cypher: [...MEMBERS, THEMSELVES].join('\nUNION ALL\n'), params: { meetings } }
}

/** Meetings that at least two of these attended, those that most of them attended first. */
export function meetingsAmong(attendants: readonly string[], limit: number): Statement {
  const cypher = `UNWIND $attendants AS own MATCH (f:Figure {id: own})-[:REFERS_TO]->(p) MATCH (p)-[:ATTENDED]->(m:Meeting)
WITH m, count(DISTINCT p.id) AS known WHERE known > 1
WITH m, known ORDER BY known DESC, m.id LIMIT $limit
RETURN ${nodeMap('m')} AS node`
  return { cypher, params: { attendants, limit } }
}
