import { AsyncLocalStorage } from 'node:async_hooks'
import { EntenteError } from '#contract'
import type { Row, Statement, Transaction } from '../engine.ts'
import { checkParams } from '../params.ts'

export type Unit<T> = (transaction: Transaction) => Promise<T>
type RunStatement = (statement: Statement) => Promise<readonly Row[]>

/** Runs the units of one engine by the same rules on each engine. */
export class Units {
  readonly #inside = new AsyncLocalStorage<true>()

  /** A unit started inside another waits for it for ever on one engine, and for its locks on the other. */
  refuseNested(): void {
    if (this.#inside.getStore()) throw new EntenteError('internal', 'A unit of work cannot start another one.')
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
    const value = await this.#inside.run(true, () => unit({ run: strict }))
    if (failure) throw failure.error
    return value
  }
}
