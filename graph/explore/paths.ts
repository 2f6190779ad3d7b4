import type { GraphNode, NodeKind, Paths, PathsRequest } from '#contract'
import type { Engine, Row } from '../engine.ts'
import { stepsFrom } from '../statements/explore-paths.ts'
import { lineId } from './lines.ts'
import { locateAll } from './locate.ts'
import { compareText, kindOf } from './nodes.ts'
import { maybeNumber, maybeText, rowsOf, text, texts } from './rows.ts'
import { subgraphOf } from './subgraph.ts'
import { Web } from './web.ts'

/** Lines taken from one frontier, and lines after which a search that has found something looks no further. */
const WIDEST_STEP = 20_000
const WIDE_ENOUGH = 20_000
/** Lines after which a search gives up: more than that and everybody knows everybody. */
const WIDEST_WEB = 100_000

/**
 * Who connects two nodes: the shortest ways through meetings and those who took part; a place connects nobody but may be
 * an end. Among ways of one length those through meetings that were held come first, then those with more sources.
 */
export async function pathsBetween(engine: Engine, request: PathsRequest): Promise<Paths | undefined> {
  const located = await locateAll(engine, [request.from, request.to])
  const [from, to] = [located.get(request.from), located.get(request.to)]
  if (from === undefined || to === undefined) return undefined
  const search = new Search(engine, from, to)
  const found = from.id === to.id ? [[from.id]] : await search.run(request.maxHops, request.k)
  const paths = found.map((nodes) => ({ nodes, edges: search.lines(nodes) }))
  return { paths, graph: await subgraphOf(engine, [...new Set([from.id, to.id, ...found.flat()])]) }
}

/** One end of the search: all it has reached, and what it reached last, by kind. */
class End {
  readonly node: GraphNode
  readonly reached: Set<string>
  frontier: Map<NodeKind, string[]>

  constructor(node: GraphNode) {
    this.node = node
    this.reached = new Set([node.id])
    this.frontier = new Map([[node.kind, [node.id]]])
  }

  get width(): number {
    return [...this.frontier.values()].reduce((sum, ids) => sum + ids.length, 0)
  }

  /** A place has to be left first: nobody comes to it from a meeting. */
  get urgent(): boolean {
    return this.frontier.has('place')
  }

  leave(): void {
    this.frontier = new Map()
  }

  take(node: string, kind: NodeKind): void {
    if (this.reached.has(node)) return
    this.reached.add(node)
    const others = this.frontier.get(kind)
    if (others === undefined) this.frontier.set(kind, [node])
    else others.push(node)
  }
}

class Search {
  readonly #engine: Engine
  readonly #ends: readonly [End, End]
  readonly #web = new Web()
  /** What speaks against a meeting on the way: 1 where it was not held, and how many sources it lacks. */
  readonly #meetings = new Map<string, { unheld: number; sources: number }>()

  constructor(engine: Engine, from: GraphNode, to: GraphNode) {
    this.#engine = engine
    this.#ends = [new End(from), new End(to)]
  }

  async run(maxHops: number, k: number): Promise<string[][]> {
    const [from, to] = [this.#ends[0].node.id, this.#ends[1].node.id]
    let found: string[][] = []
    for (let hops = 1; hops <= maxHops; hops++) {
      const end = this.#next()
      if (end === undefined) return this.#best(this.#web.paths(from, to, maxHops, k), k)
      await this.#widen(end)
      if (this.#touching()) found = this.#web.paths(from, to, hops, k)
      if (found.length >= k || this.#tooWide(found.length > 0)) break
    }
    return this.#best(found, k)
  }

  lines(nodes: readonly string[]): string[] {
    return nodes.slice(1).map((node, i) => this.#line(nodes[i] ?? '', node))
  }

  /** Of two that stand side by side one is a meeting. */
  #line(a: string, b: string): string {
    const [meeting, other] = this.#meetings.has(a) ? [a, b] : [b, a]
    const isPlace = this.#ends.some(({ node }) => node.id === other && node.kind === 'place')
    return isPlace ? lineId('held-at', meeting, other) : lineId('attended', other, meeting)
  }

  /** The end with the narrower frontier; none where one end has seen all it can reach. */
  #next(): End | undefined {
    const [a, b] = this.#ends
    if (a.width === 0 || b.width === 0) return undefined
    if (a.urgent || b.urgent) return a.urgent ? a : b
    return b.width < a.width ? b : a
  }

  async #widen(end: End): Promise<void> {
    const rows = await rowsOf(this.#engine, stepsFrom(end.frontier, WIDEST_STEP))
    end.leave()
    for (const row of rows) this.#keep(row, end)
  }

  #keep(row: Row, end: End): void {
    const [near, far, kind] = [text(row, 'near'), text(row, 'far'), kindOf(texts(row, 'labels'))]
    this.#web.join(near, far)
    end.take(far, kind)
    const meeting = kind === 'meeting' ? far : near
    if (this.#meetings.has(meeting)) return
    const held = ['held', 'contested'].includes(maybeText(row, 'status') ?? '')
    this.#meetings.set(meeting, { unheld: held ? 0 : 1, sources: maybeNumber(row, 'sources') ?? 0 })
  }

  #touching(): boolean {
    const [less, more] = this.#ends.toSorted((a, b) => a.reached.size - b.reached.size)
    for (const id of less?.reached ?? []) if (more?.reached.has(id)) return true
    return false
  }

  #tooWide(found: boolean): boolean {
    return this.#web.lines > (found ? WIDE_ENOUGH : WIDEST_WEB)
  }

  #best(paths: readonly string[][], k: number): string[][] {
    const ranked = paths.map((path) => ({ path, ...this.#worth(path) }))
    ranked.sort(
      (a, b) =>
        a.path.length - b.path.length ||
        a.unheld - b.unheld ||
        b.sources - a.sources ||
        compareText(a.path.join(), b.path.join()),
    )
    return ranked.slice(0, k).map(({ path }) => path)
  }

  #worth(path: readonly string[]): { unheld: number; sources: number } {
    const meetings = path.flatMap((id) => this.#meetings.get(id) ?? [])
    return {
      unheld: meetings.reduce((sum, each) => sum + each.unheld, 0),
      sources: meetings.reduce((sum, each) => sum + each.sources, 0),
    }
  }
}
