import type { Worker } from 'node:worker_threads'
import { EntenteError } from '#contract'
import type { Engine } from '../engine.ts'
import type { Part } from '../explorer.ts'
import { startThread } from '../thread.ts'
import type { Made, Task } from './apart-thread.ts'
import { writtenPart } from './part.ts'

/** A thread that nobody asks gives its memory and its connections back. */
const IDLE_MS = 60_000

/**
 * Makes parts of the graph in a thread of its own: the thousands of rows and nodes of one, and the garbage that they leave, hold
 * up nothing in this one. One part at a time.
 */
export class Apart {
  readonly #engine: Engine
  #thread: Worker | undefined
  #settle: ((made: Made) => void) | undefined
  #idle: NodeJS.Timeout | undefined

  constructor(engine: Engine) {
    this.#engine = engine
  }

  async written(part: Part): Promise<Uint8Array> {
    const door = await this.#engine.door?.()
    if (door === undefined) return writtenPart(this.#engine, part)
    clearTimeout(this.#idle)
    const { bytes, failure } = await this.#ask({ part, door })
    this.#idle = setTimeout(() => this.#end(), IDLE_MS).unref()
    if (bytes !== undefined) return bytes
    throw failure?.code === undefined ? new Error(failure?.message) : new EntenteError(failure.code, failure.message)
  }

  /** Only while it works does the thread keep the process. */
  async #ask(task: Task): Promise<Made> {
    const thread = this.#thread ?? this.#start()
    thread.ref()
    const made = new Promise<Made>((resolve) => {
      this.#settle = resolve
    })
    thread.postMessage(task, task.door.kind === 'embedded' ? [task.door.port] : [])
    return made.finally(() => thread.unref())
  }

  #start(): Worker {
    const thread = startThread('apart-thread', import.meta.url)
    let cause = 'nothing told why'
    thread.on('message', (made: Made) => this.#settle?.(made))
    thread.on('error', (error) => {
      cause = String(error.stack ?? error)
    })
    thread.on('exit', () => {
      if (this.#thread !== thread) return
      this.#thread = undefined
      this.#settle?.({ failure: { message: `The thread that makes parts of the graph ended: ${cause}` } })
    })
    this.#thread = thread
    return thread
  }

  #end(): void {
    void this.#thread?.terminate()
    this.#thread = undefined
  }
}
