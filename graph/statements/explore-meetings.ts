import type { MeetingStatus, NodeKind } from '#contract'
import { CalendarDate, type Param, type Statement } from '../engine.ts'
import { LABELS, nodeMap } from './explore-nodes.ts'

/** Days from which and to which a meeting may have been; a meeting of unknown day is in no period. */
export interface Period {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** Which meetings; `among` are nodes that all took part, or the place where it was. */
export interface MeetingFilter extends Period {
  readonly among: readonly { readonly kind: NodeKind; readonly id: string }[]
  readonly status?: readonly MeetingStatus[] | undefined
}

/** The last meeting of a page: its day, or `undefined` for one of unknown day, and its id. */
export interface MeetingPosition {
  readonly day: string | undefined
  readonly id: string
}

/** Conditions that hold for a meeting `m` whose possible days touch the period. */
export function inPeriod(period: Period): { conditions: readonly string[]; params: Record<string, Param> } {
  return {
    conditions: [
      ...(period.from ? ['coalesce(m.dateTo, m.dateFrom) >= $from'] : []),
      ...(period.to ? ['coalesce(m.dateFrom, m.dateTo) <= $to'] : []),
    ],
    params: {
      ...(period.from && { from: new CalendarDate(period.from) }),
      ...(period.to && { to: new CalendarDate(period.to) }),
    },
  }
}

const LINES: Readonly<Record<NodeKind, string>> = {
  actor: '-[:ATTENDED]->',
  organisation: '-[:ATTENDED]->',
  place: '<-[:HELD_AT]-',
  meeting: '-[:POSSIBLY_SAME]-',
}
const BACK: Readonly<Record<NodeKind, string>> = {
  actor: '<-[:ATTENDED]-',
  organisation: '<-[:ATTENDED]-',
  place: '-[:HELD_AT]->',
  meeting: '-[:POSSIBLY_SAME]-',
}

/** The first node anchors the pattern, the others are conditions on each meeting found. */
function matching(filter: MeetingFilter): { text: string; params: Record<string, Param> } {
  const [anchor, ...others] = filter.among
  const period = inPeriod(filter)
  const start = anchor
    ? `MATCH (a0:${LABELS[anchor.kind]} {id: $among0})${LINES[anchor.kind]}(m:Meeting)`
    : 'MATCH (m:Meeting)'
  const conditions = [
    ...period.conditions,
    ...(filter.status ? ['m.status IN $status'] : []),
    ...others.map(
      ({ kind }, i) =>
        `EXISTS { MATCH (m)${BACK[kind]}(a${i + 1}:${LABELS[kind]}) WHERE a${i + 1}.id = $among${i + 1} }`,
    ),
  ]
  const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : ''
  return {
    text: `${start}${where} WITH DISTINCT m`,
    params: {
      ...period.params,
      ...(filter.status && { status: filter.status }),
      ...Object.fromEntries(filter.among.map(({ id }, i) => [`among${i}`, id])),
    },
  }
}

/** How many meetings match. */
export function countMeetings(filter: MeetingFilter): Statement {
  const { text, params } = matching(filter)
  return { cypher: `${text} RETURN count(m) AS amount`, params }
}

/** Meetings, newest first, those of unknown day last, after a position. */
export function listMeetings(filter: MeetingFilter, limit: number, after?: MeetingPosition): Statement {
  const { text, params } = matching(filter)
  const cypher = `${text}
WITH m, coalesce(m.dateTo, m.dateFrom) AS day
WITH m, day, CASE WHEN day IS NULL THEN 1 ELSE 0 END AS undated${afterPosition(after)}
WITH m, day, undated ORDER BY undated, day DESC, m.id LIMIT $limit
RETURN ${nodeMap('m')} AS node, day AS day`
  const position = after && { afterId: after.id, ...(after.day && { afterDay: new CalendarDate(after.day) }) }
  return { cypher, params: { ...params, ...position, limit } }
}

function afterPosition(after: MeetingPosition | undefined): string {
  if (after === undefined) return ''
  if (after.day === undefined) return ' WHERE undated = 1 AND m.id > $afterId'
  return ' WHERE undated = 1 OR day < $afterDay OR (day = $afterDay AND m.id > $afterId)'
}
