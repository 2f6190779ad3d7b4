import type { Schema } from '../../../server/docs/described.ts'
import type { Random } from './random.ts'

const SIGNS = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** Text that has broken something somewhere. */
export const HOSTILE: readonly string[] = [
  '',
  ' ',
  '\u0000',
  '\u202e\u0301',
  '😀'.repeat(50),
  "' OR 1=1 //",
  "'}) MATCH (n) DETACH DELETE n //",
  '`) RETURN 1 //',
  '$param {{7*7}} #{7*7}',
  '<script>alert(1)</script>',
  '../../../../etc/passwd',
  '%2e%2e%2f%00',
  '__proto__',
  'constructor',
  'toString',
  'a\r\nSet-Cookie: x=1',
  '-1',
  '0',
  '1e999',
  'NaN',
  '9007199254740993',
  '2024-02-30',
  '0000-00-00',
  '9999-12-31',
  'null',
  'true',
  '[]',
  '{}',
  ','.repeat(2_000),
  'x'.repeat(5_000),
]

/** Ids, cursors and the like, seen in answers. */
export interface Seen {
  readonly addresses: readonly string[]
  readonly cursors: readonly string[]
  readonly tags: readonly string[]
  readonly queries: readonly string[]
}

const ADDRESS = '^[amfrcjq]_'

/** A value that a schema takes. */
export function fitting(schema: Schema, random: Random, seen: Seen): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return random.of(schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return fitting(random.of(choices), random, seen)
  switch (schema.type) {
    case 'object':
      return objectFitting(schema, random, seen)
    case 'array':
      return Array.from({ length: random.whole(schema.minItems ?? 0, 4) }, () =>
        fitting(schema.items ?? {}, random, seen),
      )
    case 'integer':
    case 'number':
      return random.whole(Math.max(schema.minimum ?? 0, 0), Math.min(schema.maximum ?? 50, 50))
    case 'boolean':
      return random.chance(0.5)
    default:
      return textFitting(schema, random, seen)
  }
}

function objectFitting({ properties = {}, required = [], additionalProperties }: Schema, random: Random, seen: Seen) {
  const named = Object.entries(properties).filter(([name]) => required.includes(name) || random.chance(0.4))
  const object = Object.fromEntries(named.map(([name, schema]) => [name, fitting(schema, random, seen)]))
  if (typeof additionalProperties === 'object')
    for (const name of ['least', 'actor', 'x'].filter(() => random.chance(0.4)))
      object[name] = fitting(additionalProperties, random, seen)
  return object
}

function textFitting({ format, pattern, minLength = 0, maxLength = 40 }: Schema, random: Random, seen: Seen): string {
  if (format === 'date') return `${random.whole(1990, 2030)}-0${random.whole(1, 9)}-1${random.whole(0, 9)}`
  if (format === 'uri') return `https://news.example/${random.text(SIGNS, 8)}`
  if (pattern?.startsWith(ADDRESS)) return addressFitting(random, seen)
  if (pattern?.startsWith('^[a-z]{2,3}$')) return random.of(['en', 'de', 'it', 'ru', 'xx'])
  return random.text(SIGNS, random.whole(Math.max(minLength, 1), Math.min(maxLength, 40)))
}

/** One that was seen, or one that leads nowhere. */
function addressFitting(random: Random, { addresses }: Seen): string {
  if (addresses.length > 0 && random.chance(0.8)) return random.of(addresses)
  return `${random.of([...'amfrcjq'])}_${random.text('0123456789abcdef', 24)}`
}

/** A value that the schema of a parameter surely refuses, as text; `undefined` where it takes any text. */
export function misfit(schema: Schema, random: Random): string | undefined {
  if (schema.type === 'array') return misfit(schema.items ?? {}, random)
  if (schema.enum !== undefined) return `no-${random.text(SIGNS, 6)}`
  if (schema.type === 'integer') return random.of(['-5', '0.5', '1e9', 'many', 'NaN', 'Infinity', '0x', '١'])
  if (schema.format === 'date')
    return random.of(['2024-02-30', '2024-13-01', '24-1-1', 'today', '2024-01-01T00:00:00Z'])
  if (schema.pattern !== undefined) return random.of(["f_'", 'f_', 'x_0123456789', 'f_0123456789 ', 'F_0123456789'])
  return schema.maxLength === undefined ? undefined : 'x'.repeat(schema.maxLength + 1)
}

/** Any JSON at all. */
export function anything(random: Random, depth = 0): unknown {
  const simple = [null, true, -1, 1e300, 0.1, '', random.of(HOSTILE), '\ud800']
  if (depth > 3 || random.chance(0.5)) return random.of(simple)
  const length = random.whole(0, 4)
  if (random.chance(0.5)) return Array.from({ length }, () => anything(random, depth + 1))
  const names = ['__proto__', 'constructor', 'kind', 'left', 'text', 'nodes', 'parameters', 'x']
  return Object.fromEntries(Array.from({ length }, () => [random.of(names), anything(random, depth + 1)]))
}

/** A value that fits, with something in it changed to anything. */
export function damaged(value: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null || random.chance(0.15)) return anything(random)
  const entries = Object.entries(value)
  const at = random.whole(0, entries.length)
  const changed = entries.map(([name, its], i) => [name, i === at ? damaged(its, random) : its] as const)
  const kept = random.chance(0.2) ? changed.filter((_, i) => i !== at) : changed
  if (Array.isArray(value)) return kept.map(([, its]) => its)
  return Object.fromEntries(random.chance(0.3) ? [...kept, [random.of(['__proto__', 'more', 'id']), 1]] : kept)
}
