import { Worker } from 'node:worker_threads'
import { EntenteError } from '#contract'
import type { Row } from '../../engine.ts'
import type { Envelope, OwnerData, Reply, Request } from './messages.ts'

interface Waiting {
  /** Those that have come. */
  readonly rows: Row[]
  readonly resolve: (reply: Reply) => void
  readonly reject: (error: Error) => void
}

/** What the owner of the file told; a unit's own errors are none of these. */
export class OwnerError extends EntenteError {}

/** The worker thread that owns the file, as something to ask. */
export class OwnerThread {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  #count = 0
  #gone: Error | undefined

  private constructor(data: OwnerData) {
    this.#worker = startWorker(data)
    this.#worker.on('message', (reply: Reply) => this.#settle(reply))
    this.#worker.on('error', (error) => this.#lose(error))
    this.#worker.on('exit', () => this.#lose())
  }

  /** Starts the thread and waits until the file is open. */
  static async start(data: OwnerData): Promise<OwnerThread> {
    const thread = new OwnerThread(data)
    try {
      await thread.#expect(0)
      return thread
    } catch (error) {
      await thread.#worker.terminate()
      throw error
    }
  }

  async ask(request: Request): Promise<Reply> {
    if (this.#gone !== undefined) throw this.#gone
    this.#count += 1
    const envelope: Envelope = { number: this.#count, request }
    const reply = this.#expect(this.#count)
    this.#worker.postMessage(envelope)
    return reply
  }

  async askRows(request: Request): Promise<readonly Row[]> {
    return (await this.ask(request)).rows ?? []
  }

  /** Closes the file and ends the thread; a thread that is gone already has nothing to close. */
  async stop(): Promise<void> {
    if (this.#gone !== undefined) return
    try {
      await this.ask({ op: 'close' })
    } finally {
      this.#gone = new EntenteError('store-unavailable', 'The store is closed.')
      await this.#worker.terminate()
    }
  }

  #expect(number: number): Promise<Reply> {
    return new Promise((resolve, reject) => this.#waiting.set(number, { rows: [], resolve, reject }))
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.number)
    for (const row of reply.rows ?? []) waiting?.rows.push(row)
    if (reply.more) return
    this.#waiting.delete(reply.number)
    if (reply.failure) waiting?.reject(new OwnerError(reply.failure.code, reply.failure.message))
    else waiting?.resolve({ ...reply, rows: waiting.rows })
  }

  #lose(cause?: unknown): void {
    this.#gone ??= new EntenteError('store-unavailable', 'The thread that owns the store ended.', { cause })
    for (const { reject } of this.#waiting.values()) reject(this.#gone)
    this.#waiting.clear()
  }
}

/** From source the thread needs tsx, registered inside it; compiled code runs as it is. */
function startWorker(data: OwnerData): Worker {
  const fromSource = import.meta.url.endsWith('.ts')
  const owner = new URL(fromSource ? './owner.ts' : './owner.js', import.meta.url)
  if (!fromSource) return new Worker(owner, { workerData: data })
  const load = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(owner.href)}) })`
  return new Worker(load, { eval: true, execArgv: ['--conditions=source'], workerData: data })
}
