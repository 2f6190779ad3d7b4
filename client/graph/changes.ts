import type { GraphEdge } from '#contract'
import type { Canvas, DrawnGraph } from './canvas.ts'
import { type DrawnLine, drawnLine, drawnNode, restyleLine, restyleNode } from './drawn.ts'
import type { Point, Scene, SceneNode } from './interface.ts'
import { radiusOf } from './sizes.ts'

export interface SceneChange {
  readonly addedNodes: readonly SceneNode[]
  readonly removedNodes: readonly string[]
  readonly addedLines: ReadonlyMap<string, DrawnLine>
  readonly removedLines: readonly string[]
}

/** What has to be added and removed so that the graph holds the scene; what stays is brought up to date in place. */
export function sceneChange(graph: DrawnGraph, scene: Scene): SceneChange {
  const nodes = new Map(scene.nodes.map((node) => [node.id, node]))
  const lines = linesOf(scene.edges, nodes)
  const fits = (id: string) => lines.get(id)?.bow === graph.getEdgeAttribute(id, 'bow')
  return {
    addedNodes: [...nodes.values()].filter(({ id }) => !graph.hasNode(id)),
    removedNodes: graph.filterNodes((id) => !nodes.has(id)),
    addedLines: new Map([...lines].filter(([id]) => !graph.hasEdge(id) || !fits(id))),
    removedLines: graph.filterEdges((id) => !fits(id)),
  }
}

/** Lines between nodes of the scene, those that join the same two bowed apart. */
function linesOf(edges: readonly GraphEdge[], nodes: ReadonlyMap<string, SceneNode>): Map<string, DrawnLine> {
  const drawable = [...new Map(edges.map((edge) => [edge.id, edge])).values()].filter(
    ({ source, target }) => source !== target && nodes.has(source) && nodes.has(target),
  )
  const pairs = new Map<string, string[]>()
  for (const edge of drawable) pairs.set(pairOf(edge), [...(pairs.get(pairOf(edge)) ?? []), edge.id])
  return new Map(
    drawable.map((edge) => {
      const pair = pairs.get(pairOf(edge)) ?? []
      const meeting = meetingOf(nodes.get(edge.source), nodes.get(edge.target))
      return [edge.id, drawnLine(edge, meeting, pair.indexOf(edge.id), pair.length, edge.source > edge.target)]
    }),
  )
}

const meetingOf = (...ends: readonly (SceneNode | undefined)[]): SceneNode | undefined =>
  ends.find((end) => end?.kind === 'meeting')

const pairOf = ({ source, target }: GraphEdge): string =>
  source < target ? `${source} ${target}` : `${target} ${source}`

/**
 * Brings Sigma's graph to the scene. Additions go into the live graph; since every single removal would make Sigma
 * index everything again, removals are made on a copy that then takes its place.
 */
export function applyChange(canvas: Canvas, scene: Scene, change: SceneChange, placeOf: (id: string) => Point): void {
  const removes = change.removedNodes.length + change.removedLines.length > 0
  const graph = removes ? without(canvas.drawn, change) : canvas.drawn
  for (const node of change.addedNodes) graph.addNode(node.id, drawnNode(node, placeOf(node.id)))
  for (const [id, line] of change.addedLines) graph.addEdgeWithKey(id, line.edge.source, line.edge.target, line)
  bringUpToDate(graph, scene)
  if (removes) canvas.setGraph(graph as unknown as Parameters<Canvas['setGraph']>[0])
  else canvas.refresh()
}

/** A graph of the kept nodes and lines; their attributes are the same objects. */
function without(graph: DrawnGraph, { removedNodes, removedLines }: SceneChange): DrawnGraph {
  const copy = graph.nullCopy() as DrawnGraph
  const [nodes, lines] = [new Set(removedNodes), new Set(removedLines)]
  graph.forEachNode((id, drawn) => {
    if (!nodes.has(id)) copy.addNode(id, drawn)
  })
  graph.forEachEdge((id, drawn, source, target) => {
    if (!lines.has(id)) copy.addEdgeWithKey(id, source, target, drawn)
  })
  return copy
}

function bringUpToDate(graph: DrawnGraph, scene: Scene): void {
  for (const node of scene.nodes) {
    const drawn = graph.getNodeAttributes(node.id)
    drawn.node = node
    drawn.size = radiusOf(node)
    restyleNode(drawn, drawn.flags)
  }
  for (const edge of scene.edges) {
    if (!graph.hasEdge(edge.id)) continue
    const drawn = graph.getEdgeAttributes(edge.id)
    drawn.edge = edge
    drawn.meeting = meetingOf(graph.getNodeAttributes(edge.source).node, graph.getNodeAttributes(edge.target).node)
    restyleLine(drawn, drawn.flags, drawn.onPath)
  }
}
