import { randomBytes } from 'node:crypto'
import type { GraphNode, Neighbours, NeighboursRequest } from '#contract'
import type { Explorer } from '#graph'

/** What the pages up to a cursor have brought; `epoch` is the graph's when the first was asked for. */
interface Walked {
  readonly of: string
  readonly epoch: number
  readonly ids: readonly string[]
  readonly before?: Walked | undefined
}

/** Ids and pages that are remembered for all walks together; the oldest go first. */
const MOST_KEPT = 200_000

/** Instead of a place in the order: all of it was walked through, what moved up meanwhile is still to come. */
const REST = 'rest'

/** Neighbours that the store is asked for at a time, looking for those. */
const SWEEP = 1_000

/**
 * Neighbours page by page, each exactly once. They come best connected first, and while articles are loaded some move up past
 * the place that was reached, or down to come again: so a cursor knows what the pages before it have brought. One that is
 * too old to be remembered is only a place in the order.
 */
export class Walks {
  readonly #explorer: Explorer
  readonly #walked = new Map<string, Walked>()
  #kept = 0

  constructor(explorer: Explorer) {
    this.#explorer = explorer
  }

  /**
   * One page. The same cursor gives the same page for as long as the graph does not change. `now` is an epoch that was read
   * before: what changes between the two counts as a change.
   */
  async page(id: string, request: NeighboursRequest, now: number): Promise<Neighbours | undefined> {
    const [, key = '', place = request.cursor] = /^([\w-]{12})\.(.*)$/s.exec(request.cursor ?? '') ?? []
    const known = this.#walked.get(key)
    const before = known?.of === id ? known : undefined
    const epoch = before?.epoch ?? now
    if (place === REST) return this.#rest(id, request, before)
    const page = await this.#explorer.neighbours(id, { ...request, cursor: place })
    return page && this.#onward(page, { of: id, epoch, before, ids: [] })
  }

  async #onward(page: Neighbours, walk: Walked): Promise<Neighbours> {
    const seen = seenIn(walk.before)
    const nodes = page.nodes.filter(({ id }) => !seen.has(id))
    const still = page.next !== undefined || (await this.#explorer.epoch()) !== walk.epoch
    const next = still ? this.#remember(walk, nodes, page.next ?? REST) : undefined
    return { ...page, ...linked(page, nodes), ...(next !== undefined && { next }) }
  }

  /** What has not come yet, from the beginning of the order. */
  async #rest(id: string, request: NeighboursRequest, before: Walked | undefined): Promise<Neighbours | undefined> {
    const seen = seenIn(before)
    let page = await this.#explorer.neighbours(id, { ...request, limit: SWEEP, cursor: undefined })
    const unseen = () => page?.nodes.filter((node) => !seen.has(node.id)).slice(0, request.limit) ?? []
    while (before !== undefined && page?.next !== undefined && unseen().length === 0)
      page = await this.#explorer.neighbours(id, { ...request, limit: SWEEP, cursor: page.next })
    if (page === undefined) return undefined
    const { next: _next, ...rest } = page
    if (before === undefined || unseen().length === 0) return { ...rest, nodes: [], edges: [] }
    return { ...rest, ...linked(page, unseen()), next: this.#remember({ ...before, before, ids: [] }, unseen(), REST) }
  }

  #remember(walk: Walked, nodes: readonly GraphNode[], place: string): string {
    const key = randomBytes(9).toString('base64url')
    const ids = nodes.map(({ id }) => id)
    this.#walked.set(key, { ...walk, ids })
    this.#kept += sizeOf(ids)
    for (const [oldest, { ids: gone }] of this.#walked) {
      if (this.#kept <= MOST_KEPT) break
      this.#walked.delete(oldest)
      this.#kept -= sizeOf(gone)
    }
    return `${key}.${place}`
  }
}

/** A page that brought nothing new takes room too. */
const sizeOf = (ids: readonly string[]) => ids.length + 1

function seenIn(walked: Walked | undefined): ReadonlySet<string> {
  const seen = new Set<string>()
  for (let part = walked; part !== undefined; part = part.before) for (const id of part.ids) seen.add(id)
  return seen
}

/** Some of a page's nodes, with the lines among them and to the node in the middle. */
function linked({ nodes: all, edges }: Neighbours, nodes: readonly GraphNode[]): Pick<Neighbours, 'nodes' | 'edges'> {
  const left = new Set(all.map(({ id }) => id))
  for (const { id } of nodes) left.delete(id)
  return { nodes: [...nodes], edges: edges.filter(({ source, target }) => !left.has(source) && !left.has(target)) }
}
