import { readTable } from './data.ts'
import { consonants, distance } from './distance.ts'
import { skeletons } from './fold.ts'
import { type NameToken, type ParsedName, parseName } from './parse-name.ts'
import { toLatin } from './scripts.ts'
import { sameSyllables } from './sinic.ts'

/** What two names say about being one person. `same` needs no context; a score below `CONTRADICTION` forbids it. */
export interface NameMatch {
  readonly same: boolean
  readonly score: number
  readonly reasons: readonly string[]
}

/** Names that score below this are of two people. */
export const CONTRADICTION = 0.3
/** Names that score at least this are of one person whatever the context. */
export const SURE = 0.8

const given = readTable<{ variants: readonly string[]; translations: readonly string[] }>('given-names')
const people = readTable<{ people: readonly (readonly string[])[] }>('aliases').people

function groups(lists: readonly string[]): ReadonlyMap<string, ReadonlySet<number>> {
  const found = new Map<string, Set<number>>()
  for (const [group, list] of lists.entries()) {
    for (const name of list.split(' '))
      for (const key of [name, ...skeletons(name)]) found.set(key, (found.get(key) ?? new Set()).add(group))
  }
  return found
}

const VARIANTS = groups(given.variants)
const TRANSLATIONS = groups(given.translations)
const ALIASES = new Map(people.flatMap((names, group) => names.map((name) => [plainAlias(name), group] as const)))

function plainAlias(name: string): string {
  return aliasKey(parseName(name)) || toLatin(name)
}

/** A ruler's name is translated: `Giovanni XXIII` and `John XXIII` have one key. */
function aliasKey(name: ParsedName): string {
  const first = name.tokens[0]?.latin ?? ''
  if (name.numeral === undefined) return name.plain
  const group = [...(TRANSLATIONS.get(first) ?? [first])][0]
  return `ruler ${group} ${name.tokens
    .slice(1)
    .map((token) => token.latin)
    .join(' ')} ${name.numeral}`
}

/** The group of the shipped table of other names that a name stands in. */
export function aliasGroup(name: ParsedName): number | undefined {
  return ALIASES.get(aliasKey(name))
}

const verdict = (score: number, ...reasons: string[]): NameMatch => ({ same: score >= SURE, score, reasons })

const memory = new Map<string, NameMatch>()
const MOST_REMEMBERED = 500_000

/** Compares two people's names: symbols before strings, and never a near syllable for an equal one. */
export function matchNames(a: string, b: string): NameMatch {
  const key = a < b ? `${a}\u0000${b}` : `${b}\u0000${a}`
  const known = memory.get(key)
  if (known) return known
  const [first, second] = a < b ? [a, b] : [b, a]
  const made = match(parseName(first), parseName(second))
  if (memory.size >= MOST_REMEMBERED) memory.clear()
  memory.set(key, made)
  return made
}

function match(a: ParsedName, b: ParsedName): NameMatch {
  const full = a.tokens.length > 1 || a.numeral !== undefined
  if (a.plain === b.plain) return full ? verdict(1, 'the same name') : verdict(0.6, 'the same single name')
  const alias = aliasGroup(a)
  if (alias !== undefined && alias === aliasGroup(b)) return verdict(0.95, 'known by both names')
  if (a.numeral !== undefined || b.numeral !== undefined) return matchRulers(a, b)
  if (sameSyllables(a, b) === true) return verdict(0.95, 'the same syllables')
  if (a.tokens.length < 2 || b.tokens.length < 2) return matchSingle(a, b)
  if (sameSyllables(a, b) === false) return verdict(0.05, 'different syllables')
  return matchFull(a, b)
}

function matchRulers(a: ParsedName, b: ParsedName): NameMatch {
  const named = alike(a.tokens[0], b.tokens[0], TRANSLATIONS)
  if (a.numeral !== undefined && b.numeral !== undefined) {
    if (a.numeral !== b.numeral) return verdict(0.02, 'different numbers')
    return named >= 0.8 ? verdict(0.95, 'the same name and number') : verdict(0.05, 'the same number of another name')
  }
  const single = a.numeral === undefined ? a : b
  return single.tokens.length === 1 && named >= 0.8
    ? verdict(0.5, 'one without a number')
    : verdict(0.05, 'only one bears a number')
}

/** One token against a name: a surname may be meant, and only the context can tell. */
function matchSingle(a: ParsedName, b: ParsedName): NameMatch {
  const [single, other] = a.tokens.length <= b.tokens.length ? [a, b] : [b, a]
  const token = single.tokens[0]
  if (!token || other.tokens.length === 0) return verdict(0, 'no name')
  const both = a.tokens.length === b.tokens.length
  if (both && a.regnal && b.regnal && alike(token, other.tokens[0], TRANSLATIONS) >= 0.8)
    return verdict(0.9, 'the same title and name')
  const likeness = other.tokens.map((part) => alike(token, part))
  const last = likeness.at(-1) ?? 0
  if (both)
    return last >= 0.9
      ? verdict(0.6, 'the same single name')
      : last >= 0.75
        ? verdict(0.45, 'nearly the same single name')
        : verdict(0.1, 'different names')
  const surname = Math.max(last, isSinicSurname(other) ? (likeness[0] ?? 0) : 0)
  if (surname >= 0.9) return verdict(0.55, 'the same surname')
  if (surname >= 0.75) return verdict(0.45, 'nearly the same surname')
  return Math.max(...likeness) >= 0.9 ? verdict(0.35, 'a part of the name') : verdict(0.1, 'different names')
}

function isSinicSurname(name: ParsedName): boolean {
  return sameSyllables(name, name) === true
}

/** Two full names: the surname and a given name must agree; more given names in one of them may be left out in the other. */
function matchFull(a: ParsedName, b: ParsedName): NameMatch {
  const candidates = orders(a).flatMap((left) => orders(b).map((right) => matchOrdered(left, right, a, b)))
  return candidates.reduce((best, candidate) => (candidate.score > best.score ? candidate : best))
}

interface Ordered {
  readonly surname: readonly NameToken[]
  readonly given: readonly NameToken[]
  readonly turned: boolean
}

/** The ways to read a name as given names and surname: as it stands, or surname first. */
function orders(name: ParsedName): readonly Ordered[] {
  const { tokens } = name
  const normal = { surname: tokens.slice(-1), given: tokens.slice(0, -1), turned: false }
  const reversed = { surname: tokens.slice(0, 1), given: tokens.slice(1), turned: true }
  if (name.surname === 'first') return [reversed]
  return name.surname === undefined && tokens.length === 2 ? [normal, reversed] : [normal]
}

function matchOrdered(x: Ordered, y: Ordered, a: ParsedName, b: ParsedName): NameMatch {
  if (x.turned && y.turned && a.surname === undefined && b.surname === undefined) return verdict(0, 'no order')
  const loose = a.script !== b.script
  const vowelless = a.script === 'vowelless' || b.script === 'vowelless'
  const surname = tokenLikeness(x.surname[0], y.surname[0], loose, vowelless)
  const bent = surname < EQUAL && surname >= 0.8
  const firsts = matchGiven(x.given, y.given, loose || bent, vowelless)
  if (surname >= 0.8 && firsts >= 0.8)
    return verdict(
      Math.min(0.98, (surname + firsts) / 2 + 0.1),
      x.turned === y.turned ? 'the same given name and surname' : 'the same names in another order',
    )
  if (surname >= 0.8 && firsts >= 0.5) return verdict(0.6, 'the same surname, a like given name')
  if (surname >= 0.6 && firsts >= 0.9) return verdict(0.55, 'the same given name, a like surname')
  const shifted = secondSurname(x, y, a, b)
  if (shifted) return shifted
  if (surname >= 0.8) return verdict(0.1, 'the same surname, another given name')
  return verdict(0.05, 'different surnames')
}

/** `Hugo Chávez` and `Hugo Chávez Frías`: the shorter name is how the longer begins, without its second surname. */
function secondSurname(x: Ordered, y: Ordered, a: ParsedName, b: ParsedName): NameMatch | undefined {
  if (x.turned || y.turned) return undefined
  const [short, long] = a.tokens.length < b.tokens.length ? [a, b] : [b, a]
  if (long.tokens.length !== short.tokens.length + 1 || short.tokens.length < 2 || long.tokens.length > 4)
    return undefined
  const begins = short.tokens.every((token, at) => alike(token, long.tokens[at]) >= 0.95)
  return begins ? verdict(0.7, 'the longer name begins as the shorter') : undefined
}

function tokenLikeness(a: NameToken | undefined, b: NameToken | undefined, loose: boolean, vowelless: boolean): number {
  if (!a || !b) return 0
  if (vowelless) return sameConsonants(a.latin, b.latin) ? 0.9 : 0
  return alike(a, b, undefined, loose)
}

function sameConsonants(a: string, b: string): boolean {
  return skeletons(a).some((one) => skeletons(b).some((other) => consonants(one) === consonants(other)))
}

/** The best agreement of the first given names; each given name of the shorter list must be found in the longer. */
function matchGiven(x: readonly NameToken[], y: readonly NameToken[], loose: boolean, vowelless: boolean): number {
  const [short, long] = x.length <= y.length ? [x, y] : [y, x]
  const scores = short.map((token) =>
    Math.max(0, ...long.map((other) => givenLikeness(token, other, loose, vowelless))),
  )
  if (scores.length === 0) return 0
  const joined = short.length !== long.length ? tokenLikeness(join(short), join(long), loose, vowelless) : 0
  return Math.max(Math.min(...scores), joined)
}

function join(tokens: readonly NameToken[]): NameToken {
  return { latin: tokens.map((token) => token.latin).join(''), initial: false }
}

function givenLikeness(a: NameToken, b: NameToken, loose: boolean, vowelless: boolean): number {
  if (a.initial || b.initial) return a.latin.charAt(0) === b.latin.charAt(0) ? 0.8 : 0
  const known = sharedGroup(a.latin, b.latin, VARIANTS)
  if (known !== undefined) return known ? 1 : 0
  const likeness = tokenLikeness(a, b, loose, vowelless)
  return loose || vowelless || likeness >= EQUAL ? likeness : Math.min(likeness, isListed(a) || isListed(b) ? 0.75 : 1)
}

const EQUAL = 0.95

/** A name of the table whose variants are all listed: one that is not among them is another, as Roberto is to Robert. */
function isListed(token: NameToken): boolean {
  return VARIANTS.has(token.latin)
}

/** Whether both are known given names, and of one group; `undefined` where either is not known. */
function sharedGroup(a: string, b: string, table: ReadonlyMap<string, ReadonlySet<number>>): boolean | undefined {
  const [left, right] = [groupsOf(a, table), groupsOf(b, table)]
  if (left.size === 0 || right.size === 0) return undefined
  return [...left].some((group) => right.has(group))
}

function groupsOf(token: string, table: ReadonlyMap<string, ReadonlySet<number>>): ReadonlySet<number> {
  const exact = table.get(token)
  return exact ?? new Set(skeletons(token).flatMap((skeleton) => [...(table.get(skeleton) ?? [])]))
}

/** How alike two tokens are, 0 to 1, by their skeletons; endings of cases count little. */
function alike(
  a: NameToken | undefined,
  b: NameToken | undefined,
  table?: ReadonlyMap<string, ReadonlySet<number>>,
  loose = false,
): number {
  if (!a || !b) return 0
  if (a.latin === b.latin) return 1
  if (table && sharedGroup(a.latin, b.latin, table)) return 1
  let best = 0
  for (const one of skeletons(a.latin))
    for (const other of skeletons(b.latin)) best = Math.max(best, skeletonLikeness(one, other, loose))
  return best
}

/** How much a difference weighs, between scripts and within one. */
const LOOSE = 1
const STRICT = 2.2

const CASES = /(?:ovi|emu|ego|om|em|oi|im|ei|am|u|a|e|i)$/

function skeletonLikeness(a: string, b: string, loose: boolean): number {
  if (a === b) return 0.97
  const length = Math.max(a.length, b.length)
  const cost = distance(a, b)
  const cut = sameStem(a, b) ? 0.85 : 0
  return Math.max(cut, 1 - (cost / length) * (loose ? LOOSE : STRICT))
}

/** `Martynova` may be a case of `Martynov`; short stems say nothing. */
function sameStem(a: string, b: string): boolean {
  const [one, other] = [a.replace(CASES, ''), b.replace(CASES, '')]
  return one.length >= 4 && (one === other || one === b || other === a)
}
