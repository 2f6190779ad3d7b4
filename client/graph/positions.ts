import Graph from 'graphology'
import louvain from 'graphology-communities-louvain'
import forceAtlas2 from 'graphology-layout-forceatlas2'
import noverlap from 'graphology-layout-noverlap'
import type { Point } from './interface.ts'
import { separate } from './separate.ts'

/** What a layout needs to know of a node: its radius and its label's width in pixels, at a scale of one. */
export interface LayoutNode {
  readonly id: string
  readonly radius: number
  readonly labelWidth: number
}

export interface LayoutEdge {
  readonly source: string
  readonly target: string
}

export interface LayoutTask {
  readonly nodes: readonly LayoutNode[]
  readonly edges: readonly LayoutEdge[]
  /** Width of the canvas divided by its height. */
  readonly aspect: number
}

interface Place extends Point {
  x: number
  y: number
  size: number
}

type PlaceGraph = Graph<Place, { weight: number }>

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5))
/** How many times the area of all nodes and labels the picture takes. */
const ROOM = 2.9
/** Above this many nodes repulsion is approximated. */
const APPROXIMATE = 400
const MOST_STRETCH = 1.45

/**
 * Places for all nodes of a picture: seeded by communities, drawn apart by forces, turned so that the longer side lies
 * along the canvas, and spread until neither nodes nor labels overlap. The same task gives the same places.
 */
export function layOut(task: LayoutTask): Map<string, Point> {
  const nodes = [...task.nodes].sort((a, b) => (a.id < b.id ? -1 : 1))
  if (nodes.length === 0) return new Map()
  const graph = seededGraph(nodes, task.edges)
  if (nodes.length > 2) {
    forceAtlas2.assign(graph, {
      iterations: iterationsFor(nodes.length),
      getEdgeWeight: 'weight',
      settings: forces(nodes.length),
    })
  }
  const points = alongAxis(graph, nodes, task.aspect)
  return spread(graph, nodes, points, task.aspect)
}

/** Places of the seeds alone: quick, and worth looking at while the forces are still at work. */
export function seedPlaces(task: LayoutTask): Map<string, Point> {
  const nodes = [...task.nodes].sort((a, b) => (a.id < b.id ? -1 : 1))
  if (nodes.length === 0) return new Map()
  const graph = seededGraph(nodes, task.edges)
  return spread(graph, nodes, alongAxis(graph, nodes, task.aspect), task.aspect, 0)
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

function seededGraph(nodes: readonly LayoutNode[], edges: readonly LayoutEdge[]): PlaceGraph {
  const graph: PlaceGraph = new Graph({ type: 'undirected', multi: false, allowSelfLoops: false })
  for (const { id, radius } of nodes) graph.addNode(id, { x: 0, y: 0, size: radius })
  for (const { source, target } of edges) addWeight(graph, source, target)
  const communities = louvain(graph, { getEdgeWeight: 'weight', rng: seededRandom(7) })
  seed(graph, groupsOf(nodes, communities))
  return graph
}

function addWeight(graph: PlaceGraph, source: string, target: string): void {
  if (source === target || !graph.hasNode(source) || !graph.hasNode(target)) return
  if (graph.hasEdge(source, target))
    graph.updateEdgeAttribute(graph.edge(source, target), 'weight', (w) => (w ?? 1) + 0.5)
  else graph.addEdge(source, target, { weight: 1 })
}

/** Communities, the largest first, members in the order of their ids. */
function groupsOf(nodes: readonly LayoutNode[], communities: Record<string, number>): string[][] {
  const groups = new Map<number, string[]>()
  for (const { id } of nodes) {
    const group = communities[id] ?? -1
    groups.set(group, [...(groups.get(group) ?? []), id])
  }
  return [...groups.values()].sort((a, b) => b.length - a.length || ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1))
}

/** Communities in a spiral around the largest, their members in a spiral around the one with most neighbours. */
function seed(graph: PlaceGraph, groups: readonly string[][]): void {
  let before = 0
  for (const [index, group] of groups.entries()) {
    const centre = spiral(index, 26 * Math.sqrt(before + group.length / 2))
    before += group.length
    const members = [...group].sort((a, b) => graph.degree(b) - graph.degree(a) || (a < b ? -1 : 1))
    for (const [rank, id] of members.entries()) {
      const { x, y } = spiral(rank, 20 * Math.sqrt(rank))
      graph.mergeNodeAttributes(id, { x: centre.x + x, y: centre.y + y })
    }
  }
}

/** The place number `index` at this distance, each a golden angle further on. */
export function spiral(index: number, distance: number): Point {
  const away = index === 0 ? 0 : distance
  return { x: away * Math.cos(index * GOLDEN_ANGLE), y: away * Math.sin(index * GOLDEN_ANGLE) }
}

function iterationsFor(count: number): number {
  return Math.round(Math.min(600, Math.max(120, 90_000 / count)))
}

function forces(count: number) {
  return {
    scalingRatio: 12,
    gravity: 0.6,
    strongGravityMode: false,
    slowDown: 1 + Math.log(count),
    edgeWeightInfluence: 1,
    barnesHutOptimize: count > APPROXIMATE,
    barnesHutTheta: 0.7,
  }
}

/** Places around their middle, turned so that they reach furthest along the longer side of the canvas. */
function alongAxis(graph: PlaceGraph, nodes: readonly LayoutNode[], aspect: number): Point[] {
  const places = nodes.map(({ id }) => graph.getNodeAttributes(id))
  const mx = mean(places.map(({ x }) => x))
  const my = mean(places.map(({ y }) => y))
  const [xx, yy, xy] = places.reduce(
    ([a, b, c], { x, y }) => [a + (x - mx) ** 2, b + (y - my) ** 2, c + (x - mx) * (y - my)] as const,
    [0, 0, 0] as readonly [number, number, number],
  )
  const angle = 0.5 * Math.atan2(2 * xy, xx - yy) + (aspect < 1 ? Math.PI / 2 : 0)
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return places.map(({ x, y }) => ({ x: (x - mx) * cos + (y - my) * sin, y: (y - my) * cos - (x - mx) * sin }))
}

/** Scales to the room that nodes and labels need, nears the shape of the canvas and takes overlaps apart. */
function spread(
  graph: PlaceGraph,
  nodes: readonly LayoutNode[],
  points: readonly Point[],
  aspect: number,
  rounds = 160,
): Map<string, Point> {
  const size = extent(points)
  const stretch = Math.min(MOST_STRETCH, Math.max(1 / MOST_STRETCH, Math.sqrt(aspect / (size.width / size.height))))
  const scale = Math.sqrt((ROOM * nodes.reduce((sum, node) => sum + areaOf(node), 0)) / (size.width * size.height))
  for (const [index, { id }] of nodes.entries()) {
    const point = points[index] ?? { x: 0, y: 0 }
    graph.mergeNodeAttributes(id, { x: point.x * scale * stretch, y: (point.y * scale) / stretch })
  }
  if (rounds > 0)
    noverlap.assign(graph, { maxIterations: 80, settings: { margin: 8, ratio: 1, speed: 3, gridSize: 20 } })
  return separate(nodes, (id) => graph.getNodeAttributes(id), rounds)
}

const areaOf = ({ radius, labelWidth }: LayoutNode): number => Math.max(2 * radius + 12, labelWidth) * (2 * radius + 28)

function extent(points: readonly Point[]): { width: number; height: number } {
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  return { width: Math.max(1, range(xs)), height: Math.max(1, range(ys)) }
}

const range = (values: readonly number[]): number =>
  values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY) -
  values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
