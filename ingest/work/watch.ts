import type { LedgerJob, WorkLedger } from '#graph'

const LOOK_MS = 300
/** Looking takes no more than one part in so many of the time, however slow the store is. */
const SHARE = 5
const RANK: Readonly<Record<LedgerJob['state'], number>> = { waiting: 0, reading: 1, resolving: 2, done: 3, failed: 3 }

/** Tells of jobs as they go on, here or in another process; each step once. */
export class JobWatch {
  readonly #ledger: WorkLedger
  readonly #shared: boolean
  readonly #listeners = new Set<(job: LedgerJob) => void>()
  /** Jobs that somebody asked about and that are not over, with the step that was told last. */
  readonly #followed = new Map<string, number>()
  #looking: NodeJS.Timeout | undefined

  constructor(ledger: WorkLedger, shared: boolean) {
    this.#ledger = ledger
    this.#shared = shared
  }

  on(listener: (job: LedgerJob) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Follows a job that other processes may work on, until it is over. */
  follow({ id, state }: Pick<LedgerJob, 'id' | 'state'>): void {
    if (!this.#shared || RANK[state] === RANK.done || this.#followed.has(id)) return
    this.#followed.set(id, RANK[state])
    this.#looking ??= this.#lookIn(LOOK_MS)
  }

  tell(job: LedgerJob): void {
    const told = this.#followed.get(job.id)
    if (told !== undefined && RANK[job.state] <= told) return
    if (told !== undefined) this.#followed.set(job.id, RANK[job.state])
    if (RANK[job.state] === RANK.done) this.#followed.delete(job.id)
    for (const listener of this.#listeners) listener(job)
  }

  stop(): void {
    this.#followed.clear()
    clearTimeout(this.#looking)
  }

  #lookIn(milliseconds: number): NodeJS.Timeout {
    return setTimeout(() => void this.#look(), milliseconds).unref()
  }

  async #look(): Promise<void> {
    const started = performance.now()
    // A store that does not answer is asked again.
    await this.#tellNews().catch(() => undefined)
    const pause = Math.max(LOOK_MS, (SHARE - 1) * (performance.now() - started))
    this.#looking = this.#followed.size > 0 ? this.#lookIn(pause) : undefined
  }

  async #tellNews(): Promise<void> {
    const ids = [...this.#followed.keys()]
    if (ids.length === 0) return
    const states = await this.#ledger.states(ids)
    for (const id of ids) if (!states.has(id)) this.#followed.delete(id)
    const news = [...states].filter(([id, state]) => RANK[state] > (this.#followed.get(id) ?? RANK.done))
    for (const job of await this.#ledger.jobs(news.map(([id]) => id))) if (this.#followed.has(job.id)) this.tell(job)
  }
}
