import { AsyncLocalStorage } from 'node:async_hooks'
import { EntenteError } from '#contract'
import type { Row, Statement, Transaction } from '../engine.ts'
import { checkParams } from '../params.ts'

export type Unit<T> = (transaction: Transaction) => Promise<T>
type RunStatement = (statement: Statement) => Promise<readonly Row[]>

/** Runs the units of one engine by the same rules on each engine. */
export class Units {
  /** Known to everything that a unit starts, also to what outlives it. */
  readonly #inside = new AsyncLocalStorage<{ isOver: boolean }>()

  /** A unit started inside another waits for it for ever on one engine, and for its locks on the other. */
  refuseNested(): void {
    if (this.#inside.getStore()?.isOver === false)
      throw new EntenteError('internal', 'A unit of work cannot start another one.')
  }

  /**
   * The first error of any statement fails the whole unit, even where the unit swallows it: one engine would commit what
   * is left, the other would not.
   */
  async run<T>(unit: Unit<T>, runStatement: RunStatement): Promise<T> {
    let failure: { readonly error: unknown } | undefined
    const strict = async (statement: Statement) => {
      if (failure) throw failure.error
      try {
        checkParams(statement.params)
        return await runStatement(statement)
      } catch (error) {
        failure ??= { error }
        throw error
      }
    }
    const state = { isOver: false }
    try {
      const value = await this.#inside.run(state, () => unit({ run: strict }))
      if (failure) throw failure.error
      return value
    } finally {
      state.isOver = true
    }
  }
}
