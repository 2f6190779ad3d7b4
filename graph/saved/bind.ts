import { EntenteError, IsoDate, type QueryParameter, type SavedQuery } from '#contract'
import { CalendarDate, type Param, type Statement } from '../engine.ts'
import type { Explorer } from '../explorer.ts'
import { withLimit } from './limit.ts'

/** What was filled in, by parameter; a blank is the same as nothing. */
export type Given = Readonly<Record<string, string | number>>

/**
 * A saved query with its blanks filled in. Addresses become the ids of the nodes they belong to now. Throws
 * `bad-parameter` for a blank that is needed, unknown or of another type, and `no-such-node` for an address that leads nowhere.
 */
export async function bindParameters(explorer: Explorer, query: SavedQuery, given: Given): Promise<Statement> {
  const names = new Set(query.parameters.map(({ name }) => name))
  const unknown = Object.keys(given).find((name) => !names.has(name))
  if (unknown !== undefined) throw bad(unknown, `the query ${query.id} has no such parameter`)
  const bound = await Promise.all(
    query.parameters.map(async (parameter) => [parameter.name, await boundValue(explorer, parameter, given)] as const),
  )
  return { cypher: withLimit(query.cypher), params: Object.fromEntries(bound) }
}

async function boundValue(explorer: Explorer, parameter: QueryParameter, given: Given): Promise<Param> {
  const own = Object.hasOwn(given, parameter.name) ? given[parameter.name] : undefined
  const value = isBlank(own) ? parameter.default : own
  if (value !== undefined && !isBlank(value)) return typed(explorer, parameter, value)
  if (parameter.required) throw bad(parameter.name, 'it is needed')
  return null
}

function isBlank(value: string | number | undefined): boolean {
  return value === undefined || (typeof value === 'string' && value.trim() === '')
}

function typed(explorer: Explorer, parameter: QueryParameter, value: string | number): Param | Promise<Param> {
  switch (parameter.type) {
    case 'actor':
    case 'organisation':
    case 'place':
      return nodeId(explorer, parameter, String(value))
    case 'date':
      return day(parameter, String(value))
    case 'number':
      return amount(parameter, value)
    case 'text':
      return String(value).normalize('NFC')
    case 'choice':
      return choice(parameter, String(value))
  }
}

async function nodeId(explorer: Explorer, { name, type }: QueryParameter, address: string): Promise<string> {
  const cell = (await explorer.cells([address])).get(address)
  if (cell === undefined)
    throw new EntenteError('no-such-node', `Parameter ${name}: nothing has the address ${address}.`)
  if (cell.kind !== type) throw bad(name, `${cell.name} is a different kind of node`)
  return cell.id
}

function day({ name }: QueryParameter, value: string): CalendarDate {
  if (!IsoDate.safeParse(value).success) throw bad(name, `${value} is not a day such as 2024-11-30`)
  return new CalendarDate(value)
}

function amount({ name }: QueryParameter, value: string | number): number {
  const number = Number(value)
  if (!Number.isFinite(number)) throw bad(name, `${value} is not a number`)
  return number
}

function choice({ name, choices = [] }: QueryParameter, value: string): string {
  if (choices.some((each) => each.value === value)) return value
  throw bad(name, `it is one of ${choices.map((each) => each.value).join(', ')}`)
}

function bad(name: string, why: string): EntenteError {
  return new EntenteError('bad-parameter', `Parameter ${name}: ${why}.`)
}
