import { MessageChannel, type MessagePort, type Worker } from 'node:worker_threads'
import { EntenteError } from '#contract'
import type { Row } from '../../engine.ts'
import { startThread } from '../../thread.ts'
import type { NewDoor, OwnerData, Reply, Request } from './messages.ts'
import { ownerEnded, Questions } from './questions.ts'

/** The worker thread that owns the file, as something to ask. */
export class OwnerThread {
  readonly #worker: Worker
  readonly #questions: Questions

  private constructor(data: OwnerData) {
    this.#worker = startThread('owner', import.meta.url, data)
    this.#questions = new Questions((envelope) => this.#worker.postMessage(envelope))
    this.#worker.on('message', (reply: Reply) => this.#questions.settle(reply))
    this.#worker.on('error', (error) => this.#questions.end(ownerEnded(error)))
    this.#worker.on('exit', () => this.#questions.end(ownerEnded()))
  }

  /** Starts the thread and waits until the file is open. */
  static async start(data: OwnerData): Promise<OwnerThread> {
    const thread = new OwnerThread(data)
    try {
      await thread.#questions.expect(0)
      return thread
    } catch (error) {
      await thread.#worker.terminate()
      throw error
    }
  }

  ask(request: Request): Promise<Reply> {
    return this.#questions.ask(request)
  }

  askRows(request: Request): Promise<readonly Row[]> {
    return this.#questions.askRows(request)
  }

  /** One more way to ask, for reading alone, that another thread can be given. */
  door(): MessagePort {
    this.#questions.mustGoOn()
    const { port1, port2 } = new MessageChannel()
    const door: NewDoor = { door: port1 }
    this.#worker.postMessage(door, [port1])
    return port2
  }

  /** Closes the file and ends the thread; a thread that is gone already has nothing to close. */
  async stop(): Promise<void> {
    if (this.#questions.isOver) return
    try {
      await this.ask({ op: 'close' })
    } finally {
      this.#questions.end(new EntenteError('store-unavailable', 'The store is closed.'))
      await this.#worker.terminate()
    }
  }
}
