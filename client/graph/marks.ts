import type { DrawnGraph } from './canvas.ts'
import { restyleLine, restyleNode } from './drawn.ts'
import type { NetworkProps, SceneNode } from './interface.ts'
import { LINE, NODE } from './packing.ts'

/** What is marked in the picture at the moment. */
export interface Marks {
  readonly selected: ReadonlySet<string>
  readonly found: ReadonlySet<string>
  readonly pathNodes: ReadonlySet<string>
  readonly pathEdges: ReadonlySet<string>
  readonly hidden: NetworkProps['hidden']
  readonly hovered: string | undefined
  /** Where the keyboard is. */
  readonly cursor: string | undefined
}

/** Ids of what has to be drawn again, and which of the passes over the whole picture are needed. */
export interface MarkChange {
  readonly nodes: readonly string[]
  readonly edges: readonly string[]
  readonly rings: boolean
  readonly ink: boolean
  readonly dims: boolean
}

export const NO_MARKS: Marks = {
  selected: new Set(),
  found: new Set(),
  pathNodes: new Set(),
  pathEdges: new Set(),
  hidden: { kinds: [], statuses: [], certainties: [] },
  hovered: undefined,
  cursor: undefined,
}

/** Sets the flags of every node and line, and tells which of them changed. */
export function applyMarks(graph: DrawnGraph, marks: Marks): MarkChange {
  const hovered = marks.hovered !== undefined && graph.hasNode(marks.hovered) ? marks.hovered : undefined
  const lit = new Set(hovered === undefined ? [] : [hovered, ...graph.neighbors(hovered)])
  return {
    nodes: markNodes(graph, marks, lit),
    edges: markLines(graph, marks, hovered),
    rings: hovered !== undefined || marks.cursor !== undefined || marks.selected.size > 0,
    ink: marks.selected.size + marks.pathEdges.size > 0,
    dims: hovered !== undefined,
  }
}

function markNodes(graph: DrawnGraph, marks: Marks, lit: ReadonlySet<string>): string[] {
  const changed: string[] = []
  graph.forEachNode((id, drawn) => {
    const flags = nodeFlags(id, drawn.node, marks, lit)
    if (flags === drawn.flags) return
    restyleNode(drawn, flags)
    changed.push(id)
  })
  return changed
}

function nodeFlags(id: string, node: SceneNode, marks: Marks, lit: ReadonlySet<string>): number {
  return (
    (isHidden(node, marks.hidden) ? NODE.hidden : 0) |
    (lit.has(id) ? NODE.lit : 0) |
    (marks.hovered === id ? NODE.hovered : 0) |
    (marks.selected.has(id) ? NODE.selected : 0) |
    (marks.cursor === id ? NODE.cursor : 0)
  )
}

function isHidden(node: SceneNode, hidden: NetworkProps['hidden']): boolean {
  if (hidden.kinds.includes(node.kind)) return true
  if (node.kind !== 'meeting') return false
  return (
    hidden.statuses.includes(node.status ?? 'held') ||
    (node.certainty !== undefined && hidden.certainties.includes(node.certainty))
  )
}

function markLines(graph: DrawnGraph, marks: Marks, hovered: string | undefined): string[] {
  const changed: string[] = []
  graph.forEachEdge((id, drawn, source, target, from, to) => {
    const inked = marks.pathEdges.has(id) || marks.selected.has(source) || marks.selected.has(target)
    const unseen = ((from.flags | to.flags) & NODE.hidden) !== 0
    const touched = hovered === source || hovered === target
    const flags = (unseen ? LINE.hidden : 0) | (touched ? LINE.lit : 0) | (inked ? LINE.ink : 0)
    const onPath = marks.pathEdges.has(id)
    if (flags === drawn.flags && onPath === drawn.onPath) return
    restyleLine(drawn, flags, onPath)
    changed.push(id)
  })
  return changed
}
