import { foldName } from './expand.ts'
import type { DraftFigure, FigureMention, Office } from './figures.ts'
import { compoundEntries, hitsAt, isAt, type Passage } from './passage.ts'
import type { Token } from './tokens.ts'
import { type Hit, NO_HITS } from './trie.ts'

const STATE_WORDS = ['country', 'demonym', 'capital']
/** Case endings of an office word in German; the bare word must be an office too. */
const CASES = ['en', 'es', 'n', 's']

/** Tokens of an office as it is printed. */
function tokensOf(passage: Passage, office: Office): { first: number; last: number } {
  let last = office.first
  while ((passage.tokens[last]?.end ?? Number.POSITIVE_INFINITY) <= office.end) last++
  return { first: office.first, last }
}

function headOf(passage: Passage, first: number, last: number): Hit | undefined {
  for (let at = first; at < last; at++) {
    const hits = hitsAt(passage, at, 'office').filter((hit) => hit.last <= last)
    if (hits.length > 0) return hits.reduce((most, hit) => (hit.last > most.last ? hit : most))
  }
  return undefined
}

const namesState = (passage: Passage, at: number): boolean => STATE_WORDS.some((tag) => isAt(passage, at, tag))

/** Where the words behind an office begin to name its state, or the body that it belongs to where that is known apart. */
function endOfTitle(passage: Passage, from: number, last: number, bodyStart: number | undefined): number {
  const { tokens, language } = passage
  const small = (at: number): boolean => {
    const low = tokens[at]?.low ?? ''
    return language.cues.of.has(low) || language.links.has(low) || language.articles.has(low)
  }
  let end = from
  while (end < last && !namesState(passage, end) && (tokens[end]?.start ?? 0) !== bodyStart) end++
  while (end > from && small(end - 1)) end--
  return end
}

/** The word in the nominative: `Präsidenten` is `Präsident`. */
function baseOf(passage: Passage, token: Token): string {
  const { language } = passage
  if (!language.pack.capitalisedNouns) return token.text
  const isOffice = (low: string): boolean =>
    language.trie.word(low).some((entry) => entry.tag === 'office') ||
    compoundEntries(language, { ...token, low }).some((entry) => entry.tag === 'office')
  for (const ending of CASES)
    if (token.low.endsWith(ending) && isOffice(token.low.slice(0, -ending.length)))
      return token.text.slice(0, -ending.length)
  return token.text
}

/** `US-Präsident`, `NATO-Generalsekretär`: the word without the state or body before the hyphen. */
function withoutOwner(passage: Passage, word: string): string {
  const hyphen = word.indexOf('-')
  const owner = hyphen < 2 ? '' : word.slice(0, hyphen).toLowerCase()
  const known = passage.language.trie.word(owner).some(({ tag }) => tag === 'country' || tag === 'body')
  return known ? word.slice(hyphen + 1) : word
}

/** What an office is called apart from its state and body: `russischen Verteidigungsminister` is `Verteidigungsminister`. Undefined for a word that only says how two people stand to each other. */
export function officeTitle(passage: Passage, office: Office, bodyStart: number | undefined): string | undefined {
  const { tokens, text } = passage
  const { first, last } = tokensOf(passage, office)
  const head = headOf(passage, first, last)
  if (head === undefined) return office.text
  if (['relation', 'counterpart'].some((tag) => isAt(passage, head.first, tag))) return undefined
  let from = head.first
  while (from > first && isAt(passage, from - 1, 'modifier') && !namesState(passage, from - 1)) from--
  const end = endOfTitle(passage, head.last, last, bodyStart)
  const word = tokens[head.last - 1] as Token
  const before = text.slice(tokens[from]?.start ?? word.start, word.start)
  return before + withoutOwner(passage, baseOf(passage, word)) + text.slice(word.end, tokens[end - 1]?.end ?? word.end)
}

/** The words of an office that name its state. */
function stateMention(passage: Passage, office: Office): FigureMention | undefined {
  const { first, last } = tokensOf(passage, office)
  for (let at = first; at < last; at++) {
    const token = passage.tokens[at] as Token
    const spot = { sentence: token.sentence, form: 'full' as const, first: at, start: token.start }
    const hit = (passage.hits[at] ?? NO_HITS).find(
      ({ entry }) => entry.country === office.country && (entry.tag === 'country' || entry.tag === 'demonym'),
    )
    if (hit !== undefined) return { ...spot, last: hit.last, end: passage.tokens[hit.last - 1]?.end ?? token.end }
    const hyphen = token.text.indexOf('-')
    const inside = passage.language.trie.word(token.low.slice(0, Math.max(0, hyphen)))
    if (inside.some(({ country }) => country === office.country))
      return { ...spot, last: at + 1, end: token.start + hyphen }
  }
  return undefined
}

/** States that only the offices of people name: `der russische Verteidigungsminister` is minister of Russia. */
export function statesOfOffices(
  passage: Passage,
  people: readonly DraftFigure[],
  bodies: readonly DraftFigure[],
): DraftFigure[] {
  const known = new Set(bodies.flatMap((figure) => (figure.class === 'state' ? [figure.country] : [])))
  const states: DraftFigure[] = []
  const offices = people.flatMap(({ mentions }) => mentions.flatMap(({ office }) => office ?? []))
  for (const office of [...offices].sort((a, b) => a.start - b.start)) {
    const { country } = office
    const mention = country === undefined || known.has(country) ? undefined : stateMention(passage, office)
    if (country === undefined || mention === undefined) continue
    known.add(country)
    const name = passage.language.countryNames.get(country) ?? country
    const words = foldName(name).split(' ')
    states.push({
      kind: 'organisation',
      class: 'state',
      country,
      name,
      words,
      mentions: [mention],
      aliases: [],
      score: 1,
    })
  }
  return states
}
