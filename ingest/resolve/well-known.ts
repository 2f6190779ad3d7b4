import { readFileSync } from 'node:fs'
import { expandForms } from '../extract/expand.ts'
import { skeleton } from './fold.ts'
import { CONTRADICTION, matchNames, SURE } from './names.ts'
import { type ParsedName, parseName } from './parse-name.ts'
import { groupBy } from './union.ts'

interface Bearer {
  readonly name: string
  readonly country: string
}

/** Somebody who was at the head of a state and is meant by the surname alone. */
export interface WellKnown {
  /** The same for the surname and for the full name. */
  readonly key: string
  readonly country: string
}

/** Shorter surnames have too many bearers: `Kim`, `Xi`, `Bush`. */
const SHORTEST = 5

let table: ReadonlyMap<string, readonly Bearer[]> | undefined

/** Whom everybody knows by a name, given in full or as the surname alone; undefined where the surname has two such bearers. */
export function wellKnown(name: string): WellKnown | undefined {
  table ??= bySurname()
  const parsed = parseName(name)
  const key = surnameOf(parsed)
  const bearers = key === undefined ? [] : (table.get(key) ?? [])
  const [one] = bearers
  if (!one || key === undefined || !bearers.every((other) => areOne(one, other))) return undefined
  const meant = parsed.tokens.length === 1 || bearers.some((bearer) => matchNames(bearer.name, name).score >= SURE)
  return meant ? { key: `${key} ${one.country}`, country: one.country } : undefined
}

function surnameOf({ tokens, numeral }: ParsedName): string | undefined {
  const last = tokens.at(-1)?.latin ?? ''
  return numeral === undefined && last.length >= SHORTEST ? skeleton(last) : undefined
}

function areOne(one: Bearer, other: Bearer): boolean {
  return one.country === other.country && matchNames(one.name, other.name).score >= CONTRADICTION
}

function bySurname(): ReadonlyMap<string, readonly Bearer[]> {
  const file = new URL('../languages/shared/nationals.json', import.meta.url)
  const { heads } = JSON.parse(readFileSync(file, 'utf8')) as { readonly heads: Record<string, readonly string[]> }
  const bearers = Object.entries(heads).flatMap(([country, names]) =>
    names.flatMap(expandForms).map((name) => ({ name, country })),
  )
  const groups = groupBy(bearers, ({ name }) => surnameOf(parseName(name)) ?? '')
  groups.delete('')
  return groups
}
