import type { z } from 'zod'
import { type Cell, EntenteError, type NodeCell, type QueryColumn, type QueryResult, type SavedQuery } from '#contract'
import type { Row, Value } from '../engine.ts'
import type { Explorer } from '../explorer.ts'
import { bindParameters, type Given } from './bind.ts'
import { MOST_ROWS } from './limit.ts'

type Names = ReadonlyMap<string, z.infer<typeof NodeCell>>

/** Meetings that are added to a result without any, so that its nodes hang together. */
const MOST_MEETINGS = 300
const COLLATOR = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

/** Runs a saved query. Throws what `bindParameters` throws, and `query-failed` where the answer lacks a column. */
export async function runSavedQuery(explorer: Explorer, query: SavedQuery, given: Given): Promise<QueryResult> {
  const rows = await explorer.run(await bindParameters(explorer, query, given))
  const shown = rows.slice(0, MOST_ROWS)
  const names = await explorer.cells(nodeIds(query.columns, shown))
  return {
    columns: query.columns,
    rows: shown.map((row) => query.columns.map((column) => cellOf(column, valueIn(row, column, query), names))),
    truncated: rows.length > MOST_ROWS,
    graph: await graphOf(explorer, [...names.values()]),
  }
}

/** What was found, and the meetings that join it where none was asked for. */
function graphOf(explorer: Explorer, found: readonly z.infer<typeof NodeCell>[]): Promise<QueryResult['graph']> {
  const ids = [...new Set(found.map(({ id }) => id))]
  return found.some(({ kind }) => kind === 'meeting') ? explorer.subgraph(ids) : explorer.connected(ids, MOST_MEETINGS)
}

function nodeIds(columns: readonly QueryColumn[], rows: readonly Row[]): readonly string[] {
  const nodes = columns.filter(({ type }) => type === 'node' || type === 'nodes')
  return [...new Set(rows.flatMap((row) => nodes.flatMap(({ name }) => idsIn(row[name]))))]
}

/** A node is given by its id; several by a list of ids. */
function idsIn(value: Value | undefined): readonly string[] {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.flatMap(idsIn) : []
}

function valueIn(row: Row, { name }: QueryColumn, { id }: SavedQuery): Value {
  const value = row[name]
  if (value === undefined) throw new EntenteError('query-failed', `The saved query ${id} returns no column ${name}.`)
  return value
}

function cellOf({ type }: QueryColumn, value: Value, names: Names): Cell {
  if (type === 'node') return idsIn(value).flatMap((id) => names.get(id) ?? [])[0] ?? null
  if (type === 'nodes')
    return idsIn(value)
      .flatMap((id) => names.get(id) ?? [])
      .toSorted(byName)
  return type === 'date' && isPossibleDays(value) ? asFarAsKnown(value) : plain(value)
}

interface PossibleDays {
  readonly from?: Value
  readonly to?: Value
  readonly precision?: Value
}

function isPossibleDays(value: Value): value is PossibleDays & Value {
  return typeof value === 'object' && value !== null && 'precision' in value
}

/** A date that does not pretend to be more exact than what was told: `2024`, `2024-04`, two days, or `≤` for the last possible one. */
function asFarAsKnown({ from, to, precision }: PossibleDays): string | null {
  const [first, last] = [from, to].map((day) => (typeof day === 'string' ? day : undefined))
  if (first === undefined || last === undefined) return last === undefined ? (first ?? null) : `≤ ${last}`
  if (precision === 'year') return first.slice(0, 4)
  if (precision === 'month') return first.slice(0, 7)
  return first === last ? first : `${first} – ${last}`
}

function byName(a: z.infer<typeof NodeCell>, b: z.infer<typeof NodeCell>): number {
  return COLLATOR.compare(a.name, b.name) || (a.id < b.id ? -1 : 1)
}

function plain(value: Value): Cell {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value as Cell
  if (typeof value === 'bigint') return Number(value)
  if (Array.isArray(value)) return value.map(String)
  throw new EntenteError('query-failed', 'A column of text, number or date holds a node or a map: return its property.')
}
