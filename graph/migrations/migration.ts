import type { Transaction } from '../engine.ts'

/** One way of carrying a store from the version before to `to`. */
export interface Migration {
  readonly to: number
  /** What is different afterwards, for whoever starts the program. */
  readonly what: string
  readonly steps: readonly MigrationStep[]
}

/** Goes through all nodes of one label in the order of their ids; each batch is a transaction that also keeps the place. */
export interface MigrationStep {
  readonly label: string
  /** Changes these nodes. Each node comes exactly once, however often the migration is interrupted. */
  change(transaction: Transaction, ids: readonly string[]): Promise<void>
}
