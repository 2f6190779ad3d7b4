import type { NodeKind } from '#contract'
import type { Statement } from '../engine.ts'
import { inPeriod, type Period } from './explore-meetings.ts'
import { isOneOf, LABELS, nodeMap } from './explore-nodes.ts'

/** People whose meetings are looked at first; enough for a picture, few enough for a store of any size. */
const HUBS = 40

function whereMeeting(period: Period): string {
  return ['m.neighbours > 0', ...inPeriod(period).conditions].join(' AND ')
}

/** Meetings of those who met most, those with the most of them first. */
export function meetingsOfHubs(period: Period, limit: number): Statement {
  const cypher = `MATCH (a:Actor) WITH a ORDER BY a.meetings DESC, a.id LIMIT $hubs
MATCH (a)-[:ATTENDED]->(m:Meeting) WHERE ${whereMeeting(period)}
WITH m, count(a) AS known, sum(coalesce(a.meetings, 0)) AS weight
ORDER BY known DESC, weight DESC, m.id LIMIT $limit
RETURN m.id AS meeting`
  return { cypher, params: { ...inPeriod(period).params, hubs: HUBS, limit } }
}

/** All other meetings, those with the most neighbours first. */
export function bestConnectedMeetings(period: Period, limit: number): Statement {
  const cypher = `MATCH (m:Meeting) WHERE ${whereMeeting(period)}
WITH m ORDER BY m.neighbours DESC, m.id LIMIT $limit
RETURN m.id AS meeting`
  return { cypher, params: { ...inPeriod(period).params, limit } }
}

/** Organisations where these people hold office, those of most of them first. */
export function organisationsOf(actors: readonly string[], limit: number): Statement {
  const cypher = `UNWIND $actors AS own MATCH (a:Actor {id: own})-[:HOLDS]->(o:Organisation)
WITH o, count(DISTINCT a) AS held ORDER BY held DESC, o.id LIMIT $limit
RETURN ${nodeMap('o')} AS node`
  return { cypher, params: { actors, limit } }
}

/** People, organisations and places that have any line, who met most first. */
export function bestConnectedNodes(kinds: readonly NodeKind[], limit: number): Statement | undefined {
  if (kinds.length === 0) return undefined
  const parts = kinds.map(
    (kind) => `MATCH (n:${LABELS[kind]}) WHERE n.neighbours > 0
WITH n ORDER BY n.meetings DESC, n.neighbours DESC, n.id LIMIT $limit RETURN ${nodeMap('n')} AS node`,
  )
  return { cypher: parts.join('\nUNION ALL\n'), params: { limit } }
}

/** How many nodes of these kinds have any line. */
export function countConnected(kinds: readonly NodeKind[]): Statement {
  const parts = kinds.map((kind) => `MATCH (n:${LABELS[kind]}) WHERE n.neighbours > 0 RETURN count(n) AS amount`)
  return { cypher: parts.join('\nUNION ALL\n'), params: {} }
}

/** How many meetings there are in a period, and how many nodes of these kinds took part or were their places. */
export function countInPeriod(period: Period, kinds: readonly NodeKind[]): Statement {
  const start = `MATCH (m:Meeting) WHERE ${whereMeeting(period)}`
  const others = kinds.filter((kind) => kind !== 'meeting')
  const parts = [
    ...(kinds.includes('meeting') ? [`${start} RETURN count(m) AS amount`] : []),
    ...(others.length > 0
      ? [
          `${start} MATCH (m)-[:ATTENDED|HELD_AT]-(o) WHERE ${isOneOf('o', others)} RETURN count(DISTINCT o.id) AS amount`,
        ]
      : []),
  ]
  return { cypher: parts.join('\nUNION ALL\n'), params: inPeriod(period).params }
}
