import type { Row, Statement, Transaction } from './engine.ts'

/** As many rows as both engines take easily. */
const ROWS = 2000
/** Few enough to need little memory, many enough that the engine never waits for the next. */
const AT_ONCE = 16

/** A statement made of rows, in batches. */
export function* inBatches<T>(
  rows: readonly T[],
  make: (part: readonly T[]) => Statement,
  size = ROWS,
): Generator<Statement> {
  for (let at = 0; at < rows.length; at += size) yield make(rows.slice(at, at + size))
}

/** Puts statements one behind the other, without waiting for the answer to each, and gives the rows of all. */
export async function runAll(transaction: Transaction, statements: Iterable<Statement>): Promise<readonly Row[]> {
  const found: Row[] = []
  let put: Promise<readonly Row[]>[] = []
  const answer = async () => {
    for (const rows of await Promise.all(put)) for (const row of rows) found.push(row)
    put = []
  }
  for (const statement of statements) {
    put.push(transaction.run(statement))
    if (put.length === AT_ONCE) await answer()
  }
  await answer()
  return found
}
