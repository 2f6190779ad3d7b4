import { EntenteError } from '#contract'
import { CalendarDate, type Param, type StoredNode, type StoredRelationship, type Value } from '../engine.ts'
import { DAYS } from '../model.ts'

type Plain = string | number | boolean | readonly (string | number | boolean)[]
export type PlainProperties = Readonly<Record<string, Plain>>

/** A node apart from any engine: days are ISO text, properties are in the order of their names. */
export interface NodeRecord {
  readonly label: string
  readonly id: string
  readonly properties: PlainProperties
}

/** A line apart from any engine; its ends are told by label and id. */
export interface LineRecord {
  readonly type: string
  readonly from: readonly [label: string, id: string]
  readonly to: readonly [label: string, id: string]
  readonly properties: PlainProperties
}

export type StoreRecord = NodeRecord | LineRecord

export const isNode = (record: StoreRecord): record is NodeRecord => 'label' in record

export function nodeRecord({ labels, properties }: StoredNode): NodeRecord {
  return { label: labels[0] ?? '', id: String(properties.id), properties: plain(properties) }
}

export function lineRecord(
  line: StoredRelationship,
  from: readonly [string, string],
  to: readonly [string, string],
): LineRecord {
  return { type: line.type, from, to, properties: plain(line.properties) }
}

function plain(properties: Readonly<Record<string, Value>>): PlainProperties {
  const entries = Object.entries(properties).filter((entry): entry is [string, Plain] => entry[1] !== null)
  for (const [name, value] of entries) refuseBeyondJson(name, value)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** No property of a store is an integer beyond 2^53 or a map; rounding one in silence would lose what it says. */
function refuseBeyondJson(name: string, value: unknown): void {
  if (typeof value === 'bigint' || (typeof value === 'object' && !Array.isArray(value)))
    throw new EntenteError('query-failed', `The property ${name} holds what no copy can carry.`)
}

/** The properties as an engine takes them. */
export function asParams(properties: PlainProperties): Readonly<Record<string, Param>> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name,
      DAYS.has(name) && typeof value === 'string' ? new CalendarDate(value) : value,
    ]),
  )
}
