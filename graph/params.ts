import { EntenteError, IsoDate } from '#contract'
import { CalendarDate, type Statement } from './engine.ts'

const SMALLEST = -(2n ** 63n)
const LARGEST = 2n ** 63n - 1n
/** Keys by which the embedded engine tells nodes, relationships and tagged values from maps. */
const RESERVED = new Set(['_id', '_labels', '_type', '_source', '_target'])

/** Throws `bad-parameter` for what an engine would store wrongly or not at all, naming where it stands. */
export function checkParams(params: Statement['params']): void {
  for (const [name, value] of Object.entries(params)) {
    const found = flawIn(value)
    if (found) throw new EntenteError('bad-parameter', `Parameter ${name}${found.at}: ${found.flaw}.`)
  }
}

interface Flaw {
  /** Where it stands in what was looked at. */
  readonly at: string
  readonly flaw: string
}

function flawIn(value: unknown): Flaw | undefined {
  const flaw = flawOf(value)
  if (flaw !== undefined) return { at: '', flaw }
  if (Array.isArray(value)) return flawAmong(value.entries(), (index) => `[${index}]`)
  return isMap(value) ? flawAmong(Object.entries(value), (key) => `.${key}`) : undefined
}

/** Where something stands is told only of what is refused: nearly nothing is, and everything that is written comes by here. */
function flawAmong<K>(items: Iterable<readonly [K, unknown]>, place: (key: K) => string): Flaw | undefined {
  for (const [key, item] of items) {
    const found = flawIn(item)
    if (found) return { ...found, at: `${place(key)}${found.at}` }
  }
  return undefined
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
