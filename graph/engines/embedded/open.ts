import { EntenteError } from '#contract'
import type { Capabilities, Engine, Row, Statement, TypedAnswer, TypedLimits } from '../../engine.ts'
import { checkParams } from '../../params.ts'
import type { DefinableEngine } from '../definable.ts'
import type { Door } from '../door.ts'
import { type Unit, Units } from '../unit.ts'
import { prepareFile } from './file.ts'
import { Log } from './log.ts'
import { OwnerThread } from './owner-thread.ts'
import { Readers } from './readers.ts'
import { retryOnConflict } from './retry.ts'
import { copyWhole, type Snapshot, Snapshots } from './snapshots.ts'
import { toDriver } from './values.ts'

export interface EmbeddedOptions {
  readonly file: string
  /** Whether a missing file is made; else it is `store-unavailable`. */
  readonly create?: boolean
}

/** Opens the store in one file, owned by a worker thread of this process until `close`. */
export async function openEmbedded({ file, create = true }: EmbeddedOptions): Promise<DefinableEngine> {
  const { isNew } = await prepareFile(file, create)
  const engine = new EmbeddedEngine(file, await OwnerThread.start({ file, use: isNew ? 'create' : 'write' }))
  await engine.clearSnapshots()
  return engine
}

class EmbeddedEngine implements DefinableEngine {
  readonly capabilities: Capabilities = { name: 'embedded', shared: false }
  readonly #thread: OwnerThread
  readonly #log: Log
  readonly #units = new Units()
  #queue: Promise<unknown> = Promise.resolve()
  readonly #snapshots: Snapshots
  readonly #readers: Readers
  #changes = 0
  #closing: Promise<void> | undefined

  constructor(file: string, thread: OwnerThread) {
    this.#thread = thread
    this.#log = new Log(file)
    this.#snapshots = new Snapshots(
      file,
      (to) => this.#enqueue(() => this.#copy(file, to)),
      () => this.#changes,
    )
    this.#readers = new Readers(this.#snapshots, () => this.#changes)
  }

  get changes(): number {
    return this.#changes
  }

  /** What a process that was killed has left; nobody else can use it, since this one owns the file. */
  clearSnapshots(): Promise<void> {
    return this.#snapshots.clear()
  }

  async read({ cypher, params }: Statement): Promise<readonly Row[]> {
    this.#mustBeOpen()
    this.#log.mustBeWell()
    checkParams(params)
    return this.#thread.askRows({ op: 'read', cypher, params: toDriver(params) })
  }

  async write<T>(unit: Unit<T>): Promise<T> {
    this.#mustBeOpen()
    this.#units.refuseNested()
    const value = await this.#enqueue(async () => {
      await this.#log.ready()
      return retryOnConflict(() => this.#attempt(unit))
    })
    await this.#log.written()
    return value
  }

  async define(definitions: readonly string[]): Promise<void> {
    this.#mustBeOpen()
    await this.#enqueue(() => this.#thread.ask({ op: 'define', definitions }))
    this.#changes += 1
  }

  async capture<T>(work: (read: Engine['read']) => Promise<T>): Promise<T> {
    this.#mustBeOpen()
    this.#units.refuseNested()
    return this.#snapshots.use(async ({ file }) => {
      const thread = await OwnerThread.start({ file, use: 'read' })
      const read = ({ cypher, params }: Statement) => thread.askRows({ op: 'read', cypher, params: toDriver(params) })
      return work(read).finally(() => thread.stop())
    })
  }

  async answerTyped(statement: Statement, limits: TypedLimits): Promise<TypedAnswer> {
    this.#mustBeOpen()
    this.#units.refuseNested()
    checkParams(statement.params)
    return this.#readers.answer(statement, limits)
  }

  async door(): Promise<Door> {
    this.#mustBeOpen()
    this.#log.mustBeWell()
    return { kind: 'embedded', port: this.#thread.door() }
  }

  async ping(): Promise<void> {
    await this.read({ cypher: 'RETURN 1 AS one', params: {} })
  }

  close(): Promise<void> {
    this.#readers.close()
    this.#closing ??= this.#enqueue(() => this.#thread.stop())
      .finally(() => this.#log.close())
      .then(() => this.#snapshots.clear())
    return this.#closing
  }

  /** Inside the queue, so that nothing is written meanwhile; reading goes on. */
  async #copy(file: string, to: string): Promise<Omit<Snapshot, 'file'>> {
    const start = performance.now()
    try {
      await this.#thread.ask({ op: 'hold' })
      const asOf = new Date().toISOString()
      await copyWhole(file, to)
      return { asOf, milliseconds: performance.now() - start }
    } finally {
      await this.#thread.ask({ op: 'release' })
    }
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
      this.#changes += 1
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
