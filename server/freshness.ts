import { randomBytes } from 'node:crypto'
import type { Request, Response } from 'express'
import type { EndpointName } from '#contract'
import type { ServerParts } from './parts.ts'

/** What is a function of the canonical layer alone; articles change before the graph does. */
export const OF_THE_GRAPH: ReadonlySet<EndpointName> = new Set(['graph', 'node', 'neighbours', 'paths', 'meetings'])

/** Another store may stand behind the same address after a start, with the same epoch. */
const START = randomBytes(6).toString('base64url')

/** Milliseconds for which an epoch that was read need not be read again. */
const GOOD_FOR_MS = 1_000

/** Tags answers about the graph with the store's epoch, which is read before the answer is: an answer may be newer than its tag, never older. */
export class Freshness {
  readonly #explorer: ServerParts['explorer']
  /** Where others write too, reading the epoch takes as long as a small question. */
  readonly #isSlow: boolean
  #known: { readonly epoch: number; readonly at: number } | undefined

  constructor({ explorer, engine }: Pick<ServerParts, 'explorer' | 'engine'>) {
    this.#explorer = explorer
    this.#isSlow = engine.capabilities.shared
  }

  /** True where the client has the answer already. */
  async isFresh(name: EndpointName, request: Request, response: Response): Promise<boolean> {
    const had = request.get('if-none-match')
    // Express would compare once more, and take `*` for any answer that has no tag at all.
    delete request.headers['if-none-match']
    if (!OF_THE_GRAPH.has(name)) return false
    response.locals.epoch = await this.#epoch(had !== undefined || name === 'graph')
    const tag = `W/"${START}.${response.locals.epoch}"`
    response.set({ ETag: tag, 'Cache-Control': 'private, no-cache' })
    return had?.split(/\s*,\s*/).includes(tag) ?? false
  }

  /** As it is now where an answer that was made before may be taken for it; else one that was read earlier does as well. */
  async #epoch(mustBeNow: boolean): Promise<number> {
    const known = this.#known
    if (mustBeNow || !this.#isSlow || known === undefined) return this.#read()
    // The question itself meets the same error, if it is one.
    if (performance.now() - known.at > GOOD_FOR_MS) this.#read().catch(() => undefined)
    return known.epoch
  }

  async #read(): Promise<number> {
    const at = performance.now()
    const epoch = await this.#explorer.epoch()
    this.#known = { epoch, at }
    return epoch
  }
}
