import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import neo4j, { type Driver, type ManagedTransaction, type Session } from 'neo4j-driver'
import { EntenteError } from '#contract'
import type { Capabilities, Engine, Row, Statement, TypedAnswer, TypedLimits } from '../../engine.ts'
import { checkParams } from '../../params.ts'
import type { DefinableEngine } from '../definable.ts'
import type { Door } from '../door.ts'
import { type Unit, Units } from '../unit.ts'
import { type CommitKey, claim, FORGET, forgetParams } from './commits.ts'
import { translate } from './failures.ts'
import { plannedForGood, plannedOnce } from './plans.ts'
import { answerTyped } from './typed.ts'
import { rowOf, toDriver } from './values.ts'

export interface Neo4jOptions {
  readonly uri: string
  readonly user: string
  readonly password: string
  readonly database?: string
}

/** With the driver's own values a server that is gone costs a minute before it is told. */
const SETTINGS = {
  useBigInt: true,
  connectionTimeout: 2000,
  connectionAcquisitionTimeout: 3000,
  maxTransactionRetryTime: 5000,
  connectionLivenessCheckTimeout: 0,
  // Records are unpacked as they come, in one go: more than that at a time would hold up everything else.
  fetchSize: 250,
  notificationFilter: { minimumSeverityLevel: 'OFF' as const },
}
/** How long `close` waits for units that run. */
const GRACE_MS = 5000

/** Connects to a Neo4j database; throws `store-unavailable` where it does not answer or refuses the user. */
export async function openNeo4j(options: Neo4jOptions): Promise<Neo4jEngine> {
  const engine = new Neo4jEngine(options)
  try {
    await engine.ping()
    return engine
  } catch (error) {
    await engine.close()
    throw error
  }
}

export class Neo4jEngine implements DefinableEngine {
  readonly capabilities: Capabilities = { name: 'neo4j', shared: true }
  readonly #options: Neo4jOptions
  readonly #driver: Driver
  readonly #database: string | undefined
  /** Lets every session see what any earlier one wrote, on a cluster too. */
  readonly #bookmarks = neo4j.bookmarkManager()
  readonly #units = new Units()
  readonly #running = new Map<Session, Promise<unknown>>()
  /** Keys of units that are over. */
  #due: string[] = []
  #closing: Promise<void> | undefined

  constructor(options: Neo4jOptions) {
    const { uri, user, password, database } = options
    this.#options = options
    this.#driver = neo4j.driver(uri, neo4j.auth.basic(user, password), SETTINGS)
    this.#database = database
  }

  async read({ cypher, params }: Statement): Promise<readonly Row[]> {
    checkParams(params)
    return this.#inSession((session) => session.executeRead((transaction) => runIn(transaction, { cypher, params })))
  }

  async write<T>(unit: Unit<T>): Promise<T> {
    this.#units.refuseNested()
    const key = { id: randomUUID(), due: this.#due }
    this.#due = []
    try {
      return await this.#inSession((session) => this.#writeOnce(session, key, unit))
    } catch (error) {
      this.#due.push(...key.due)
      throw error
    } finally {
      this.#due.push(key.id)
    }
  }

  /** Several processes may open a new database at one moment, and meet: whoever has to give way tries again. */
  async define(definitions: readonly string[]): Promise<void> {
    await this.#inSession((session) =>
      session.executeWrite((transaction) => Promise.all(definitions.map((cypher) => transaction.run(cypher)))),
    )
  }

  capture<T>(work: (read: Engine['read']) => Promise<T>): Promise<T> {
    return work((statement) => this.read(statement))
  }

  async answerTyped(statement: Statement, limits: TypedLimits): Promise<TypedAnswer> {
    if (this.#closing) throw new EntenteError('store-unavailable', 'The store is closed.')
    checkParams(statement.params)
    return answerTyped(this.#driver, named(this.#database), statement, limits)
  }

  async door(): Promise<Door> {
    if (this.#closing) throw new EntenteError('store-unavailable', 'The store is closed.')
    return { kind: 'neo4j', options: this.#options, bookmarks: [...(await this.#bookmarks.getBookmarks())] }
  }

  /** From now on what is read is no older than these bookmarks of another connection. */
  async waitFor(bookmarks: readonly string[]): Promise<void> {
    await this.#bookmarks.updateBookmarks([], bookmarks)
  }

  async ping(): Promise<void> {
    await this.#inSession(() => this.#driver.verifyConnectivity(named(this.#database)))
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  /** The driver may call its function again after a commit whose answer was lost: then the value of the first stands. */
  #writeOnce<T>(session: Session, key: CommitKey, unit: Unit<T>): Promise<T> {
    const values: T[] = []
    return session.executeWrite(async (transaction) => {
      const attempt = values.length
      const claimed = claim(transaction, key, attempt)
      claimed.catch(() => undefined)
      const holder = attempt > 0 ? await claimed : attempt
      if (holder < attempt) return values[holder] as T
      const value = await this.#runUnit(unit, transaction)
      await claimed
      values.push(value)
      return value
    })
  }

  /** The driver decides by its own errors whether to run the unit again, so inside its function they stay its own. */
  async #runUnit<T>(unit: Unit<T>, transaction: ManagedTransaction): Promise<T> {
    try {
      return await this.#units.run(unit, (statement) => runIn(transaction, statement, plannedForGood).catch(rethrow))
    } catch (error) {
      throw error instanceof EntenteError && error.cause instanceof neo4j.Neo4jError ? error.cause : error
    }
  }

  async #inSession<T>(work: (session: Session) => Promise<T>): Promise<T> {
    if (this.#closing) throw new EntenteError('store-unavailable', 'The store is closed.')
    const session = this.#driver.session({ bookmarkManager: this.#bookmarks, ...named(this.#database) })
    const running = work(session)
    this.#running.set(session, running)
    try {
      return await running
    } catch (error) {
      throw translate(error)
    } finally {
      this.#running.delete(session)
      await session.close().catch(() => undefined)
    }
  }

  /** Units that run may end; then sessions close before the driver, else what still runs never settles. */
  async #close(): Promise<void> {
    await Promise.race([Promise.allSettled(this.#running.values()), sleep(GRACE_MS, undefined, { ref: false })])
    await Promise.allSettled([...this.#running.keys()].map((session) => session.close()))
    await this.#forget().catch(() => undefined)
    await this.#driver.close()
  }

  /** Leaves no keys behind; where the server is gone, a later program's `close` takes them out. */
  async #forget(): Promise<void> {
    const session = this.#driver.session(named(this.#database))
    try {
      if (this.#due.length > 0) await session.run(FORGET, forgetParams(this.#due))
    } finally {
      await session.close()
    }
  }
}

async function runIn(
  transaction: ManagedTransaction,
  statement: Statement,
  planned: (statement: Statement) => Statement = (same) => same,
): Promise<readonly Row[]> {
  if (statement.cypher.trim() === '') throw new EntenteError('query-failed', 'The statement is empty.')
  const { cypher, params } = planned(plannedOnce(statement))
  const rows: Row[] = []
  return new Promise((resolve, reject) => {
    transaction.run(cypher, toDriver(params)).subscribe({
      onNext: (record) => rows.push(rowOf(record)),
      onCompleted: () => resolve(rows),
      onError: reject,
    })
  })
}

function rethrow(error: unknown): never {
  throw translate(error)
}

function named(database: string | undefined): { readonly database?: string } {
  return database === undefined ? {} : { database }
}
