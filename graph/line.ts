import { EntenteError } from '#contract'

/** Work that is done one piece at a time, in the order in which it came. */
export class Line {
  readonly #most: number
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  /** So many may stand in line, the one that is being done among them. */
  constructor(most: number) {
    this.#most = most
  }

  /** Throws `store-busy` where too many wait. */
  async join<T>(work: () => Promise<T>): Promise<T> {
    if (this.#waiting >= this.#most) throw new EntenteError('store-busy', 'Many wait already; try again in a while.')
    this.#waiting += 1
    const done = this.#last.then(work)
    this.#last = done.catch(() => undefined)
    return done.finally(() => {
      this.#waiting -= 1
    })
  }
}
