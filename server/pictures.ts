import type { GraphRequest } from '#contract'
import type { Explorer } from '#graph'
import { keepAsSent, Written } from './answer.ts'

/** Pictures that are kept; the one that was not asked for longest goes first. */
const MOST_KEPT = 8

/** Pictures of the graph, each made once while the graph stays as it is, however many ask for it, also at the same moment. */
export class Pictures {
  readonly #explorer: Pick<Explorer, 'written'>
  readonly #kept = new Map<string, Promise<Written>>()

  constructor(explorer: Pick<Explorer, 'written'>) {
    this.#explorer = explorer
  }

  /** `epoch` was read before: what was begun since then may be newer, never older. */
  of(request: GraphRequest, epoch: number): Promise<Written> {
    const key = JSON.stringify([epoch, request])
    const picture = this.#kept.get(key) ?? this.#begin(key, request)
    this.#kept.delete(key)
    this.#kept.set(key, picture)
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST_KEPT) break
      this.#kept.delete(oldest)
    }
    return picture
  }

  #begin(key: string, request: GraphRequest): Promise<Written> {
    const picture = this.#explorer.written({ picture: request }).then((bytes) => new Written(bytes))
    picture.then(keepAsSent, () => this.#kept.delete(key))
    return picture
  }
}
