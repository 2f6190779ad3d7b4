import type { Certainty, GraphEdge, GraphNode, MeetingStatus, NodeKind, Subgraph } from '#contract'

export type Positions = ReadonlyMap<string, { readonly x: number; readonly y: number }>

/** What is drawn: the nodes, the lines among them, the filters of the key, and where nodes were put by hand. */
export interface SceneState {
  readonly nodes: ReadonlyMap<string, GraphNode>
  readonly edges: ReadonlyMap<string, GraphEdge>
  readonly hiddenKinds: ReadonlySet<NodeKind>
  readonly hiddenStatuses: ReadonlySet<MeetingStatus>
  readonly hiddenCertainties: ReadonlySet<Certainty>
  readonly positions: Positions
}

export const EMPTY_SCENE: SceneState = {
  nodes: new Map(),
  edges: new Map(),
  hiddenKinds: new Set(),
  hiddenStatuses: new Set(),
  hiddenCertainties: new Set(),
  positions: new Map(),
}

type Part = Pick<Subgraph, 'nodes' | 'edges'>

/** Adds nodes and lines; what is known of a node is replaced by what is new, and lines without both ends are left out. */
export function show(scene: SceneState, { nodes, edges }: Part): SceneState {
  const shown = new Map(scene.nodes)
  for (const node of nodes) shown.set(node.id, node)
  const lines = new Map(scene.edges)
  for (const edge of edges) if (shown.has(edge.source) && shown.has(edge.target)) lines.set(edge.id, edge)
  return { ...scene, nodes: shown, edges: lines }
}

/** Takes nodes off the picture, with their lines. */
export function hide(scene: SceneState, ids: Iterable<string>): SceneState {
  const gone = new Set(ids)
  return only(scene, (id) => !gone.has(id))
}

/** Leaves nothing but these nodes. */
export function keep(scene: SceneState, ids: Iterable<string>): SceneState {
  const kept = new Set(ids)
  return only(scene, (id) => kept.has(id))
}

function only(scene: SceneState, stays: (id: string) => boolean): SceneState {
  const nodes = new Map([...scene.nodes].filter(([id]) => stays(id)))
  const edges = new Map([...scene.edges].filter(([, edge]) => stays(edge.source) && stays(edge.target)))
  return { ...scene, nodes, edges }
}

/** Puts another picture of the same graph in place: these nodes are all that is drawn, positions and filters stay. */
export function redraw(scene: SceneState, { nodes, edges }: Part): SceneState {
  return show({ ...scene, nodes: new Map(), edges: new Map() }, { nodes, edges })
}

export function move(scene: SceneState, positions: Positions): SceneState {
  return { ...scene, positions }
}

export function toggleKind(scene: SceneState, kind: NodeKind): SceneState {
  return { ...scene, hiddenKinds: toggled(scene.hiddenKinds, kind) }
}

export function toggleStatus(scene: SceneState, status: MeetingStatus): SceneState {
  return { ...scene, hiddenStatuses: toggled(scene.hiddenStatuses, status) }
}

export function toggleCertainty(scene: SceneState, certainty: Certainty): SceneState {
  return { ...scene, hiddenCertainties: toggled(scene.hiddenCertainties, certainty) }
}

function toggled<T>(set: ReadonlySet<T>, value: T): ReadonlySet<T> {
  const next = new Set(set)
  if (!next.delete(value)) next.add(value)
  return next
}

/** Whether two pictures show the same nodes through the same filters, in whatever order; where nodes lie does not matter. */
export function isAlike(a: SceneState, b: SceneState): boolean {
  return (
    same(a.nodes, b.nodes) &&
    same(a.hiddenKinds, b.hiddenKinds) &&
    same(a.hiddenStatuses, b.hiddenStatuses) &&
    same(a.hiddenCertainties, b.hiddenCertainties)
  )
}

interface Keys<T> {
  readonly size: number
  has(one: T): boolean
  keys(): Iterable<T>
}

const same = <T>(a: Keys<T>, b: Keys<T>): boolean => a.size === b.size && [...a.keys()].every((one) => b.has(one))

/** Whether the key's filters let a node be seen. */
export function isVisible(scene: SceneState, node: GraphNode): boolean {
  if (scene.hiddenKinds.has(node.kind)) return false
  if (node.certainty !== undefined && scene.hiddenCertainties.has(node.certainty)) return false
  return node.status === undefined || !scene.hiddenStatuses.has(node.status)
}

export function visibleNodes(scene: SceneState): GraphNode[] {
  return [...scene.nodes.values()].filter((node) => isVisible(scene, node))
}

/** How many different drawn nodes each drawn node is joined to. */
export function shownNeighbours(scene: SceneState): ReadonlyMap<string, number> {
  const joined = new Map<string, Set<string>>()
  const join = (from: string, to: string) => {
    const set = joined.get(from) ?? new Set()
    joined.set(from, set.add(to))
  }
  for (const { source, target, kind } of scene.edges.values()) {
    if (kind === 'possibly-same') continue
    join(source, target)
    join(target, source)
  }
  return new Map([...joined].map(([id, set]) => [id, set.size]))
}

/** How many different drawn nodes of each kind a node is joined to. */
export function shownByKind(scene: SceneState, id: string): ReadonlyMap<NodeKind, number> {
  const joined = new Set<string>()
  for (const { source, target, kind } of scene.edges.values()) {
    if (kind === 'possibly-same') continue
    if (source === id) joined.add(target)
    if (target === id) joined.add(source)
  }
  const counts = new Map<NodeKind, number>()
  for (const other of joined) {
    const kind = scene.nodes.get(other)?.kind
    if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  return counts
}

export interface KeyCounts {
  readonly kinds: ReadonlyMap<NodeKind, number>
  readonly statuses: ReadonlyMap<MeetingStatus, number>
  readonly certainties: ReadonlyMap<Certainty, number>
}

/** How many of each kind, status and certainty are in the picture, seen or filtered out. */
export function countByKind(scene: SceneState): KeyCounts {
  const kinds = new Map<NodeKind, number>()
  const statuses = new Map<MeetingStatus, number>()
  const certainties = new Map<Certainty, number>()
  for (const { kind, status, certainty } of scene.nodes.values()) {
    countOne(kinds, kind)
    if (status !== undefined) countOne(statuses, status)
    if (certainty !== undefined) countOne(certainties, certainty)
  }
  return { kinds, statuses, certainties }
}

function countOne<T>(counts: Map<T, number>, one: T): void {
  counts.set(one, (counts.get(one) ?? 0) + 1)
}
