import neo4j, { type Record as NeoRecord } from 'neo4j-driver'
import { CalendarDate, type Param, type Row, type Statement, type Value } from '../../engine.ts'

/** Parameters as the driver takes them. It sends every number as a float, so integers go as bigint. */
export function toDriver(params: Statement['params']): Record<string, unknown> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, wrap(value)]))
}

function wrap(value: Param): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof CalendarDate) return toDay(value)
  if (Array.isArray(value)) return value.map(wrap)
  return toDriver(value as Statement['params'])
}

function toDay({ iso }: CalendarDate) {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number)
  return new neo4j.types.Date(year, month, day)
}

/** A record of the driver, by column. */
export function rowOf(record: NeoRecord): Row {
  return Object.fromEntries(record.keys.map((column) => [column, fromDriver(record.get(column))]))
}

/** One value of the driver as `graph/engine.ts` describes it; dates and moments become ISO text. */
export function fromDriver(value: unknown): Value {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value
  if (typeof value !== 'object' || value === null) return (value ?? null) as Value
  if (Array.isArray(value)) return value.map(fromDriver)
  if (neo4j.isNode(value)) {
    return { $: 'node', labels: value.labels.toSorted(), properties: fromMap(value.properties) }
  }
  if (neo4j.isRelationship(value)) return { $: 'relationship', type: value.type, properties: fromMap(value.properties) }
  if (neo4j.isPath(value)) return fromPath(value)
  return isPlain(value) ? fromMap(value) : String(value)
}

function fromPath({ start, segments }: InstanceType<typeof neo4j.types.Path>): Value {
  const nodes = [start, ...segments.map((segment) => segment.end)]
  return { nodes: nodes.map(fromDriver), edges: segments.map((segment) => fromDriver(segment.relationship)) }
}

function isPlain(value: object): value is Record<string, unknown> {
  return Object.getPrototypeOf(value) === Object.prototype
}

function fromMap(map: Readonly<Record<string, unknown>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, fromDriver(value)]))
}
