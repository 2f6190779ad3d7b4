import type { Certainty, GraphNode, MeetingStatus, NodeKind, Subgraph } from '#contract'
import { call } from '../api/client.ts'
import { words } from '../words/index.ts'
import { change, explorer } from './explorer.ts'
import { add, amend, type Deed, now } from './history.ts'
import { movedByHand } from './moved.ts'
import type { Positions } from './scene.ts'
import { hide, keep, move, redraw, type SceneState, show, toggleCertainty, toggleKind, toggleStatus } from './scene.ts'
import { announce } from './toast.ts'

/** Most nodes that one question about a picture may name. */
const MOST_ASKED = 5000

export const scene = (): SceneState => now(explorer.get().history).scene

/** Makes a step: another picture under a name, and perhaps a decision that goes with it. */
export function step(name: string, next: SceneState, deed?: Deed): void {
  const { history, selected } = explorer.get()
  const added = add(history, deed === undefined ? { name, scene: next } : { name, scene: next, deed })
  change({ history: added, selected: selected.filter((id) => next.nodes.has(id)) })
}

/** Nodes as they are now, and the lines among them and what is drawn. */
export async function askPicture(ids: readonly string[]): Promise<Subgraph> {
  return call('subgraph', { body: { nodes: ids.slice(0, MOST_ASKED) } })
}

/** Draws more nodes, with every line to what is drawn already. */
export async function drawMore(name: string, nodes: readonly GraphNode[]): Promise<void> {
  const fresh = nodes.filter(({ id }) => !scene().nodes.has(id))
  if (fresh.length === 0) return
  const answer = await askPicture([...scene().nodes.keys(), ...fresh.map(({ id }) => id)])
  step(name, show(show(scene(), { nodes: [...fresh], edges: [] }), answer))
}

/** Reads anew what is drawn, after the graph has changed; what is no longer there leaves the picture. */
export async function refresh(): Promise<void> {
  const ids = [...scene().nodes.keys()]
  change({ stale: false })
  if (ids.length === 0) return
  const answer = await askPicture(ids)
  change({ history: amend(explorer.get().history, (old) => redraw(old, answer)) })
}

export function hideNodes(ids: readonly string[]): void {
  const drawn = ids.flatMap((id) => scene().nodes.get(id) ?? [])
  const [first] = drawn
  if (first === undefined) return
  const name = drawn.length === 1 ? words.steps.hide(first.name) : words.steps.hideMany(drawn.length)
  step(name, hide(scene(), ids))
  announce(name)
}

export function hideOthers(ids: readonly string[]): void {
  if (ids.length === 0) return
  step(words.steps.hideOthers, keep(scene(), ids))
  announce(words.steps.hideOthers)
}

export function filterKind(kind: NodeKind): void {
  filter(toggleKind(scene(), kind), words.kinds[kind], scene().hiddenKinds.has(kind))
}

export function filterStatus(status: MeetingStatus): void {
  filter(toggleStatus(scene(), status), words.status[status], scene().hiddenStatuses.has(status))
}

export function filterCertainty(certainty: Certainty): void {
  const what = words.explore.certaintyKey(certainty)
  filter(toggleCertainty(scene(), certainty), what, scene().hiddenCertainties.has(certainty))
}

function filter(next: SceneState, what: string, shownAgain: boolean): void {
  const name = shownAgain ? words.steps.unfilter(what) : words.steps.filter(what)
  step(name, next)
  announce(name)
}

/** Notes where the canvas has put the nodes; a node moved by hand is a step. */
export function notePositions(positions: Positions): void {
  const before = scene().positions
  const moved = movedByHand(before, positions)
  const name = moved === undefined ? undefined : scene().nodes.get(moved)?.name
  if (name !== undefined) step(words.steps.move(name), move(scene(), positions))
  else change({ history: amend(explorer.get().history, (old) => move(old, positions)) })
}
