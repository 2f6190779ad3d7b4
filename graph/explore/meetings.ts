import { z } from 'zod'
import {
  EntenteError,
  type GraphNode,
  IsoDate,
  type MeetingPage,
  type MeetingSummary,
  type MeetingsRequest,
} from '#contract'
import type { Engine, Row } from '../engine.ts'
import { groupedBy } from '../grouped-by.ts'
import { membersOf } from '../statements/explore-lines.ts'
import { countMeetings, listMeetings, type MeetingFilter } from '../statements/explore-meetings.ts'
import { pageOf, readCursor, writeCursor } from './cursors.ts'
import { locateAll } from './locate.ts'
import { byName, distinct, nodeIn } from './nodes.ts'
import { maybeText, number, present, rowsOf, texts } from './rows.ts'

const Position = z.tuple([IsoDate.nullable(), z.string()])

/** Meetings, newest first, with who took part. Throws `no-such-node` for an address that leads nowhere. */
export async function pageOfMeetings(engine: Engine, request: MeetingsRequest): Promise<MeetingPage> {
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
  engine: Engine,
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
export async function summariesOf(engine: Engine, meetings: readonly GraphNode[]): Promise<MeetingSummary[]> {
  const rows = await rowsOf(engine, membersOf([...new Set(meetings.map(({ id }) => id))]))
  const members = groupedBy(rows.flatMap(membershipsIn), ({ meeting }) => meeting)
  return meetings.map((meeting) => summary(meeting, members.get(meeting.id)?.map(({ node }) => node) ?? []))
}

function membershipsIn(row: Row): { readonly meeting: string; readonly node: GraphNode }[] {
  const node = nodeIn(row)
  return texts(row, 'meetings').map((meeting) => ({ meeting, node }))
}

function summary(meeting: GraphNode, members: readonly GraphNode[]): MeetingSummary {
  const place = members.filter(({ kind }) => kind === 'place').toSorted(byName)[0]
  const participants = distinct(members.filter(({ kind }) => kind !== 'place')).toSorted(byName)
  return present({ meeting, participants, place })
}

async function filterOf(engine: Engine, request: MeetingsRequest): Promise<MeetingFilter> {
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
