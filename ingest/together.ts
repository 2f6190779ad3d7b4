import { inHalves } from './halves.ts'

/** Few enough to be one transaction. */
const MOST = 200

interface Waiting<T, R> {
  readonly item: T
  readonly resolve: (result: R) => void
  readonly reject: (error: unknown) => void
}

/** Does to many at once what each asks for: what is put while others are in work goes together as soon as they are done. */
export class Together<T, R> {
  readonly #work: (items: readonly T[]) => Promise<readonly R[]>
  readonly #waiting: Waiting<T, R>[] = []
  #isRunning = false

  /** `work` gives a result for each item, in their order, or has done nothing where it throws. */
  constructor(work: (items: readonly T[]) => Promise<readonly R[]>) {
    this.#work = work
  }

  /** An item that cannot be worked on fails alone. */
  put(item: T): Promise<R> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject })
      if (!this.#isRunning) void this.#run()
    })
  }

  async #run(): Promise<void> {
    this.#isRunning = true
    while (this.#waiting.length > 0) await this.#settle(this.#waiting.splice(0, MOST))
    this.#isRunning = false
  }

  async #settle(group: readonly Waiting<T, R>[]): Promise<void> {
    const work = async (some: typeof group) => {
      const results = await this.#work(some.map(({ item }) => item))
      for (const [at, { resolve }] of some.entries()) resolve(results[at] as R)
    }
    await inHalves(group, work, async ({ reject }, error) => reject(error)).catch((error: unknown) => {
      for (const { reject } of group) reject(error)
    })
  }
}
