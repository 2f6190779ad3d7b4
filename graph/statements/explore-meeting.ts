import type { Statement } from '../engine.ts'
import { nodeMap } from './explore-nodes.ts'

/** Who took part in a meeting, all reports together. */
export function attendanceOf(meeting: string): Statement {
  const cypher = `MATCH (m:Meeting {id: $meeting})<-[r:ATTENDED]-(o) RETURN r.role AS role, r.side AS side, ${nodeMap('o')} AS node`
  return { cypher, params: { meeting } }
}

/** Where a meeting was. */
export function placesOf(meeting: string): Statement {
  const cypher = `MATCH (m:Meeting {id: $meeting})-[:HELD_AT]->(o:Place) RETURN ${nodeMap('o')} AS node`
  return { cypher, params: { meeting } }
}

/** Meetings that may be the same as this one, and why. */
export function possiblySame(meeting: string): Statement {
  const cypher = `MATCH (m:Meeting {id: $meeting})-[s:POSSIBLY_SAME]-(o:Meeting) RETURN s.reasons AS reasons, ${nodeMap('o')} AS node`
  return { cypher, params: { meeting } }
}
