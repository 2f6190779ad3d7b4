import type { z } from 'zod'
import type { Cell, CypherResult, NodeCell, QueryColumn, RunCypher } from '#contract'
import type { OpenEngine, Row, StoredNode, TypedLimits, Value } from '../engine.ts'
import type { Explorer } from '../explorer.ts'
import { MOST_ROWS } from '../saved/limit.ts'
import { checkTyped } from './check.ts'

const LIMITS: TypedLimits = { rows: MOST_ROWS, milliseconds: 10_000, bytes: 1_500_000_000 }
/** Meetings that are added to a result without any, so that its nodes hang together. */
const MOST_MEETINGS = 300
const CANONICAL: ReadonlySet<string> = new Set(['Actor', 'Organisation', 'Place', 'Meeting'])

type Cells = ReadonlyMap<string, z.infer<typeof NodeCell>>

/** Runs Cypher that somebody typed: it reads alone, on its own, within limits. Throws what `checkTyped` and `answerTyped` throw. */
export async function runTyped(
  engine: OpenEngine,
  explorer: Explorer,
  { cypher, parameters }: RunCypher,
  limits: Partial<TypedLimits> = {},
): Promise<CypherResult> {
  const statement = { cypher: checkTyped(cypher), params: parameters }
  const { columns, rows, truncated, asOf } = await engine.answerTyped(statement, { ...LIMITS, ...limits })
  const cells = await explorer.cells([...new Set(rows.flatMap((row) => Object.values(row).flatMap(nodeIds)))])
  const shaped = columns.map((name) => columnOf(name, rows))
  return {
    columns: shaped,
    rows: rows.map((row) => shaped.map(({ name, type }) => cellOf(type, row[name] ?? null, cells))),
    truncated,
    asOf,
    graph: await graphOf(explorer, [...cells.values()]),
  }
}

function graphOf(explorer: Explorer, found: readonly z.infer<typeof NodeCell>[]): Promise<CypherResult['graph']> {
  const ids = found.map(({ id }) => id)
  return found.some(({ kind }) => kind === 'meeting') ? explorer.subgraph(ids) : explorer.connected(ids, MOST_MEETINGS)
}

const isNode = (value: Value): value is StoredNode =>
  typeof value === 'object' && value !== null && '$' in value && value.$ === 'node'

/** Nodes that can be drawn; those of the base layer are told as text. */
const isDrawn = (value: Value): value is StoredNode =>
  isNode(value) && value.labels.some((label) => CANONICAL.has(label))

function nodeIds(value: Value): readonly string[] {
  if (isDrawn(value)) return [String(value.properties.id)]
  return Array.isArray(value) ? value.flatMap(nodeIds) : []
}

/** A column is what all its values are. */
function columnOf(name: string, rows: readonly Row[]): QueryColumn {
  const values = rows.map((row) => row[name] ?? null).filter((value) => value !== null)
  const all = (is: (value: Value) => boolean): boolean => values.length > 0 && values.every(is)
  const label = name.slice(0, 200)
  if (all(isDrawn)) return { name, label, type: 'node' }
  if (all((value) => Array.isArray(value) && value.length > 0 && value.every(isDrawn)))
    return { name, label, type: 'nodes' }
  return { name, label, type: all((value) => typeof value === 'number') ? 'number' : 'text' }
}

function cellOf(type: QueryColumn['type'], value: Value, cells: Cells): Cell {
  if (value === null) return null
  const found = nodeIds(value).flatMap((id) => cells.get(id) ?? [])
  // A node that went since the copy was made has no cell any more.
  if (type === 'node') return found[0] ?? textOf(value)
  if (type === 'nodes') return found
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') return value
  return Array.isArray(value) ? value.map(textOf) : textOf(value)
}

/** Anything else as text: a node by its name or id, a map as JSON. */
function textOf(value: Value): string {
  if (typeof value === 'string') return value
  if (isNode(value)) return String(value.properties.name ?? value.properties.title ?? value.properties.id ?? '')
  if (typeof value === 'bigint') return String(value)
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner))
}
