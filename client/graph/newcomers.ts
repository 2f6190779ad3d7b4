import type { Point } from './interface.ts'
import { type LayoutEdge, type LayoutNode, spiral } from './positions.ts'
import { separate } from './separate.ts'

const SPRING = 110
const REACH = 150
const ROUNDS = 40

/** Barycentre of the neighbours that have a place; `undefined` where none has. */
export function barycentre(neighbours: readonly string[], placed: ReadonlyMap<string, Point>): Point | undefined {
  const places = neighbours.flatMap((id) => placed.get(id) ?? [])
  if (places.length === 0) return undefined
  return {
    x: places.reduce((sum, { x }) => sum + x, 0) / places.length,
    y: places.reduce((sum, { y }) => sum + y, 0) / places.length,
  }
}

/**
 * Places for the nodes that have none: among their neighbours, then pushed off what stands there already, which keeps
 * its place. Returns the places of the new nodes alone, and where each begins its way: the barycentre itself.
 */
export function placeNewcomers(
  nodes: readonly LayoutNode[],
  edges: readonly LayoutEdge[],
  placed: ReadonlyMap<string, Point>,
): { places: Map<string, Point>; origins: Map<string, Point> } {
  const neighbours = neighboursOf(edges)
  const newcomers = nodes.filter(({ id }) => !placed.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1))
  const origins = originsOf(newcomers, neighbours, placed)
  const places = new Map(
    newcomers.map(({ id }, rank) => [id, scattered(origins.get(id), rank, neighbours.get(id), placed)]),
  )
  for (let round = 0; round < ROUNDS; round++) relax(places, placed, neighbours)
  const settled = separate(
    nodes,
    (id) => places.get(id) ?? placed.get(id) ?? { x: 0, y: 0 },
    80,
    (id) => placed.has(id),
  )
  return { origins, places: new Map(newcomers.map(({ id }) => [id, settled.get(id) ?? { x: 0, y: 0 }])) }
}

function neighboursOf(edges: readonly LayoutEdge[]): Map<string, string[]> {
  const neighbours = new Map<string, string[]>()
  const note = (from: string, to: string) => neighbours.set(from, [...(neighbours.get(from) ?? []), to])
  for (const { source, target } of edges) {
    note(source, target)
    note(target, source)
  }
  return neighbours
}

/** Barycentres; a node known only through other newcomers begins at theirs, and one without any at the edge of the picture. */
function originsOf(
  newcomers: readonly LayoutNode[],
  neighbours: ReadonlyMap<string, readonly string[]>,
  placed: ReadonlyMap<string, Point>,
): Map<string, Point> {
  const origins = new Map<string, Point>()
  const known = new Map(placed)
  let waiting = [...newcomers]
  while (waiting.length > 0) {
    const found = waiting.flatMap(({ id }) => {
      const origin = barycentre(neighbours.get(id) ?? [], known)
      return origin ? [[id, origin] as const] : []
    })
    if (found.length === 0) break
    for (const [id, origin] of found) {
      origins.set(id, origin)
      known.set(id, origin)
    }
    waiting = waiting.filter(({ id }) => !origins.has(id))
  }
  const corner = outside(placed)
  for (const { id } of waiting) origins.set(id, corner)
  return origins
}

function outside(placed: ReadonlyMap<string, Point>): Point {
  const places = [...placed.values()]
  const right = places.reduce((most, { x }) => Math.max(most, x), 0)
  const top = places.reduce((most, { y }) => Math.max(most, y), 0)
  return { x: right + SPRING / 2, y: top }
}

/** A node hung on one neighbour goes all around it, away from the middle of the picture; one between several stays near. */
function scattered(
  origin: Point | undefined,
  rank: number,
  neighbours: readonly string[] | undefined,
  placed: ReadonlyMap<string, Point>,
): Point {
  const at = origin ?? { x: 0, y: 0 }
  const anchored = (neighbours ?? []).filter((id) => placed.has(id)).length
  const away = spiral(rank + 1, anchored > 1 ? 24 : SPRING)
  return { x: at.x + away.x, y: at.y + away.y }
}

/** One step: springs to the neighbours, repulsion from all that is near; only newcomers move. */
function relax(
  places: Map<string, Point>,
  placed: ReadonlyMap<string, Point>,
  neighbours: ReadonlyMap<string, readonly string[]>,
): void {
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
    const pull = (0.12 * (far - SPRING)) / far / neighbours.length
    x += (other.x - place.x) * pull
    y += (other.y - place.y) * pull
  }
  for (const other of all) {
    const far = Math.hypot(place.x - other.x, place.y - other.y)
    if (other === place || far >= REACH || far === 0) continue
    const shove = (6 * (1 - far / REACH)) / far
    x += (place.x - other.x) * shove
    y += (place.y - other.y) * shove
  }
  return { x, y }
}
