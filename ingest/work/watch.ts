import type { LedgerJob, WorkLedger } from '#graph'

const LOOK_MS = 300
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
    this.#looking ??= setInterval(() => void this.#look(), LOOK_MS).unref()
  }

  tell(job: LedgerJob): void {
    const told = this.#followed.get(job.id)
    if (told !== undefined && RANK[job.state] <= told) return
    if (told !== undefined) this.#followed.set(job.id, RANK[job.state])
    if (RANK[job.state] === RANK.done) this.#forget(job.id)
    for (const listener of this.#listeners) listener(job)
  }

  stop(): void {
    this.#followed.clear()
    clearInterval(this.#looking)
  }

  async #look(): Promise<void> {
    const ids = [...this.#followed.keys()]
    const jobs = await this.#ledger.jobs(ids).catch(() => undefined)
    if (jobs === undefined) return
    const found = new Set(jobs.map(({ id }) => id))
    for (const id of ids) if (!found.has(id)) this.#forget(id)
    for (const job of jobs) if (this.#followed.has(job.id)) this.tell(job)
  }

  #forget(id: string): void {
    this.#followed.delete(id)
    if (this.#followed.size > 0) return
    clearInterval(this.#looking)
    this.#looking = undefined
  }
}
