import { setTimeout as sleep } from 'node:timers/promises'
import { EntenteError } from '#contract'
import type { Ledger, LedgerJob } from '#graph'

/** Articles that are resolved together when many wait; a single one never waits for others. */
const MOST_AT_ONCE = 200
const PAUSE_MS = 500
/** While articles come in one after another, they are waited for: resolving many costs little more than resolving one. */
const CALM_MS = 25
const LONGEST_CALM_MS = 2000

export interface Work {
  /** Brings some jobs to their end, done or failed. */
  readonly finish: (jobs: readonly LedgerJob[]) => Promise<void>
  /** Sets jobs aside that could not be brought to their end, so that the others go on. */
  readonly giveUp: (jobs: readonly LedgerJob[], error: unknown) => Promise<void>
}

/** One worker over the jobs that wait in the store; what waits survives the process. */
export class Queue {
  readonly #ledger: Ledger
  readonly #work: Work
  #running: Promise<void> | undefined
  #woken = false
  #lastWoken = 0
  readonly #stopping = new AbortController()

  constructor(ledger: Ledger, work: Work) {
    this.#ledger = ledger
    this.#work = work
  }

  /** Looks for waiting jobs, now or as soon as the jobs in hand are done. */
  wake(): void {
    this.#woken = true
    this.#lastWoken = performance.now()
    if (this.#running || this.#stopping.signal.aborted) return
    this.#running = this.#run().finally(() => {
      this.#running = undefined
      if (this.#woken) this.wake()
    })
  }

  /** Resolves when nothing waits. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#running
  }

  get stopping(): boolean {
    return this.#stopping.signal.aborted
  }

  async #run(): Promise<void> {
    while (!this.stopping) {
      await this.#calm()
      this.#woken = false
      if (!(await this.#round())) return
    }
  }

  /** One batch; false where nothing waits. A store that does not answer is asked again after a while. */
  async #round(): Promise<boolean> {
    try {
      const jobs = await this.#ledger.openJobs(MOST_AT_ONCE)
      if (jobs.length === 0) return false
      await this.#work.finish(jobs).catch((error: unknown) => {
        if (isPassing(error)) throw error
        return this.#work.giveUp(jobs, error)
      })
    } catch {
      await sleep(PAUSE_MS, undefined, { signal: this.#stopping.signal }).catch(() => undefined)
    }
    return true
  }

  /** Resolves once nothing has come in for a moment. */
  async #calm(): Promise<void> {
    const started = performance.now()
    while (
      !this.stopping &&
      performance.now() - this.#lastWoken < CALM_MS &&
      performance.now() - started < LONGEST_CALM_MS
    )
      await sleep(CALM_MS)
  }
}

function isPassing(error: unknown): boolean {
  return error instanceof EntenteError && ['store-unavailable', 'store-busy', 'conflict'].includes(error.code)
}
