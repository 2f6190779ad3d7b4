import type { Row, Statement } from '#graph'
import type { Example } from './examples.ts'
import { COPY_READS, COPY_WRITES } from './examples-copy.ts'
import { EXPLORE } from './examples-explore.ts'
import { LEDGER_READS, LEDGER_WRITES } from './examples-ledger.ts'

/** A statement of the project with a way to call it. */
export interface NamedExample {
  /** Module and function. */
  readonly name: string
  readonly writes: boolean
  readonly make: Example
}

const listed = (examples: typeof EXPLORE, writes: boolean): readonly NamedExample[] =>
  Object.entries(examples).flatMap(([module, functions]) =>
    Object.entries(functions).map(([name, make]) => ({ name: `${module}.${name}`, writes, make })),
  )

/** Every statement of `graph/statements`. */
export const EXAMPLES: readonly NamedExample[] = [
  ...listed(EXPLORE, false),
  ...listed(LEDGER_READS, false),
  ...listed(COPY_READS, false),
  ...listed(LEDGER_WRITES, true),
  ...listed(COPY_WRITES, true),
]

/** Exports of `graph/statements` that are pieces of statements, not statements. */
export const PIECES = [
  'explore-articles.articleMap',
  'explore-meetings.inPeriod',
  'explore-nodes.LABELS',
  'explore-nodes.isOneOf',
  'explore-nodes.nodeMap',
  'ledger-read.LINE_ENDS',
]

/** Rows as texts to compare: keys in order, and without an ORDER BY at the end rows in order too. */
export function comparable({ cypher }: Statement, rows: readonly Row[]): readonly string[] {
  const texts = rows.map((row) => JSON.stringify(row, inOrder))
  return /ORDER BY [^\n]*$/.test(cypher) && !cypher.includes('UNION') ? texts : texts.toSorted()
}

function inOrder(_: string, value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
