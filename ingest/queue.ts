import type { LedgerJob } from '#graph'
import type { Claims } from './work/claims.ts'

/**
 * How jobs find a worker. The store says what waits and who has it in hand, whatever the queue: a queue may lose or repeat
 * a job, and nothing is lost or done twice.
 */
export interface Queue {
  /** Tells of jobs that wait in the store. */
  offer(jobs: readonly string[]): void
  /** Jobs for this process to read, in its hands in the store; none where fewer than `least` wait. */
  take(most: number, least: number): Promise<Taken>
  /** Jobs that this process has brought as far as reading goes. */
  settle(jobs: readonly string[]): void
  /** Takes no more, and leaves what is not settled to others. */
  close(): Promise<void>
}

/** Jobs in hand; `suspect` where the one of them may be why an earlier process ended. */
export interface Taken {
  readonly jobs: readonly LedgerJob[]
  readonly suspect: boolean
}

/** The queue in the store itself. */
export class StoreQueue implements Queue {
  readonly #claims: Claims
  readonly #wake: () => void

  constructor(claims: Claims, wake: () => void) {
    this.#claims = claims
    this.#wake = wake
  }

  offer(): void {
    this.#wake()
  }

  take(most: number, least: number): Promise<Taken> {
    return this.#claims.take(most, least)
  }

  settle(): void {}

  async close(): Promise<void> {}
}
