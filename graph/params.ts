import { EntenteError, IsoDate } from '#contract'
import { CalendarDate, type Statement } from './engine.ts'

const SMALLEST = -(2n ** 63n)
const LARGEST = 2n ** 63n - 1n
/** Keys by which the embedded engine tells nodes, relationships and tagged values from maps. */
const RESERVED = new Set(['_id', '_labels', '_type', '_source', '_target'])

/** Throws `bad-parameter` for what an engine would store wrongly or not at all, naming where it stands. */
export function checkParams(params: Statement['params']): void {
  for (const [name, value] of Object.entries(params)) check(value, name)
}

function check(value: unknown, at: string): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) check(item, `${at}[${index}]`)
  } else if (isMap(value)) {
    for (const [key, item] of Object.entries(value)) check(item, `${at}.${key}`)
  }
  const flaw = flawOf(value)
  if (flaw) throw new EntenteError('bad-parameter', `Parameter ${at}: ${flaw}.`)
}

function flawOf(value: unknown): string | undefined {
  if (value === null || typeof value === 'boolean' || Array.isArray(value)) return undefined
  if (typeof value === 'string') return flawOfText(value)
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : `${value} is not a number`
  if (typeof value === 'bigint') return value < SMALLEST || value > LARGEST ? 'an integer has 64 bits' : undefined
  if (value instanceof CalendarDate) return flawOfDate(value)
  if (isMap(value)) return Object.keys(value).map(flawOfKey).find(Boolean)
  return `${value instanceof Date ? 'a JS Date' : typeof value} cannot be stored`
}

function flawOfText(text: string): string | undefined {
  return /\p{Surrogate}/u.test(text) ? 'half of a surrogate pair is not text' : undefined
}

function flawOfDate({ iso }: CalendarDate): string | undefined {
  return IsoDate.safeParse(iso).success ? undefined : `${iso} is not a day of the calendar`
}

function flawOfKey(key: string): string | undefined {
  return RESERVED.has(key) || key.startsWith('$') ? `the key ${key} is reserved` : flawOfText(key)
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
