import { readTable, words } from './data.ts'
import { type Script, scriptOf, toLatin } from './scripts.ts'

const table = readTable<Record<'titles' | 'regnal' | 'suffixes' | 'particles' | 'articles', string>>('titles')
const latinWords = (list: string): ReadonlySet<string> => words([...words(list)].map(toLatin).join(' '))
const TITLES = latinWords(table.titles)
const REGNAL = latinWords(table.regnal)
const SUFFIXES = words(table.suffixes)
const ARTICLES = words(table.articles)
const PARTICLES = words(table.particles)
const ROMAN = /^(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})$/

export interface NameToken {
  /** Lower-case Latin letters. */
  readonly latin: string
  readonly initial: boolean
}

/** A person's name taken apart; `surname` tells where the surname stands, if the writing shows it. */
export interface ParsedName {
  readonly tokens: readonly NameToken[]
  readonly surname: 'first' | 'last' | undefined
  /** A ruler's or pope's number. */
  readonly numeral: number | undefined
  /** Bears a title by which people are known by one name. */
  readonly regnal: boolean
  readonly script: Script
  /** All letters, without titles, as one text: equal for equal names. */
  readonly plain: string
}

interface Word {
  readonly raw: string
  readonly latin: string
}

const memory = new Map<string, ParsedName>()
const MOST_REMEMBERED = 200_000

/** Takes a name apart: titles, particles, suffixes and numbers leave, initials are marked. */
export function parseName(name: string): ParsedName {
  const known = memory.get(name)
  if (known) return known
  const parsed = parse(name)
  if (memory.size >= MOST_REMEMBERED) memory.clear()
  memory.set(name, parsed)
  return parsed
}

function parse(name: string): ParsedName {
  const turned = turnComma(name)
  const all = turned
    .split(/[\s\u00a0]+/u)
    .map(toWord)
    .filter((word) => word.latin !== '')
  const regnal = all.some((word) => REGNAL.has(word.latin))
  const bare = withoutTitles(all)
  const numeral = bare.length > 1 ? romanNumber(bare.at(-1)) : undefined
  const named = (numeral === undefined ? bare : bare.slice(0, -1)).filter((word) => !dropped(word, bare))
  const parts = named.flatMap((word, at) => (at < named.length - 1 ? splitInitials(word) : [word])).flatMap(splitWord)
  const tokens = parts.map(toToken)
  return {
    tokens,
    surname: surnameShown(named, name !== turned),
    numeral,
    regnal,
    script: scriptOf(name),
    plain: tokens.map((token) => token.latin).join(' ') + (numeral ? ` ${numeral}` : ''),
  }
}

function turnComma(name: string): string {
  const [last, first, ...more] = name.split(',').map((part) => part.trim())
  if (!last || !first || more.length > 0 || SUFFIXES.has(toLatin(first))) return name
  return `${first} ${last}`
}

function toWord(raw: string): Word {
  return { raw, latin: toLatin(raw) }
}

/** Titles stand before the name; one that is all there is, is the name. */
function withoutTitles(all: readonly Word[]): readonly Word[] {
  const start = all.findIndex((word) => !TITLES.has(word.latin) && !SUFFIXES.has(word.latin))
  if (start < 0) return all
  let end = all.length
  while (end - 1 > start && SUFFIXES.has(all[end - 1]?.latin ?? '')) end--
  return all.slice(start, end)
}

function romanNumber(word: Word | undefined): number | undefined {
  if (!word || !/^[IVX]+\.?$/.test(word.raw) || !ROMAN.test(word.latin)) return undefined
  const value = { i: 1, v: 5, x: 10 } as const
  const digits = [...word.latin].map((letter) => value[letter as 'i' | 'v' | 'x'])
  return digits.reduce<number>((sum, digit, at) => sum + (digit < (digits[at + 1] ?? 0) ? -digit : digit), 0)
}

function dropped(word: Word, all: readonly Word[]): boolean {
  if (all.length < 2 || !PARTICLES.has(word.latin)) return false
  return word.raw === word.raw.toLowerCase() || (ARTICLES.has(word.latin) && word !== all[0] && word !== all.at(-1))
}

/** `Al-Assad` gives `assad`, `Kosiniak-Kamysz` two tokens, `H.-C.` two initials. */
function splitWord(word: Word): readonly Word[] {
  const parts = word.raw
    .split(/[-‐–.·]+/u)
    .map(toWord)
    .filter((part) => part.latin !== '')
  const dotted = word.raw.includes('.')
  const kept =
    parts.length > 1
      ? parts.filter((part, at) => at === parts.length - 1 || !PARTICLES.has(part.latin) || dotted)
      : parts
  return kept.flatMap((part) => part.latin.split(' ').map((latin) => ({ raw: part.raw, latin })))
}

/** `JD` before a name is two initials. */
function splitInitials(word: Word): readonly Word[] {
  return /^\p{Lu}{2}$/u.test(word.raw) ? [...word.raw].map(toWord) : [word]
}

function toToken(word: Word): NameToken {
  return { latin: word.latin, initial: word.latin.length === 1 && scriptOf(word.raw) !== 'other' }
}

/** `MOTEGI Toshimitsu` and `Barroso, José` show which is the surname: the first or the last. */
function surnameShown(named: readonly Word[], turned: boolean): 'first' | 'last' | undefined {
  if (turned) return 'last'
  const capitals = named.map((word) => /^\p{Lu}[\p{Lu}'’-]{2,}$/u.test(word.raw))
  if (capitals.every(Boolean)) return undefined
  return capitals[0] ? 'first' : capitals.at(-1) ? 'last' : undefined
}
