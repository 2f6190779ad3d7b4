import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'

/** What a client is to ask, and until when. */
export interface Asking {
  readonly address: string
  /** Asked in turn, over and over. */
  readonly paths: readonly string[]
  readonly connections: number
  readonly requests: number
  readonly milliseconds: number
  /** Whether so many requests or so much time are enough, or it takes both. */
  readonly until: 'either' | 'both'
}

/** `halt` ends the asking as if it were enough. */
export type Told = Asking | 'halt'

export interface Answered {
  /** Milliseconds of each request. */
  readonly times: readonly number[]
  readonly seconds: number
  /** Bytes of one answer as sent. */
  readonly bytes: number
}

/** A client that asks from a process of its own. */
export class Asker {
  readonly #child: ChildProcess = fork(new URL('./asker.ts', import.meta.url))
  /** A client that fails would leave whoever waits for it waiting. */
  readonly #lost = once(this.#child, 'exit').then(() => Promise.reject(new Error('The asking process ended.')))

  constructor() {
    this.#lost.catch(() => undefined)
  }

  async ask(address: string, paths: string | readonly string[], most: Partial<Asking> = {}): Promise<Answered> {
    const usual = { connections: 1, requests: 1e9, milliseconds: 30_000, until: 'either' } as const
    const answered = new Promise<Answered>((resolve) =>
      this.#child.once('message', (value) => resolve(value as Answered)),
    )
    this.#tell({ ...usual, ...most, address, paths: [paths].flat() })
    return Promise.race([answered, this.#lost])
  }

  /** Lets what is under way be the last. */
  halt(): void {
    this.#tell('halt')
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit')
    this.#child.disconnect()
    await ended
  }

  #tell(told: Told): void {
    this.#child.send(told)
  }
}
