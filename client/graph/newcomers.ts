import type { Point } from './interface.ts'
import type { LayoutEdge, LayoutNode } from './positions.ts'
import { separate } from './separate.ts'

/** How far from its neighbour a new node is put, and how near another one may be before it counts as in the way. */
const LINE = 105
const CLEAR = 90
const AROUND = 320
const WAYS = 20
const ROUNDS = 12
const REACH = 100

type Places = Map<string, Point>
type Neighbours = ReadonlyMap<string, readonly string[]>

/** Barycentre of the neighbours that have a place; `undefined` where none has. */
export function barycentre(neighbours: readonly string[], placed: ReadonlyMap<string, Point>): Point | undefined {
  const places = neighbours.flatMap((id) => placed.get(id) ?? [])
  return places.length === 0 ? undefined : middle(places)
}

/**
 * Places for the nodes that have none: near their neighbours, where there is room; what stands there already keeps its place.
 * `origins` tells where each begins its way: at the barycentre of its neighbours.
 */
export function placeNewcomers(
  nodes: readonly LayoutNode[],
  edges: readonly LayoutEdge[],
  placed: ReadonlyMap<string, Point>,
): { places: Places; origins: Places } {
  const neighbours = neighboursOf(edges)
  const newcomers = nodes.filter(({ id }) => !placed.has(id)).map(({ id }) => id)
  const { places, origins } = inWaves(newcomers.sort(), neighbours, placed)
  const isNear = nearTo(places)
  const old = new Map([...placed].filter(([, place]) => isNear(place)))
  for (let round = 0; round < ROUNDS; round++) relax(places, old, neighbours)
  const at = (id: string) => places.get(id) ?? old.get(id) ?? { x: 0, y: 0 }
  const concerned = nodes.filter(({ id }) => places.has(id) || old.has(id))
  const settled = separate(concerned, at, 80, (id) => old.has(id))
  return { origins, places: new Map(newcomers.map((id) => [id, settled.get(id) ?? at(id)])) }
}

/** Whether a place is near enough to the newcomers to be in their way. */
function nearTo(places: Places): (place: Point) => boolean {
  const xs = [...places.values()].map(({ x }) => x)
  const ys = [...places.values()].map(({ y }) => y)
  const [left, right] = [Math.min(...xs) - AROUND, Math.max(...xs) + AROUND]
  const [bottom, top] = [Math.min(...ys) - AROUND, Math.max(...ys) + AROUND]
  return ({ x, y }) => x > left && x < right && y > bottom && y < top
}

function neighboursOf(edges: readonly LayoutEdge[]): Neighbours {
  const neighbours = new Map<string, string[]>()
  const note = (from: string, to: string) => {
    const known = neighbours.get(from)
    if (known) known.push(to)
    else neighbours.set(from, [to])
  }
  for (const { source, target } of edges) {
    note(source, target)
    note(target, source)
  }
  return neighbours
}

/** Those next to what stands there first, then their neighbours; nodes without any connection go to the edge of the picture. */
function inWaves(newcomers: readonly string[], neighbours: Neighbours, placed: ReadonlyMap<string, Point>) {
  const known: Places = new Map(placed)
  const origins: Places = new Map()
  let waiting = [...newcomers]
  while (waiting.length > 0) {
    const reached = waiting.filter((id) => neighbours.get(id)?.some((other) => known.has(other)))
    const wave = reached.length > 0 ? reached : waiting.slice(0, 1)
    const before = new Map(known)
    for (const id of wave) {
      const around = (neighbours.get(id) ?? []).flatMap((other) => before.get(other) ?? [])
      const origin = around.length > 0 ? middle(around) : outside(known)
      // Its neighbours among the newcomers have not left yet, so it sets out from where they do.
      origins.set(id, barycentre(neighbours.get(id) ?? [], new Map([...placed, ...origins])) ?? origin)
      known.set(id, freest(around.length > 0 ? around : [origin], known))
    }
    const gone = new Set(wave)
    waiting = waiting.filter((id) => !gone.has(id))
  }
  return { origins, places: new Map(newcomers.map((id) => [id, known.get(id) ?? { x: 0, y: 0 }])) }
}

/** The place with most room: all around a single neighbour, or near the middle of several. */
function freest(around: readonly Point[], known: ReadonlyMap<string, Point>): Point {
  const centre = middle(around)
  const distances = around.length === 1 ? [LINE, 1.5 * LINE] : [0, 0.4 * LINE, 0.8 * LINE, 1.2 * LINE]
  const candidates = distances.flatMap((far) => ring(centre, far))
  const near = [...known.values()].filter(({ x, y }) => Math.abs(x - centre.x) + Math.abs(y - centre.y) < AROUND)
  const cost = (place: Point) => {
    const crowd = near.reduce((sum, other) => sum + nearness(place, other), 0)
    return crowd + Math.hypot(place.x - centre.x, place.y - centre.y) / LINE
  }
  const costs = candidates.map(cost)
  return candidates[costs.indexOf(Math.min(...costs))] ?? centre
}

function ring({ x, y }: Point, far: number): Point[] {
  if (far === 0) return [{ x, y }]
  return Array.from({ length: WAYS }, (_, way) => {
    const angle = (2 * Math.PI * way) / WAYS
    return { x: x + far * Math.cos(angle), y: y + far * Math.sin(angle) }
  })
}

/** How much two places are in each other's way; names are wide, so those side by side more than those above each other. */
function nearness(a: Point, b: Point): number {
  const far = Math.hypot((a.x - b.x) * 0.7, a.y - b.y)
  return far >= CLEAR ? 0 : 4 * (1 - far / CLEAR)
}

function outside(placed: ReadonlyMap<string, Point>): Point {
  const places = [...placed.values()]
  const right = places.reduce((most, { x }) => Math.max(most, x), 0)
  const top = places.reduce((most, { y }) => Math.max(most, y), 0)
  return { x: right + LINE / 2, y: top }
}

/** One step: springs to the neighbours, repulsion from all that is near; only newcomers move. */
function relax(places: Places, placed: ReadonlyMap<string, Point>, neighbours: Neighbours): void {
  const all = [...placed.values(), ...places.values()]
  for (const [id, place] of places) {
    const near = (neighbours.get(id) ?? []).flatMap((other) => placed.get(other) ?? places.get(other) ?? [])
    places.set(id, step(place, near, all))
  }
}

function step(place: Point, neighbours: readonly Point[], all: readonly Point[]): Point {
  let { x, y } = place
  for (const other of neighbours) {
    const far = Math.max(1, Math.hypot(other.x - place.x, other.y - place.y))
    const pull = (0.08 * (far - LINE)) / far / neighbours.length
    x += (other.x - place.x) * pull
    y += (other.y - place.y) * pull
  }
  for (const other of all) {
    const far = Math.hypot(place.x - other.x, place.y - other.y)
    if (far >= REACH || far === 0) continue
    const shove = (5 * (1 - far / REACH)) / far
    x += (place.x - other.x) * shove
    y += (place.y - other.y) * shove
  }
  return { x, y }
}

function middle(places: readonly Point[]): Point {
  return {
    x: places.reduce((sum, { x }) => sum + x, 0) / places.length,
    y: places.reduce((sum, { y }) => sum + y, 0) / places.length,
  }
}
