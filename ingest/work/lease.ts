import type { WorkLedger } from '#graph'

/** How often in the time that the lease lasts its holder says that it is there. */
const SIGNS = 4

/**
 * The right to resolve, held by one process at a time while there is something to resolve. Its number goes into the
 * transaction that resolves: whoever lost the lease without noticing writes nothing.
 */
export class ResolverLease {
  readonly #ledger: WorkLedger
  readonly #holder: string
  readonly #patience: number
  #renewing: NodeJS.Timeout | undefined
  /** The last question to the store; the next waits for it, so that no late answer undoes a release. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(ledger: WorkLedger, holder: string, patience: number) {
    this.#ledger = ledger
    this.#holder = holder
    this.#patience = patience
  }

  /** The number to resolve with; `undefined` where another process resolves. */
  async hold(): Promise<number | undefined> {
    const number = await this.#next(() => this.#ask())
    if (number === undefined) this.#rest()
    else this.#renewing ??= setInterval(() => this.#renew(), this.#patience / SIGNS).unref()
    return number
  }

  /** Lets another process resolve at once. */
  async release(): Promise<void> {
    if (this.#renewing === undefined) return
    this.#rest()
    await this.#next(() => this.#ledger.dropLease(this.#holder))
  }

  #ask(): Promise<number | undefined> {
    const now = Date.now()
    return this.#ledger.lease(this.#holder, now, now + this.#patience)
  }

  #renew(): void {
    const ask = async () => void (this.#renewing !== undefined && (await this.#ask()))
    this.#next(ask).catch(() => undefined)
  }

  #next<T>(ask: () => Promise<T>): Promise<T> {
    const answer = this.#last.then(ask)
    this.#last = answer.catch(() => undefined)
    return answer
  }

  #rest(): void {
    clearInterval(this.#renewing)
    this.#renewing = undefined
  }
}
