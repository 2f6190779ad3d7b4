import type { EngineName } from '#contract'
import type { Door } from './engines/door.ts'

/** A calendar day on its way into or out of a store: ISO text with a brand, so that an engine can send it as its own date type. */
export class CalendarDate {
  readonly iso: string
  constructor(iso: string) {
    this.iso = iso
  }
}

/** A node as a value, the same on both engines; labels sorted, dates as ISO strings. */
export interface StoredNode {
  readonly $: 'node'
  readonly labels: readonly string[]
  readonly properties: Readonly<Record<string, Value>>
}

/** A relationship as a value, without the engine's internal ids. */
export interface StoredRelationship {
  readonly $: 'relationship'
  readonly type: string
  readonly properties: Readonly<Record<string, Value>>
}

/** What comes back: safe integers and floats as number, larger integers as bigint, dates as ISO strings. */
export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | StoredNode
  | StoredRelationship
  | readonly Value[]
  | { readonly [key: string]: Value }

/** What goes in. Never a JS Date; dates are `CalendarDate`. */
export type Param =
  | null
  | boolean
  | number
  | bigint
  | string
  | CalendarDate
  | readonly Param[]
  | { readonly [key: string]: Param }

/** A query as a value: text in the dialect of both engines, values apart from it. */
export interface Statement {
  readonly cypher: string
  readonly params: Readonly<Record<string, Param>>
}

export type Row = Readonly<Record<string, Value>>

/** What a unit of work may do; the statements of one unit stand or fall together. */
export interface Transaction {
  /** Statements run in the order in which they are put; the next may be put before the last is answered. */
  run(statement: Statement): Promise<readonly Row[]>
}

export interface Capabilities {
  readonly name: EngineName
  /** Other processes may read and write the same store. */
  readonly shared: boolean
}

/**
 * A graph database. `write` runs the unit in one transaction, rolls back on any error and runs it again on a conflict, so the
 * unit must have no other effects. Errors are `EntenteError`s: `store-unavailable`, `store-busy`, `conflict`, `query-failed`,
 * and `bad-parameter` for a value that no store keeps. Once a statement fails its unit fails, even where it swallows the error.
 */
export interface Engine {
  readonly capabilities: Capabilities
  /** How many units were written, where no other process can write: while it stays the same, so does the store. */
  readonly changes?: number
  read(statement: Statement): Promise<readonly Row[]>
  /** What another thread reads the store by; where there is none, only this thread can. */
  door?(): Promise<Door>
  write<T>(unit: (transaction: Transaction) => Promise<T>): Promise<T>
  /** Rejects with `store-unavailable` where the store does not answer. */
  ping(): Promise<void>
  close(): Promise<void>
}

/** An engine, for those who only read. */
export type Reads = Pick<Engine, 'read'>

/** How far a query that somebody typed may go. */
export interface TypedLimits {
  /** What is beyond is left out, and the answer says so. */
  readonly rows: number
  readonly milliseconds: number
  /** Memory on the embedded engine; a Neo4j server has limits of its own. */
  readonly bytes: number
}

export interface TypedAnswer {
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
  readonly truncated: boolean
  /** ISO moment at which the store was as the answer says. */
  readonly asOf: string
}

/** An open store. */
export interface OpenEngine extends Engine {
  /**
   * Runs Cypher that somebody typed and `checkTyped` has let through: reading alone, and apart from everything else. On the
   * embedded engine in a process of its own on a snapshot. Throws `query-stopped` beyond a limit, `query-failed` for what the
   * engine refuses or its plan shows to be more than reading, `store-busy` where too many wait.
   */
  answerTyped(statement: Statement, limits: TypedLimits): Promise<TypedAnswer>
  /**
   * Reads that belong together: on the embedded engine they see the store as it was at one moment, while it is written on;
   * on Neo4j each sees what is committed when it is asked.
   */
  capture<T>(work: (read: Engine['read']) => Promise<T>): Promise<T>
}
