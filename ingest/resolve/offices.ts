import { readTable, words } from './data.ts'
import { toLatin } from './scripts.ts'
import { addTo } from './union.ts'

/** An office apart from the language and the case that it is printed in. */
export interface Office {
  /** The same for one office in all languages. */
  readonly key: string
  /** Its English title; undefined where the words are of none that is known. */
  readonly title: string | undefined
  readonly parts: Parts
}

interface Parts {
  readonly modifiers: readonly string[]
  readonly domains: readonly string[]
  readonly heads: readonly string[]
  /** Words that stand in no table. */
  readonly others: readonly string[]
}

interface Table {
  readonly dropped: string
  readonly modifiers: Readonly<Record<string, string>>
  readonly domains: Readonly<Record<string, string>>
  readonly heads: Readonly<Record<string, string>>
  readonly wider: Readonly<Record<string, readonly string[]>>
  readonly named: Readonly<Record<string, Readonly<Record<string, string>>>>
}

type Kind = 'heads' | 'domains' | 'modifiers' | 'dropped'

interface Entry {
  readonly kind: Kind
  readonly value: string
  readonly words: readonly string[]
}

const table = readTable<Table>('offices')
/** Small words between an office and what it is over, in ten languages. */
const SMALL = 'per por para pour w z na do o dla dos das da no van het een voor bij и в по у із'
const FILLERS = new Set([...words(readTable<{ fillers: string }>('concepts').fillers), ...words(SMALL)].map(toLatin))
const ENTRIES: readonly Entry[] = [
  ...entriesOf('heads', table.heads),
  ...entriesOf('domains', table.domains),
  ...entriesOf('modifiers', table.modifiers),
  ...entriesOf('dropped', { '': table.dropped.replaceAll(' ', '|') }),
]
const BY_START = new Map<string, Entry[]>()
for (const entry of ENTRIES) addTo(BY_START, startOf(entry.words[0] ?? ''), entry)
const SINGLE_HEADS = ENTRIES.filter(({ kind, words }) => kind === 'heads' && words.length === 1)

function entriesOf(kind: Kind, lists: Readonly<Record<string, string>>): readonly Entry[] {
  return Object.entries(lists).flatMap(([value, list]) =>
    list.split('|').map((phrase) => ({ kind, value, words: phrase.trim().split(/\s+/u).flatMap(patternsOf) })),
  )
}

/** A word of the table in Latin letters; a star stays behind its last part. */
function patternsOf(word: string): readonly string[] {
  const parts = toLatin(word).split(' ')
  return word.endsWith('*') ? [...parts.slice(0, -1), `${parts.at(-1)}*`] : parts
}

function startOf(word: string): string {
  return word.replace('*', '').slice(0, 2)
}

const LONGEST_ENDING = 5

function fits(pattern: string, token: string | undefined): boolean {
  if (token === undefined) return false
  if (!pattern.endsWith('*')) return pattern === token
  return token.startsWith(pattern.slice(0, -1)) && token.length < pattern.length + LONGEST_ENDING
}

const memory = new Map<string, Office>()
const MOST_REMEMBERED = 50_000

/** What an office is called: `ministra degli Esteri`, `министром иностранных дел` and `Außenministerin` are one. */
export function officeOf(printed: string): Office {
  const known = memory.get(printed)
  if (known) return known
  const made = toOffice(parse(tokensOf(printed)))
  if (memory.size >= MOST_REMEMBERED) memory.clear()
  memory.set(printed, made)
  return made
}

/** The English title of an office, or the words as they are printed where it is none that is known. */
export function officeTitle(printed: string): string {
  return officeOf(printed).title ?? printed
}

function tokensOf(printed: string): readonly string[] {
  const apart = printed.toLowerCase().replace(/(?<!\p{L})(d|l|un|dell|dall|all|nell|sull|degl)['’]/gu, '$1 ')
  return toLatin(apart)
    .split(' ')
    .filter((word) => word !== '' && !FILLERS.has(word))
}

function parse(tokens: readonly string[]): Parts {
  const parts = { heads: [] as string[], domains: [] as string[], modifiers: [] as string[], others: [] as string[] }
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at] ?? ''
    const entry = longestAt(tokens, at)
    const found = entry ? [entry] : inside(token)
    for (const { kind, value } of found) if (kind !== 'dropped') parts[kind].push(value)
    if (found.length === 0) parts.others.push(token)
    at += entry?.words.length ?? 1
  }
  return parts
}

/** The entry with the most words; of equals the first, heads standing before all others. */
function longestAt(tokens: readonly string[], at: number): Entry | undefined {
  const found = (BY_START.get(startOf(tokens[at] ?? '')) ?? []).filter(({ words }) =>
    words.every((word, step) => fits(word, tokens[at + step])),
  )
  return found.reduce<Entry | undefined>(
    (most, entry) => (most === undefined || entry.words.length > most.words.length ? entry : most),
    undefined,
  )
}

/** `Verteidigungsminister`, `вице-премьер`, `vicepresidente`: a word that says over what or in which rank, with a head behind it. */
function inside(token: string): readonly Entry[] {
  for (const head of SINGLE_HEADS) {
    const pattern = head.words[0] ?? ''
    const from = token.indexOf(pattern.replace('*', ''), 2)
    if (from < 0 || !fits(pattern, token.slice(from))) continue
    const before = longestAt([token.slice(0, from)], 0) ?? longestAt([token.slice(0, from).replace(/s$/, '')], 0)
    if (before) return [before, head]
  }
  return []
}

/** Fields that a ministry is over: its head is a minister. */
const NO_MINISTRY: ReadonlySet<string> = new Set([
  'security',
  'security council',
  'national security',
  'foreign intelligence',
])

function toOffice(found: Parts): Office {
  const domains = [...new Set(found.domains)].sort()
  const ministry = domains.length > 0 && domains.every((domain) => !NO_MINISTRY.has(domain))
  const heads = [...new Set(found.heads.map((head) => (head === 'head' && ministry ? 'minister' : head)))].sort()
  const parts = { heads, domains, modifiers: [...new Set(found.modifiers)].sort(), others: [...found.others].sort() }
  const key = [parts.modifiers, domains, heads, parts.others].map((list) => list.join(' and ')).join('|')
  return { key, title: heads.length > 0 && parts.others.length === 0 ? titleOf(parts) : undefined, parts }
}

const RANKS = ['former', 'acting', 'first', 'deputy', 'special']
const VICE: ReadonlySet<string> = new Set(['president', 'chancellor'])

function titleOf({ modifiers, domains, heads }: Parts): string {
  const before = RANKS.filter((word) => modifiers.includes(word)).map((word) =>
    word === 'deputy' && VICE.has(heads[0] ?? '') ? 'vice' : word,
  )
  const whole = [...before, domains.join(' and '), heads.join(' and ')].filter(Boolean).join(' ')
  return `${whole.charAt(0).toUpperCase()}${whole.slice(1)}${modifiers.includes('elect') ? '-elect' : ''}`
}

/** The office as it is called in a country: the foreign minister of the United States is the secretary of state. */
export function officeIn(country: string | undefined, printed: string): Office {
  const office = officeOf(printed)
  const { parts } = office
  const plain = [...parts.domains, ...parts.heads].join(' ')
  const own = parts.others.length > 0 ? undefined : table.named[country ?? '']?.[plain]
  if (own === undefined) return office
  const named = officeOf(own)
  return toOffice({ ...named.parts, modifiers: parts.modifiers })
}

/** Words that tell when somebody held an office, not which. */
const TIMES: ReadonlySet<string> = new Set(['former', 'acting', 'elect'])

/** Whether an office says less than another and may be meant by it: `Staatschef` by `president`, `minister` by `defence minister`. */
export function isPartOf(one: Office, other: Office): boolean {
  if (one.key === other.key || one.parts.others.length > 0 || other.parts.others.length > 0) return false
  const timeless = one.parts.modifiers.filter((word) => !TIMES.has(word))
  if (timeless.join() !== other.parts.modifiers.join()) return false
  if (!one.parts.domains.every((domain) => other.parts.domains.includes(domain))) return false
  const [head = '', ...more] = one.parts.heads
  const [wider = '', ...others] = other.parts.heads
  return more.length + others.length === 0 && (head === wider || (table.wider[head]?.includes(wider) ?? false))
}
