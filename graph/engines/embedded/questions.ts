import { EntenteError } from '#contract'
import type { Row } from '../../engine.ts'
import type { Envelope, Reply, Request } from './messages.ts'

interface Waiting {
  /** Those that have come. */
  readonly rows: Row[]
  readonly resolve: (reply: Reply) => void
  readonly reject: (error: Error) => void
}

/** What the owner of the file told; a unit's own errors are none of these. */
export class OwnerError extends EntenteError {}

/** Questions to the owner of the file that wait for their answers. */
export class Questions {
  readonly #send: (envelope: Envelope) => void
  readonly #waiting = new Map<number, Waiting>()
  #count = 0
  #gone: Error | undefined

  constructor(send: (envelope: Envelope) => void) {
    this.#send = send
  }

  get isOver(): boolean {
    return this.#gone !== undefined
  }

  async ask(request: Request): Promise<Reply> {
    this.mustGoOn()
    this.#count += 1
    const reply = this.expect(this.#count)
    this.#send({ number: this.#count, request })
    return reply
  }

  async askRows(request: Request): Promise<readonly Row[]> {
    return (await this.ask(request)).rows ?? []
  }

  /** The answer to a question of this number, which need not have been put. */
  expect(number: number): Promise<Reply> {
    return new Promise((resolve, reject) => this.#waiting.set(number, { rows: [], resolve, reject }))
  }

  settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.number)
    for (const row of reply.rows ?? []) waiting?.rows.push(row)
    if (reply.more) return
    this.#waiting.delete(reply.number)
    if (reply.failure) waiting?.reject(new OwnerError(reply.failure.code, reply.failure.message))
    else waiting?.resolve({ ...reply, rows: waiting.rows })
  }

  /** Nobody answers any more. */
  end(reason: Error): void {
    this.#gone ??= reason
    for (const { reject } of this.#waiting.values()) reject(this.#gone)
    this.#waiting.clear()
  }

  /** Throws what ended it. */
  mustGoOn(): void {
    if (this.#gone !== undefined) throw this.#gone
  }
}

/** Where the thread that owns the file is gone. */
export const ownerEnded = (cause?: unknown) =>
  new EntenteError('store-unavailable', 'The thread that owns the store ended.', { cause })
