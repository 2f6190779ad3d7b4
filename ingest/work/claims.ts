import { randomBytes } from 'node:crypto'
import type { LedgerJob, WorkLedger } from '#graph'
import type { Taken } from '../queue.ts'

/** How long what is in the hands of a process that says nothing stays there, in milliseconds: longer than the longest article takes to read. */
export const PATIENCE_MS = 20_000
/** How often in that time a process says that it is there. */
const SIGNS = 4
/** So few are not shared out. */
const FEW = 32

/** What this process has in hand. Where the store is its own, all that others had in hand is free. */
export class Claims {
  /** New with every start, so that what an earlier process had in hand is not taken for one's own. */
  readonly name = randomBytes(9).toString('base64url')
  readonly #ledger: WorkLedger
  readonly #shared: boolean
  readonly #patience: number
  readonly #held = new Set<string>()
  #renewing: NodeJS.Timeout | undefined

  constructor(ledger: WorkLedger, shared: boolean, patience: number) {
    this.#ledger = ledger
    this.#shared = shared
    this.#patience = patience
  }

  /** Jobs that wait. Where others may take some too, half of them is left to these. */
  async take(most: number, least: number): Promise<Taken> {
    const waiting = await this.waiting(2 * most)
    if (waiting.length >= least)
      return this.#claim({ limit: this.#shared ? Math.max(FEW, Math.ceil(waiting.length / 2)) : most })
    this.#hold([])
    return { jobs: [], suspect: false }
  }

  takeAmong(among: readonly string[], limit: number): Promise<Taken & { readonly left: readonly string[] }> {
    return this.#claim({ among, limit })
  }

  /** Ids of jobs that are free, without taking them. */
  waiting(limit: number): Promise<readonly string[]> {
    return this.#ledger.claimable({ claim: this.name, now: this.#now(), limit })
  }

  async giveBack(jobs: readonly string[]): Promise<void> {
    if (jobs.length > 0) await this.#ledger.giveBack(this.name, jobs)
    this.drop(jobs)
  }

  /** Jobs that are no longer read here. */
  drop(jobs: readonly string[]): void {
    for (const job of jobs) this.#held.delete(job)
    if (this.#held.size === 0) this.#rest()
  }

  async #claim(wanted: { readonly limit: number; readonly among?: readonly string[] }) {
    const now = this.#now()
    const claimed = await this.#ledger.claim({ ...wanted, claim: this.name, now, until: Date.now() + this.#patience })
    this.#hold(claimed.jobs)
    return claimed
  }

  /** Jobs are taken when nothing else is in hand. */
  #hold(jobs: readonly LedgerJob[]): void {
    this.#held.clear()
    for (const { id } of jobs) this.#held.add(id)
    if (this.#held.size === 0) this.#rest()
    else if (this.#shared) this.#renewing ??= setInterval(() => this.#renew(), this.#patience / SIGNS).unref()
  }

  #now(): number {
    return this.#shared ? Date.now() : Number.MAX_SAFE_INTEGER
  }

  /** A store that does not answer is asked again the next time; until then others may take what was in hand. */
  #renew(): void {
    this.#ledger.renew(this.name, [...this.#held], Date.now() + this.#patience).catch(() => undefined)
  }

  #rest(): void {
    clearInterval(this.#renewing)
    this.#renewing = undefined
  }
}
