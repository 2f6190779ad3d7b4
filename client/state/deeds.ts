import type { GraphNode, NewJudgement, NodeKind, Receipt, Subgraph } from '#contract'
import { call } from '../api/client.ts'
import { forgetAnswers, isMissing } from '../api/hooks.ts'
import { words } from '../words/index.ts'
import { change, explorer } from './explorer.ts'
import { begin, redo, redoable, undo, undoable, withDeed } from './history.ts'
import { askPicture, drawMore, refresh, scene, step } from './picture.ts'
import { type LinkedPicture, readLink } from './picture-link.ts'
import { navigate } from './route.ts'
import { EMPTY_SCENE, isAlike, redraw, type SceneState, show } from './scene.ts'
import { announce, say } from './toast.ts'

/** As many neighbours as are drawn without asking. */
export const MANY = 100
const FIRST_PICTURE = 120
const PAGE = 1000

type Counts = Partial<Record<NodeKind, number>>

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** Runs a deed that a click began; what goes wrong is said, not thrown. */
export function tryTo(deed: () => Promise<unknown>): void {
  deed().catch((error: unknown) => say(messageOf(error)))
}

/** Draws the picture that the page's address tells of, or the first one where there is none or nothing is left of it. */
export async function start(): Promise<void> {
  change({ phase: 'waiting' })
  try {
    const linked = readLink(window.location.hash)
    const link = linked && (await drawnOf(linked))
    if (link !== undefined && link.nodes.size > 0) change({ phase: 'ready', history: begin(link, words.steps.linked) })
    else {
      const picture = await call('graph', { query: { limit: FIRST_PICTURE } })
      change({ phase: 'ready', history: begin(show(EMPTY_SCENE, picture), words.steps.first) })
    }
  } catch (error) {
    change({ phase: 'failed' })
    throw error
  }
}

/** Draws the picture of a link, as a step, where something is left of it that is not what is drawn. */
export async function goToPicture(linked: LinkedPicture): Promise<void> {
  const picture = await drawnOf(linked)
  if (picture.nodes.size === 0 || isAlike(scene(), picture)) return
  step(words.steps.went, { ...picture, positions: scene().positions })
}

/** What a link's addresses lead to now; what leads nowhere any more is said. */
async function drawnOf({ ids, ...hidden }: LinkedPicture): Promise<SceneState> {
  const picture = await askPicture(ids)
  const lost = ids.length - picture.nodes.length
  if (lost > 0) say(words.explore.linkLost(lost))
  return { ...show(EMPTY_SCENE, picture), ...hidden }
}

/** Draws the first picture again, as a step. */
export async function showSomething(): Promise<void> {
  const picture = await call('graph', { query: { limit: FIRST_PICTURE } })
  step(words.steps.first, show(scene(), picture))
}

/** Selects a node, draws it if it is not, and opens its details. */
export async function open(address: string): Promise<void> {
  select([address])
  navigate({ view: 'explore', node: address })
  if (scene().nodes.has(address)) return
  const detail = await call('node', { id: address })
  if (detail.kind === 'tombstone') return
  const around = detail.kind === 'meeting' ? partsOf(detail) : await linksOf(detail.node.id)
  await drawMore(words.steps.show(detail.node.name), [detail.node, ...around])
  if (explorer.get().selected[0] !== address) return
  select([detail.node.id])
  navigate({ view: 'explore', node: detail.node.id }, 'replace')
}

/** As many neighbours come with a node that would else stand alone in the picture. */
const WITH_IT = 12

async function linksOf(id: string): Promise<GraphNode[]> {
  const { nodes } = await call('neighbours', { id, query: { limit: WITH_IT } })
  return nodes.some((node) => scene().nodes.has(node.id)) ? [] : nodes.filter((node) => node.id !== id)
}

function partsOf(detail: {
  participants: { node: GraphNode }[]
  place?: { node: GraphNode } | undefined
}): GraphNode[] {
  return [...detail.participants.map(({ node }) => node), ...(detail.place ? [detail.place.node] : [])]
}

export function select(selected: readonly string[]): void {
  change({ selected })
  const [first] = selected
  const name = first === undefined ? undefined : scene().nodes.get(first)?.name
  if (selected.length > 1) announce(words.explore.selectedMany(selected.length))
  else announce(name === undefined ? words.explore.none : words.explore.selected(name))
}

/** Expands a node; where it has many neighbours, asks first which. */
export async function expand(id: string): Promise<void> {
  const name = scene().nodes.get(id)?.name ?? ''
  const { counts } = await call('neighbours', { id, query: { limit: 1 } })
  if (total(counts) > MANY) change({ question: { ask: 'expand', id, name, counts } })
  else await expandBy(id, name)
}

export const total = (counts: Counts): number => Object.values(counts).reduce((sum, n) => sum + n, 0)

/** Draws a node's neighbours: all, or of some kinds, or at most so many that are not drawn yet. */
export async function expandBy(id: string, name: string, kinds?: readonly NodeKind[], most = Infinity): Promise<void> {
  const fresh: GraphNode[] = []
  let cursor: string | undefined
  do {
    const page = await call('neighbours', { id, query: { kinds, limit: PAGE, cursor } })
    fresh.push(...page.nodes.filter((node) => node.id !== id && !scene().nodes.has(node.id)))
    cursor = page.next
  } while (cursor !== undefined && fresh.length < most)
  const added = fresh.slice(0, most)
  await drawMore(words.steps.expand(name), added)
  tellExpanded(id, name, added.length)
}

function tellExpanded(id: string, name: string, added: number): void {
  if (added === 0) say(words.expand.nothing(name))
  else announce(words.expand.added(added, name))
  const node = scene().nodes.get(id)
  if (node !== undefined && added > 0 && added >= MANY && node.neighbours > added) {
    say(words.expand.rest(added, node.neighbours, name), {
      label: words.expand.more(MANY),
      run: () => tryTo(() => expandBy(id, name, undefined, MANY)),
    })
  }
}

interface End {
  readonly id: string
  readonly name: string
}

/** Finds the chains of meetings between two nodes and draws them. */
export async function findPaths(from: End, to: End): Promise<void> {
  const found = await call('paths', { query: { from: from.id, to: to.id, maxHops: 6, k: 5 } })
  if (found.paths.length === 0) return say(words.paths.none(from.name, to.name))
  step(words.steps.path(from.name, to.name), show(scene(), found.graph))
  change({ paths: { from, to, paths: found.paths, chosen: 0 } })
  select([])
  navigate({ view: 'explore' })
  announce(`${words.paths.heading(found.paths.length)}, ${words.steps.path(from.name, to.name)}`)
}

/** Draws a picture that came from elsewhere, such as a query's result. */
export async function showGraph(name: string, graph: Pick<Subgraph, 'nodes'>): Promise<void> {
  const fresh = graph.nodes.filter(({ id }) => !scene().nodes.has(id)).length
  await drawMore(name, graph.nodes)
  navigate({ view: 'explore' })
  say(fresh === 0 ? words.explore.allDrawn : words.explore.added(fresh))
}

/** Draws what an article told of: its meetings with all who took part. */
export async function showReceipts(name: string, receipts: readonly Receipt[]): Promise<void> {
  const nodes = receipts.flatMap(nodesOf)
  if (nodes.length === 0) return say(words.load.nothingToShow)
  if (explorer.get().phase !== 'ready') await start()
  await refresh()
  await drawMore(name, nodes)
  navigate({ view: 'explore' })
  const meetings = nodes.filter(({ kind }) => kind === 'meeting').map(({ id }) => id)
  select(meetings.slice(0, 1))
  if (meetings[0] !== undefined) navigate({ view: 'explore', node: meetings[0] }, 'replace')
}

function nodesOf({ actors, meetings }: Receipt): GraphNode[] {
  const told = [...meetings.added, ...meetings.repeated, ...meetings.confirmed, ...meetings.contradicted]
  const parts = told.flatMap(({ meeting, participants, place }) => [
    meeting,
    ...participants,
    ...(place ? [place] : []),
  ])
  return [...parts, ...actors.added]
}

/** Decides about sameness or correctness; the picture follows, and the step can be undone. */
export async function judge(body: NewJudgement, name: string): Promise<void> {
  const judgement = await call('judge', { body })
  const before = explorer.get().selected
  await redrawFrom(name, [], { judgement: judgement.id, body, reversed: false })
  await afterJudging(before.length > 0 ? (before[0] ?? body.left) : body.left)
  say(name, { label: words.decide.takeBack, run: () => tryTo(() => takeBackStep(judgement.id)) })
}

async function takeBackStep(judgement: string): Promise<void> {
  if (undoable(explorer.get().history)?.deed?.judgement === judgement) return stepBack()
  await takeBack(judgement)
}

/** Takes a decision back, wherever in the past it was made. */
export async function takeBack(judgement: string): Promise<void> {
  const taken = await call('takeBack', { id: judgement })
  const [left = ''] = taken.left
  const body: NewJudgement = { ...taken, left, right: taken.right[0] }
  await redrawFrom(words.steps.takeBack, [...taken.left, ...taken.right], { judgement, body, reversed: true })
  await afterJudging(explorer.get().selected[0] ?? left)
  say(words.decide.tookBack)
}

/** Reads the picture anew after a decision, with the nodes that some addresses lead to now. */
async function redrawFrom(name: string, addresses: readonly string[], deed: Parameters<typeof step>[2]): Promise<void> {
  const places = await Promise.all([...new Set(addresses)].map(whereIs))
  const ids = new Set([...scene().nodes.keys(), ...places.filter((id) => id !== undefined)])
  const selected = explorer.get().selected
  step(name, redraw(scene(), await askPicture([...ids])), deed)
  change({ selected })
}

async function whereIs(address: string): Promise<string | undefined> {
  try {
    const detail = await call('node', { id: address })
    return detail.kind === 'tombstone' ? undefined : detail.node.id
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/** The address that was selected may lead to another node now. */
async function afterJudging(address: string): Promise<void> {
  // What is read anew arrives by itself; nothing waits for it.
  void forgetAnswers()
  const id = await whereIs(address)
  select(id === undefined ? [] : [id])
  navigate(id === undefined ? { view: 'explore' } : { view: 'explore', node: id }, 'replace')
}

/** Undoes the last step; a decision that went with it is taken back. */
export async function stepBack(): Promise<void> {
  const { history } = explorer.get()
  const last = undoable(history)
  if (last === undefined) return
  if (last.deed !== undefined) await turn(history.at, !last.deed.reversed)
  arrive(undo(explorer.get().history))
  if (last.deed !== undefined) await settle(words.explore.undone(last.name))
  else announce(words.explore.undone(last.name))
}

/** Does the next step again, with its decision. */
export async function stepForward(): Promise<void> {
  const { history } = explorer.get()
  const next = redoable(history)
  if (next === undefined) return
  if (next.deed !== undefined) await turn(history.at + 1, next.deed.reversed)
  arrive(redo(explorer.get().history))
  if (next.deed !== undefined) await settle(words.explore.redone(next.name))
  else announce(words.explore.redone(next.name))
}

function arrive(history: ReturnType<typeof undo>): void {
  const { scene: picture } = history.steps[history.at] ?? history.steps[0]
  const selected = explorer.get().selected.filter((id) => picture.nodes.has(id))
  change({ history, selected, placed: picture.positions, paths: undefined })
}

/** Takes the decision of a step back, or decides it again and notes its new address. */
async function turn(index: number, back: boolean): Promise<void> {
  const deed = explorer.get().history.steps[index]?.deed
  if (deed === undefined) return
  if (back) await call('takeBack', { id: deed.judgement })
  else {
    const { id } = await call('judge', { body: deed.body })
    change({ history: withDeed(explorer.get().history, index, { ...deed, judgement: id }) })
  }
}

/** What was said of a decision may no longer hold, so what happened to it is said in its place. */
async function settle(said: string): Promise<void> {
  void forgetAnswers()
  await refresh()
  say(said)
}
