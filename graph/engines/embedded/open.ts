import { EntenteError } from '#contract'
import type { Capabilities, Row, Statement } from '../../engine.ts'
import { checkParams } from '../../params.ts'
import type { DefinableEngine } from '../definable.ts'
import { type Unit, Units } from '../unit.ts'
import { prepareFile } from './file.ts'
import { OwnerThread } from './owner-thread.ts'
import { retryOnConflict } from './retry.ts'
import { toDriver } from './values.ts'

export interface EmbeddedOptions {
  readonly file: string
  /** Whether a missing file is made; else it is `store-unavailable`. */
  readonly create?: boolean
}

/** Opens the store in one file, owned by a worker thread of this process until `close`. */
export async function openEmbedded({ file, create = true }: EmbeddedOptions): Promise<DefinableEngine> {
  const { isNew } = await prepareFile(file, create)
  return new EmbeddedEngine(await OwnerThread.start({ file, isNew }))
}

class EmbeddedEngine implements DefinableEngine {
  readonly capabilities: Capabilities = { name: 'embedded', shared: false }
  readonly #thread: OwnerThread
  readonly #units = new Units()
  #queue: Promise<unknown> = Promise.resolve()
  #closing: Promise<void> | undefined

  constructor(thread: OwnerThread) {
    this.#thread = thread
  }

  async read({ cypher, params }: Statement): Promise<readonly Row[]> {
    this.#mustBeOpen()
    checkParams(params)
    return this.#thread.askRows({ op: 'read', cypher, params: toDriver(params) })
  }

  async write<T>(unit: Unit<T>): Promise<T> {
    this.#mustBeOpen()
    this.#units.refuseNested()
    return this.#enqueue(() => retryOnConflict(() => this.#attempt(unit)))
  }

  async define(cypher: string): Promise<void> {
    this.#mustBeOpen()
    await this.#enqueue(() => this.#thread.ask({ op: 'define', cypher }))
  }

  async ping(): Promise<void> {
    await this.read({ cypher: 'RETURN 1 AS one', params: {} })
  }

  close(): Promise<void> {
    this.#closing ??= this.#enqueue(() => this.#thread.stop())
    return this.#closing
  }

  #mustBeOpen(): void {
    if (this.#closing) throw new EntenteError('store-unavailable', 'The store is closed.')
  }

  #enqueue<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(work)
    this.#queue = done.catch(() => undefined)
    return done
  }

  async #attempt<T>(unit: Unit<T>): Promise<T> {
    const transaction = (await this.#thread.ask({ op: 'begin' })).transaction ?? 0
    try {
      const value = await this.#units.run(unit, (statement) => this.#run(transaction, statement))
      await this.#thread.ask({ op: 'commit', transaction })
      return value
    } catch (error) {
      await this.#rollback(transaction)
      throw error
    }
  }

  async #run(transaction: number, { cypher, params }: Statement): Promise<readonly Row[]> {
    return this.#thread.askRows({ op: 'run', transaction, cypher, params: toDriver(params) })
  }

  /** A commit that failed has ended the transaction already, and a lost thread has none: neither hides the error. */
  async #rollback(transaction: number): Promise<void> {
    await this.#thread.ask({ op: 'rollback', transaction }).catch(() => undefined)
  }
}
