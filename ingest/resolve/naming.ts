import { distance } from './distance.ts'
import type { Dossier } from './dossier.ts'
import { skeleton } from './fold.ts'
import { parseName } from './parse-name.ts'
import { scriptOf } from './scripts.ts'
import { byText } from './union.ts'

/** In how many independent sources a name stands, and in how many English ones. */
export interface NameCount {
  readonly sources: number
  readonly english: number
}

/** The name shown: full before short, Latin before other scripts, as English articles spell it if any do, then the most frequent. */
export function shownName(names: ReadonlyMap<string, NameCount>, person: boolean): string {
  return [...names].sort((a, b) => compare(a, b, person))[0]?.[0] ?? ''
}

type Counted = readonly [name: string, count: NameCount]

function compare([a, told]: Counted, [b, other]: Counted, person: boolean): number {
  const full = person ? Number(isFull(b)) - Number(isFull(a)) : 0
  const latin = Number(isLatin(b)) - Number(isLatin(a))
  const english = other.english - told.english
  const short = person ? 0 : a.length - b.length
  return full || latin || english || other.sources - told.sources || short || byText(a, b)
}

function isFull(name: string): boolean {
  const parsed = parseName(name)
  return parsed.tokens.length > 1 || parsed.numeral !== undefined || parsed.regnal
}

function isLatin(name: string): boolean {
  return scriptOf(name) === 'latin' && name !== name.toUpperCase()
}

const MOST_SPELLINGS = 60

/** Every way in which the figures are written, the most frequent first. */
export function spellingsOf(counts: ReadonlyMap<string, number>): readonly string[] {
  return [...counts]
    .sort((a, b) => b[1] - a[1] || byText(a[0], b[0]))
    .slice(0, MOST_SPELLINGS)
    .map(([spelling]) => spelling)
}

/** A name's tokens as they are compared. */
export function tokensOf(name: string): readonly string[] {
  return parseName(name).tokens.map((token) => skeleton(token.latin))
}

/** `der Staatschef` stands for a name and is none; `Kizlov` for Kozlov is a name misspelt. */
export function isSpelling(text: string, kind: Dossier['kind'], known: ReadonlySet<string>): boolean {
  if (kind !== 'actor') return !/^\p{Ll}/u.test(text)
  const tokens = tokensOf(text)
  return (
    tokens.length > 0 &&
    tokens.every(
      (token) => known.has(token) || [...known].some((other) => token.length > 3 && distance(token, other) < 1),
    )
  )
}
