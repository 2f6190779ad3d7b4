import Graph from 'graphology'
import louvain from 'graphology-communities-louvain'
import forceAtlas2 from 'graphology-layout-forceatlas2'
import noverlap from 'graphology-layout-noverlap'
import type { Point } from './interface.ts'
import { boundsOf, packParts } from './pack.ts'
import { blockOf, separate } from './separate.ts'
import { relieveStress } from './stress.ts'

/** What a layout needs to know of a node: its radius in pixels at a scale of one, and the room kept for its label. */
export interface LayoutNode {
  readonly id: string
  readonly radius: number
  readonly labelWidth: number
  readonly labelHeight: number
}

export interface LayoutEdge {
  readonly source: string
  readonly target: string
}

export interface LayoutTask {
  readonly nodes: readonly LayoutNode[]
  readonly edges: readonly LayoutEdge[]
  /** Width of the room on the canvas divided by its height. */
  readonly aspect: number
}

interface Place extends Point {
  x: number
  y: number
  size: number
}

type PlaceGraph = Graph<Place, { weight: number }>

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5))
/** Length of a line in pixels beside the radii at its ends, and what each neighbour of its ends adds. */
const LINE = 46
const CROWD = 9
/** Above this many nodes repulsion is approximated, and above that stress takes too long. */
const APPROXIMATE = 400
const STRESS_UP_TO = 1200
/** Above this many nodes there is no room for most labels, so none is kept. */
const LABELLED_UP_TO = 320
/** How much of the picture nodes and labels may fill before it is enlarged. */
const FULL = 0.62
const MOST_STRETCH = 2.2

/**
 * Places for all nodes of a picture. Each part that hangs together is seeded by communities, drawn apart by forces, turned so that
 * its longer side lies along the canvas, and spread until neither nodes nor labels overlap; then the parts are packed.
 * The same task gives the same places, in whatever order its nodes come.
 */
export function layOut(task: LayoutTask): Map<string, Point> {
  return arrange(task, (graph, nodes, aspect) => {
    drawApart(graph, nodes)
    turn(graph, nodes, aspect)
    makeRoom(graph, nodes)
    const labelled = graph.order <= LABELLED_UP_TO
    // A large picture is shown far smaller than it is laid out, and its nodes not quite so much smaller.
    const settings = { margin: 6, ratio: labelled ? 1 : 1.7, speed: 3, gridSize: 20 }
    noverlap.assign(graph, { maxIterations: 60, settings })
    return separate(nodes, (id) => graph.getNodeAttributes(id), labelled ? 200 : 0)
  })
}

/** Places of the seeds alone: quick, and worth looking at while the forces are still at work. */
export function seedPlaces(task: LayoutTask): Map<string, Point> {
  return arrange(task, (graph, nodes) => separate(nodes, (id) => graph.getNodeAttributes(id), 0))
}

/** A generator of numbers in [0, 1) that always gives the same ones (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296
  }
}

/** The place number `index` at this distance, each a golden angle further on. */
export function spiral(index: number, distance: number): Point {
  const away = index === 0 ? 0 : distance
  return { x: away * Math.cos(index * GOLDEN_ANGLE), y: away * Math.sin(index * GOLDEN_ANGLE) }
}

type Arranger = (graph: PlaceGraph, nodes: readonly LayoutNode[], aspect: number) => Map<string, Point>

function arrange({ nodes, edges, aspect }: LayoutTask, arranger: Arranger): Map<string, Point> {
  const whole = graphOf(nodes, edges)
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const parts = partsOf(whole).map((ids) => {
    const members = ids.flatMap((id) => byId.get(id) ?? [])
    return framed(members, arranger(seeded(whole, ids), members, aspect))
  })
  parts.sort((a, b) => b.area - a.area)
  const centres = packParts(
    parts.map(({ boxes }) => boxes),
    aspect,
  )
  return new Map(parts.flatMap(({ places }, index) => moved(places, centres[index] ?? { x: 0, y: 0 })))
}

const moved = (places: ReadonlyMap<string, Point>, by: Point): [string, Point][] =>
  [...places].map(([id, { x, y }]) => [id, { x: x + by.x, y: y + by.y }])

/** A part around its middle, with the boxes of its nodes and labels. */
function framed(nodes: readonly LayoutNode[], places: ReadonlyMap<string, Point>) {
  const blocks = nodes.map((node) => blockOf(node, places.get(node.id) ?? { x: 0, y: 0 }))
  const { left, right, bottom, top } = boundsOf(blocks)
  const by = { x: -(left + right) / 2, y: -(bottom + top) / 2 }
  const boxes = blocks.map(({ x, y, rx, ry }) => ({ x: x + by.x, y: y + by.y, rx, ry }))
  return { places: new Map(moved(places, by)), boxes, area: (right - left) * (top - bottom) }
}

const least = (values: readonly number[]): number =>
  values.reduce((sofar, value) => Math.min(sofar, value), Number.POSITIVE_INFINITY)

/** Nodes in the order of their ids, lines between the same two as one of more weight. */
function graphOf(nodes: readonly LayoutNode[], edges: readonly LayoutEdge[]): PlaceGraph {
  const graph: PlaceGraph = new Graph({ type: 'undirected', multi: false, allowSelfLoops: false })
  for (const { id, radius } of [...nodes].sort(byId)) graph.mergeNode(id, { x: 0, y: 0, size: radius })
  const sorted = [...edges].sort((a, b) => (`${a.source} ${a.target}` < `${b.source} ${b.target}` ? -1 : 1))
  for (const { source, target } of sorted) addWeight(graph, source, target)
  return graph
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1)

function addWeight(graph: PlaceGraph, source: string, target: string): void {
  if (source === target || !graph.hasNode(source) || !graph.hasNode(target)) return
  if (!graph.hasEdge(source, target)) graph.addEdge(source, target, { weight: 1 })
  else graph.updateEdgeAttribute(graph.edge(source, target), 'weight', (weight) => (weight ?? 1) + 0.5)
}

/** Ids of each part that hangs together, in order. */
function partsOf(graph: PlaceGraph): string[][] {
  const seen = new Set<string>()
  return graph.nodes().flatMap((start) => {
    if (seen.has(start)) return []
    const part = [start]
    seen.add(start)
    for (const id of part) {
      for (const next of graph.neighbors(id)) {
        if (seen.has(next)) continue
        seen.add(next)
        part.push(next)
      }
    }
    return [part.sort()]
  })
}

/** A part as a graph of its own, its nodes placed by communities. */
function seeded(whole: PlaceGraph, ids: readonly string[]): PlaceGraph {
  const graph = whole.nullCopy() as PlaceGraph
  for (const id of ids) graph.addNode(id, { ...whole.getNodeAttributes(id) })
  for (const id of ids) {
    whole.forEachEdge(id, (_, { weight }, source, target) => {
      if (source === id) graph.addEdge(source, target, { weight })
    })
  }
  seed(graph, groupsOf(graph))
  return graph
}

/** Communities, the largest first, members in the order of their ids. */
function groupsOf(graph: PlaceGraph): string[][] {
  if (graph.size === 0) return graph.nodes().map((id) => [id])
  const groups = new Map<number, string[]>()
  for (const [id, group] of Object.entries(louvain(graph, { getEdgeWeight: 'weight', rng: seededRandom(7) }))) {
    const members = groups.get(group)
    if (members) members.push(id)
    else groups.set(group, [id])
  }
  return [...groups.values()].sort((a, b) => b.length - a.length || ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1))
}

/** Communities in a spiral around the largest, their members in a spiral around the one with most neighbours. */
function seed(graph: PlaceGraph, groups: readonly string[][]): void {
  let before = 0
  for (const [index, group] of groups.entries()) {
    const centre = spiral(index, 40 * Math.sqrt(before + group.length))
    before += group.length
    const members = [...group].sort((a, b) => graph.degree(b) - graph.degree(a) || (a < b ? -1 : 1))
    for (const [rank, id] of members.entries()) {
      const { x, y } = spiral(rank, 34 * Math.sqrt(rank))
      graph.mergeNodeAttributes(id, { x: centre.x + x, y: centre.y + y })
    }
  }
}

function drawApart(graph: PlaceGraph, nodes: readonly LayoutNode[]): void {
  if (graph.order < 3) {
    sideBySide(graph)
    return
  }
  forceAtlas2.assign(graph, {
    iterations: iterationsFor(graph.order),
    getEdgeWeight: 'weight',
    settings: forces(graph.order),
  })
  if (graph.order <= STRESS_UP_TO) stretchLines(graph, nodes)
  else toLineLength(graph)
}

function sideBySide(graph: PlaceGraph): void {
  for (const [index, id] of graph.nodes().entries()) graph.mergeNodeAttributes(id, { x: 110 * index, y: 0 })
}

/** Stress comes after and needs but a start; without it the forces have to do all the work. */
function iterationsFor(count: number): number {
  return count <= STRESS_UP_TO ? 60 : Math.round(Math.max(150, 500_000 / count))
}

function forces(count: number) {
  return {
    scalingRatio: 12,
    gravity: 0.6,
    slowDown: 1 + Math.log(count),
    barnesHutOptimize: count > APPROXIMATE,
    barnesHutTheta: 0.7,
  }
}

/** Gives every line a length of its own: longer where more crowd around its ends. */
function stretchLines(graph: PlaceGraph, nodes: readonly LayoutNode[]): void {
  const index = new Map(nodes.map(({ id }, at) => [id, at]))
  const xs = Float64Array.from(nodes, ({ id }) => graph.getNodeAttribute(id, 'x'))
  const ys = Float64Array.from(nodes, ({ id }) => graph.getNodeAttribute(id, 'y'))
  const springs = graph.mapEdges((_, __, source, target, from, to) => ({
    a: index.get(source) ?? 0,
    b: index.get(target) ?? 0,
    length: LINE + from.size + to.size + CROWD * Math.sqrt(graph.degree(source) + graph.degree(target)),
  }))
  relieveStress(xs, ys, springs, seededRandom(11))
  for (const [at, { id }] of nodes.entries()) graph.mergeNodeAttributes(id, { x: xs[at] ?? 0, y: ys[at] ?? 0 })
}

/** Scales a large part so that its lines are as long as they would be in a small one, on average. */
function toLineLength(graph: PlaceGraph): void {
  const lengths = graph.mapEdges((_, __, ___, ____, from, to) => Math.hypot(from.x - to.x, from.y - to.y))
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length
  graph.updateEachNodeAttributes((_, place) => ({ ...place, x: (place.x * 100) / mean, y: (place.y * 100) / mean }))
}

/** Turns a part so that it reaches furthest along the longer side of the canvas, and nears the canvas's shape. */
function turn(graph: PlaceGraph, nodes: readonly LayoutNode[], aspect: number): void {
  const points = alongAxis(
    nodes.map(({ id }) => graph.getNodeAttributes(id)),
    aspect,
  )
  const shape = range(points.map(({ x }) => x)) / range(points.map(({ y }) => y))
  const few = graph.order < 5
  const stretch = few ? 1 : Math.min(MOST_STRETCH, Math.max(1 / MOST_STRETCH, aspect / shape)) ** 0.5
  for (const [at, { id }] of nodes.entries()) {
    const { x, y } = points[at] ?? { x: 0, y: 0 }
    graph.mergeNodeAttributes(id, { x: x * stretch, y: y / stretch })
  }
}

/** Enlarges a part that is too small for its nodes and labels, so that pushing them apart need not undo its shape. */
function makeRoom(graph: PlaceGraph, nodes: readonly LayoutNode[]): void {
  const blocks = nodes.map((node) => blockOf(node, graph.getNodeAttributes(node.id)))
  const { left, right, bottom, top } = boundsOf(blocks)
  const needed = blocks.reduce((sum, { rx, ry }) => sum + 4 * rx * ry, 0) / FULL
  const larger = Math.max(1, Math.sqrt(needed / ((right - left) * (top - bottom))))
  graph.updateEachNodeAttributes((_, place) => ({ ...place, x: place.x * larger, y: place.y * larger }))
}

function alongAxis(places: readonly Point[], aspect: number): Point[] {
  const mx = mean(places.map(({ x }) => x))
  const my = mean(places.map(({ y }) => y))
  const xx = mean(places.map(({ x }) => (x - mx) ** 2))
  const yy = mean(places.map(({ y }) => (y - my) ** 2))
  const xy = mean(places.map(({ x, y }) => (x - mx) * (y - my)))
  const angle = 0.5 * Math.atan2(2 * xy, xx - yy) + (aspect < 1 ? Math.PI / 2 : 0)
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return places.map(({ x, y }) => ({ x: (x - mx) * cos + (y - my) * sin, y: (y - my) * cos - (x - mx) * sin }))
}

const range = (values: readonly number[]): number => Math.max(1, -least(values.map((value) => -value)) - least(values))

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
