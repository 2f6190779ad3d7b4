import { setTimeout as sleep } from 'node:timers/promises'

/** After an error, and while others have in hand what is not over. */
const PAUSE_MS = 500
const WAIT_MS = 200
/** While articles come in one after another, they are waited for: resolving many costs little more than resolving one. */
const CALM_MS = 25
const LONGEST_CALM_MS = 2000

/** What a round came to: something was done, or others have the rest in hand, or nothing is open. */
export type Round = 'worked' | 'waits' | 'quiet'

/** Runs rounds of work one after another for as long as something is open. */
export class Loop {
  readonly #round: () => Promise<Round>
  readonly #warn: (error: unknown) => void
  /** What was said last of why a round failed, so that it is said once. */
  #said = ''
  #running: Promise<void> | undefined
  #woken = false
  #lastWoken = 0
  #pause = new AbortController()
  readonly #stopping = new AbortController()

  constructor(round: () => Promise<Round>, warn: (error: unknown) => void) {
    this.#round = round
    this.#warn = warn
  }

  /** Looks for work, now or as soon as the work in hand is done. */
  wake(): void {
    this.#woken = true
    this.#lastWoken = performance.now()
    this.#pause.abort()
    if (this.#running || this.stopping) return
    this.#running = this.#run().finally(() => {
      this.#running = undefined
      if (this.#woken) this.wake()
    })
  }

  /** Resolves when nothing is open. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    this.#pause.abort()
    await this.#running
  }

  get stopping(): boolean {
    return this.#stopping.signal.aborted
  }

  async #run(): Promise<void> {
    while (!this.stopping) {
      await this.#calm()
      this.#woken = false
      const round = await this.#try()
      if (round === 'quiet') return
      if (round === 'waits') await this.#rest(WAIT_MS)
    }
  }

  /** Whatever could not be done is tried again after a while. */
  async #try(): Promise<Round> {
    try {
      const round = await this.#round()
      this.#said = ''
      return round
    } catch (error) {
      this.#say(error)
      await this.#rest(PAUSE_MS)
      return 'worked'
    }
  }

  #say(error: unknown): void {
    if (String(error) !== this.#said) this.#warn(error)
    this.#said = String(error)
  }

  /** Waits, at most until woken. */
  async #rest(duration: number): Promise<void> {
    if (this.#woken || this.stopping) return
    this.#pause = new AbortController()
    await sleep(duration, undefined, { signal: this.#pause.signal }).catch(() => undefined)
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
