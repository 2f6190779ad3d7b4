import { EntenteError } from '#contract'
import type { Statement, TypedAnswer, TypedLimits } from '../../engine.ts'
import { Line } from '../../line.ts'
import { ReaderProcess } from './reader-process.ts'
import type { Snapshots } from './snapshots.ts'
import { toDriver } from './values.ts'

/** While articles are being loaded a copy for every query would hold the loading up: one serves so many times as long as it took. */
const SERVES = 10
/** A reader that nobody asks gives its memory and its file back. */
const IDLE_MS = 60_000
/** Queries at a time, of which one runs. */
const MOST_WAITING = 16

interface Warm {
  readonly process: ReaderProcess
  readonly asOf: string
  readonly change: number
  readonly bytes: number
  /** On the clock of `performance`. */
  readonly freshUntil: number
  /** Gives the snapshot back. */
  readonly release: () => void
}

/** Answers typed queries one after the other, in a process that stays warm on the newest snapshot. */
export class Readers {
  readonly #snapshots: Snapshots
  readonly #changes: () => number
  readonly #line = new Line(MOST_WAITING)
  #warm: Warm | undefined
  #idle: NodeJS.Timeout | undefined
  #isClosed = false

  constructor(snapshots: Snapshots, changes: () => number) {
    this.#snapshots = snapshots
    this.#changes = changes
  }

  answer(statement: Statement, limits: TypedLimits): Promise<TypedAnswer> {
    return this.#line.join(() => this.#run(statement, limits))
  }

  /** Ends the query that runs. */
  close(): void {
    this.#isClosed = true
    this.#cool()
  }

  async #run({ cypher, params }: Statement, limits: TypedLimits): Promise<TypedAnswer> {
    clearTimeout(this.#idle)
    const { process, asOf } = await this.#fresh(limits.bytes)
    try {
      const reply = await process.ask({ cypher, params: toDriver(params), rows: limits.rows }, limits)
      return { columns: reply.columns ?? [], rows: reply.rows ?? [], truncated: reply.truncated ?? false, asOf }
    } finally {
      if (!process.isAlive) this.#cool()
      this.#idle = setTimeout(() => this.#cool(), IDLE_MS).unref()
    }
  }

  async #fresh(bytes: number): Promise<Warm> {
    const warm = this.#warm
    const isFresh = warm?.change === this.#changes() || performance.now() < (warm?.freshUntil ?? 0)
    if (warm?.process.isAlive && isFresh && warm.bytes === bytes) return warm
    this.#cool()
    if (this.#isClosed) throw new EntenteError('store-unavailable', 'The store is closed.')
    return this.#start(bytes)
  }

  /** The snapshot is in use until the reader is let go. */
  #start(bytes: number): Promise<Warm> {
    return new Promise((resolve, reject) => {
      const change = this.#changes()
      const use = this.#snapshots.use(async ({ file, asOf, milliseconds }) => {
        const freshUntil = performance.now() + SERVES * milliseconds
        const process = await ReaderProcess.start(file, bytes)
        await new Promise<void>((release) => {
          const warm = { process, asOf, change, bytes, freshUntil, release }
          if (this.#isClosed) this.#let(warm)
          else this.#warm = warm
          resolve(warm)
        })
      })
      use.catch(reject)
    })
  }

  #cool(): void {
    clearTimeout(this.#idle)
    if (this.#warm) this.#let(this.#warm)
    this.#warm = undefined
  }

  #let({ process, release }: Warm): void {
    process.stop()
    release()
  }
}
