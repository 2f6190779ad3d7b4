import { CalendarDate, type Param, type Statement, type Value } from '../../engine.ts'

/** Parameters as the driver takes them: a day becomes a tagged value, `-0` its plain zero. */
export function toDriver(params: Statement['params']): Record<string, unknown> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, wrap(value)]))
}

function wrap(value: Param): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof CalendarDate) return { $date: value.iso }
  if (Array.isArray(value)) return value.map(wrap)
  return toDriver(value as Statement['params'])
}

/** One value of the driver as `graph/engine.ts` describes it. Takes the value over: maps are made ready where they stand. */
export function fromDriver(value: unknown): Value {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value
  if (typeof value !== 'object' || value === null) return (value ?? null) as Value
  if (value instanceof Date) return value.toISOString().replace(/(\.000)?Z$/, '')
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return Array.from(value as unknown[], fromDriver)
  return fromObject(value as Record<string, unknown>)
}

function fromObject(object: Record<string, unknown>): Value {
  if (typeof object._id !== 'number') return fromMap(object)
  const { _id, _labels, _type, _source, _target, ...properties } = object
  if (Array.isArray(_labels))
    return { $: 'node', labels: (_labels as string[]).toSorted(), properties: fromMap(properties) }
  if (typeof _type === 'string') return { $: 'relationship', type: _type, properties: fromMap(properties) }
  return fromMap(object)
}

/** The columns of a row, or the keys of a map. */
export function fromMap(map: Record<string, unknown>): Record<string, Value> {
  for (const key in map) map[key] = fromDriver(map[key])
  return map as Record<string, Value>
}
