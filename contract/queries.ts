import { z } from 'zod'
import { Subgraph } from './graph.ts'
import { NodeKind } from './kinds.ts'
import { Address } from './text.ts'

export const ParameterType = z.enum(['actor', 'organisation', 'place', 'date', 'number', 'text', 'choice'])
export type ParameterType = z.infer<typeof ParameterType>

/** One blank of a saved query. An actor, organisation or place is given as an address. */
export const QueryParameter = z.object({
  name: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  type: ParameterType,
  label: z.string(),
  help: z.string().optional(),
  required: z.boolean().default(false),
  default: z.union([z.string(), z.number()]).optional(),
  choices: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
})
export type QueryParameter = z.infer<typeof QueryParameter>

/** How a column of the result is shown. `node` columns hold {id, kind, name}; `meeting` is a node whose name is its participants. */
export const QueryColumn = z.object({
  name: z.string(),
  label: z.string(),
  type: z.enum(['node', 'nodes', 'date', 'number', 'text', 'status']),
})
export type QueryColumn = z.infer<typeof QueryColumn>

/** A saved query: a file in `seeds/queries`. Its Cypher returns one column for each entry of `columns`, in that order. */
export const SavedQuery = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: z.string(),
  description: z.string(),
  tags: z.array(z.string()).default([]),
  parameters: z.array(QueryParameter),
  columns: z.array(QueryColumn).min(1),
  cypher: z.string(),
})
export type SavedQuery = z.infer<typeof SavedQuery>

export const QueryList = z.object({ queries: z.array(SavedQuery) })
export type QueryList = z.infer<typeof QueryList>

export const RunQuery = z.object({ parameters: z.record(z.string(), z.union([z.string(), z.number()])).default({}) })
export type RunQuery = z.infer<typeof RunQuery>

/** A node in a result cell. */
export const NodeCell = z.object({ id: Address, kind: NodeKind, name: z.string() })
export type NodeCell = z.infer<typeof NodeCell>

export const Cell = z.union([
  z.null(),
  z.string(),
  z.number(),
  z.boolean(),
  NodeCell,
  z.array(NodeCell),
  z.array(z.string()),
])
export type Cell = z.infer<typeof Cell>

/** Rows in column order; `graph` holds every node of the rows and the lines among them, to be drawn. */
export const QueryResult = z.object({
  columns: z.array(QueryColumn),
  rows: z.array(z.array(Cell)),
  truncated: z.boolean(),
  graph: Subgraph,
})
export type QueryResult = z.infer<typeof QueryResult>

/** Cypher that somebody typed, with values for its parameters. */
export const RunCypher = z.object({
  cypher: z.string().min(1).max(20_000),
  parameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])).default({}),
})
export type RunCypher = z.infer<typeof RunCypher>

/** What it found, with the moment at which the store was so: typed queries read a copy that may be some seconds old. */
export const CypherResult = QueryResult.extend({ asOf: z.iso.datetime() })
export type CypherResult = z.infer<typeof CypherResult>
