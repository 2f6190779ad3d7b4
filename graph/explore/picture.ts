import { type GraphNode, type GraphRequest, type MeetingSummary, NodeKind, type Subgraph } from '#contract'
import type { Reads, Statement } from '../engine.ts'
import {
  bestConnectedMeetings,
  bestConnectedNodes,
  countConnected,
  countInPeriod,
  meetingsOfHubs,
  organisationsOf,
} from '../statements/explore-picture.ts'
import { linesAmong } from './lines.ts'
import { summariesById } from './meetings.ts'
import { compareText, nodeIn } from './nodes.ts'
import { number, rowsOf, text } from './rows.ts'

const FEWEST = 50
/** More than that at a time would hold up small questions. */
const MOST = 500
/** One place in so many is kept for the organisations of the people in the picture. */
const PLACES_FOR_AN_ORGANISATION = 8
/** Less room than that is not worth looking for the one meeting that fits. */
const ROOM_FOR_A_MEETING = 5

/**
 * A first picture worth looking at: whole meetings, those of the people who met most first. Where no period is asked for,
 * some room is kept for the organisations of those people, and what is left is filled with what else has any line.
 */
export async function firstPicture(engine: Reads, request: GraphRequest): Promise<Subgraph> {
  const kinds = NodeKind.options.filter((kind) => request.kinds?.includes(kind) ?? true)
  const total = kinds.length === 0 ? 0 : await countMatching(engine, request, kinds)
  const kept = hasPeriod(request) ? 0 : Math.floor(request.limit / PLACES_FOR_AN_ORGANISATION)
  const picture = new Picture(kinds, request.limit - kept)
  await addMeetings(engine, picture, meetingsOfHubs(request, request.limit))
  picture.grow(kept)
  if (kept > 0 && kinds.includes('organisation')) picture.addNodes(await organisations(engine, picture, kept))
  if (picture.room > 0) await addMeetings(engine, picture, bestConnectedMeetings(request, request.limit))
  if (picture.room > 0 && !hasPeriod(request)) picture.addNodes(await otherNodes(engine, kinds, request.limit))
  const nodes = picture.nodes()
  return { nodes, edges: await linesAmong(engine, nodes), total }
}

/** Participants are read for as many meetings at a time as there may be room for. */
async function addMeetings(engine: Reads, picture: Picture, candidates: Statement): Promise<void> {
  const meetings = (await engine.read(candidates)).map((row) => text(row, 'meeting'))
  for (let at = 0; at < meetings.length && picture.room > 0; ) {
    const { room } = picture
    const next = meetings.slice(at, at + Math.min(MOST, Math.max(FEWEST, Math.ceil(room / 2))))
    picture.addMeetings(await summariesById(engine, next))
    if (picture.room === room && room < ROOM_FOR_A_MEETING) return
    at += next.length
  }
}

function hasPeriod(request: GraphRequest): boolean {
  return request.from !== undefined || request.to !== undefined
}

async function countMatching(engine: Reads, request: GraphRequest, kinds: readonly NodeKind[]): Promise<number> {
  const rows = await engine.read(hasPeriod(request) ? countInPeriod(request, kinds) : countConnected(kinds))
  return rows.reduce((sum, row) => sum + number(row, 'amount'), 0)
}

async function organisations(engine: Reads, picture: Picture, limit: number): Promise<readonly GraphNode[]> {
  const actors = picture.nodes().filter(({ kind }) => kind === 'actor')
  if (actors.length === 0) return []
  const ids = actors.map(({ id }) => id)
  return (await engine.read(organisationsOf(ids, limit))).map((row) => nodeIn(row))
}

async function otherNodes(engine: Reads, kinds: readonly NodeKind[], limit: number): Promise<readonly GraphNode[]> {
  const rows = await rowsOf(
    engine,
    bestConnectedNodes(
      kinds.filter((kind) => kind !== 'meeting'),
      limit,
    ),
  )
  return rows
    .map((row) => nodeIn(row))
    .toSorted((a, b) => b.meetings - a.meetings || b.neighbours - a.neighbours || compareText(a.id, b.id))
}

/** Takes in nodes until it is full; a meeting comes with all its participants or not at all, unless it fills the picture alone. */
class Picture {
  readonly #kinds: ReadonlySet<NodeKind>
  #limit: number
  readonly #nodes = new Map<string, GraphNode>()

  constructor(kinds: readonly NodeKind[], limit: number) {
    this.#kinds = new Set(kinds)
    this.#limit = limit
  }

  get room(): number {
    return this.#limit - this.#nodes.size
  }

  grow(by: number): void {
    this.#limit += by
  }

  nodes(): GraphNode[] {
    return [...this.#nodes.values()]
  }

  addMeetings(meetings: readonly MeetingSummary[]): void {
    for (const { meeting, participants, place } of meetings) {
      const fresh = this.#fresh([meeting, ...participants, ...(place ? [place] : [])])
      if (fresh.length <= this.room || this.#nodes.size === 0) this.addNodes(fresh)
    }
  }

  addNodes(nodes: readonly GraphNode[]): void {
    for (const node of this.#fresh(nodes).slice(0, this.room)) this.#nodes.set(node.id, node)
  }

  #fresh(nodes: readonly GraphNode[]): GraphNode[] {
    return nodes.filter((node) => this.#kinds.has(node.kind) && !this.#nodes.has(node.id))
  }
}
