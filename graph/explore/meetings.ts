import { z } from 'zod'
import {
  EntenteError,
  type GraphNode,
  IsoDate,
  type MeetingPage,
  type MeetingSummary,
  type MeetingsRequest,
} from '#contract'
import type { Reads, Row } from '../engine.ts'
import { membersOf, wholeMeetings } from '../statements/explore-lines.ts'
import { countMeetings, listMeetings, type MeetingFilter } from '../statements/explore-meetings.ts'
import { pageOf, readCursor, writeCursor } from './cursors.ts'
import { locateAll } from './locate.ts'
import { byName, distinct, nodeIn } from './nodes.ts'
import { maybeText, number, present, rowsOf, texts } from './rows.ts'

const Position = z.tuple([IsoDate.nullable(), z.string()])

/** Meetings, newest first, with who took part. Throws `no-such-node` for an address that leads nowhere. */
export async function pageOfMeetings(engine: Reads, request: MeetingsRequest): Promise<MeetingPage> {
  const after = readCursor(request.cursor, Position)
  const filter = await filterOf(engine, request)
  const position = after && { day: after[0] ?? undefined, id: after[1] }
  const [counted, rows] = await Promise.all([
    engine.read(countMeetings(filter)),
    engine.read(listMeetings(filter, request.limit + 1, position)),
  ])
  const { page, more } = pageOf(rows, request.limit)
  const meetings = await summariesOf(
    engine,
    page.map((row) => nodeIn(row)),
  )
  return present({ meetings, total: number(counted[0] ?? {}, 'amount'), next: more ? endOf(page) : undefined })
}

/** The newest meetings at which these were. */
export async function newestMeetings(
  engine: Reads,
  among: MeetingFilter['among'],
  limit: number,
): Promise<MeetingSummary[]> {
  const rows = await engine.read(listMeetings({ among }, limit))
  return summariesOf(
    engine,
    rows.map((row) => nodeIn(row)),
  )
}

/** Each meeting with its participants and its place. */
export async function summariesOf(engine: Reads, meetings: readonly GraphNode[]): Promise<MeetingSummary[]> {
  const rows = await rowsOf(engine, membersOf([...new Set(meetings.map(({ id }) => id))]))
  const members = byMeeting(rows)
  return meetings.map((meeting) => summary(meeting, members.get(meeting.id) ?? []))
}

/** The same for meetings of which no more is known than the id; those that are gone are left out. */
export async function summariesById(engine: Reads, ids: readonly string[]): Promise<MeetingSummary[]> {
  const nodes = byMeeting(await rowsOf(engine, wholeMeetings(ids)))
  return ids.flatMap((id) => {
    const own = nodes.get(id) ?? []
    const meeting = own.find((node) => node.id === id)
    return meeting ? [summary(meeting, own)] : []
  })
}

/** The nodes of each meeting. */
function byMeeting(rows: readonly Row[]): ReadonlyMap<string, readonly GraphNode[]> {
  const nodes = new Map<string, GraphNode[]>()
  for (const row of rows) {
    const node = nodeIn(row)
    for (const meeting of texts(row, 'meetings')) {
      const known = nodes.get(meeting)
      if (known) known.push(node)
      else nodes.set(meeting, [node])
    }
  }
  return nodes
}

function summary(meeting: GraphNode, members: readonly GraphNode[]): MeetingSummary {
  const place = members.filter(({ kind }) => kind === 'place').toSorted(byName)[0]
  const participants = distinct(members.filter(({ kind }) => kind !== 'place' && kind !== 'meeting')).toSorted(byName)
  return present({ meeting, participants, place })
}

async function filterOf(engine: Reads, request: MeetingsRequest): Promise<MeetingFilter> {
  const addresses = [request.actor, request.organisation, request.place].filter((each) => each !== undefined)
  const located = addresses.length > 0 ? await locateAll(engine, addresses) : new Map<string, GraphNode>()
  const among = addresses.map((address) => located.get(address) ?? nowhere(address))
  return { among, from: request.from, to: request.to, status: request.status }
}

function nowhere(address: string): never {
  throw new EntenteError('no-such-node', `Nothing in the graph has the address ${address}.`)
}

function endOf(page: readonly Row[]): string | undefined {
  const last = page.at(-1)
  return last && writeCursor([maybeText(last, 'day') ?? null, nodeIn(last).id])
}
