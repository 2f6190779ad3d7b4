import type { OfficeClass } from '../languages/schema.ts'
import { isLocative } from './bodies.ts'
import type { Office } from './figures.ts'
import { hitsAt, isAt, type Passage, wordClass } from './passage.ts'
import type { Token } from './tokens.ts'
import { type Hit, NO_HITS } from './trie.ts'

/** An office with the words around it that say of which state or body: tokens `first` to `last`. */
export interface OfficeSpan {
  readonly first: number
  readonly last: number
  /** The office word alone. */
  readonly head: number
  readonly office: Office
  readonly plural: boolean
}

const LONGEST_CHAIN = 9

const longest = (hits: readonly Hit[]): Hit | undefined =>
  hits.reduce<Hit | undefined>((most, hit) => (most === undefined || hit.last > most.last ? hit : most), undefined)

const countryAt = (passage: Passage, at: number): string | undefined =>
  passage.hits[at]?.find((hit) => ['country', 'demonym', 'capital'].includes(hit.entry.tag))?.entry.country

/** The country named by the words before an office: `der nordkoreanische …`, `Russlands …`, `US-…`. */
function countryBefore(passage: Passage, at: number): { first: number; country?: string } {
  let first = at
  let country: string | undefined
  const sentence = passage.sentences[passage.tokens[at]?.sentence ?? 0]
  for (let step = 0; step < 5 && first > (sentence?.first ?? 0); step++) {
    const before = first - 1
    const found = [before, before - 1].map((from) =>
      (passage.hits[from] ?? NO_HITS).find(
        (hit) => hit.last === first && hit.entry.country !== undefined && hit.entry.tag !== 'city',
      ),
    )
    const hit = found.find((one) => one !== undefined)
    // `im Vatikan US-Präsident …`: where they are, and not whose president.
    if (hit !== undefined && hit.entry.tag !== 'demonym' && isLocative(passage, hit.first)) break
    if (hit !== undefined) {
      country ??= hit.entry.country
      first = hit.first
    } else if (isAt(passage, before, 'modifier') || passage.tokens[before]?.low === "'s") first = before
    else break
  }
  if (first < at && passage.tokens[first]?.low === "'s") first++
  return { first, ...(country !== undefined && { country }) }
}

/** The words after an office that say of what: `of the Republic of Korea`, `della Difesa`, `für natürliche Ressourcen`. */
function chainAfter(passage: Passage, at: number): { last: number; country?: string } {
  const { tokens, language } = passage
  const sentence = passage.sentences[tokens[at - 1]?.sentence ?? 0]
  const end = Math.min(sentence?.last ?? at, at + LONGEST_CHAIN)
  let last = at
  let country: string | undefined
  for (let next = at; next < end; next++) {
    const token = tokens[next]
    if (token === undefined || token.kind === 'mark') break
    const own = countryAt(passage, next)
    if (own !== undefined) {
      country ??= own
      last = (passage.hits[next] ?? NO_HITS).reduce(
        (most, hit) => (hit.entry.country === own ? Math.max(most, hit.last) : most),
        next + 1,
      )
      next = last - 1
    } else if (language.links.has(token.low) || language.cues.of.has(token.low)) continue
    else if (partOfOffice(passage, at, next, last)) last = next + 1
    else break
  }
  return { last, ...(country !== undefined && { country }) }
}

/** What an office is over (`della Difesa`, `of Foreign Affairs`, `of the Security Council`), or a word that colours it right behind it (`uscente`, `federale`). */
function partOfOffice(passage: Passage, at: number, next: number, last: number): boolean {
  const { tokens, language } = passage
  const token = tokens[next]
  if (token === undefined) return false
  const linked =
    next > at && (language.links.has(tokens[next - 1]?.low ?? '') || language.cues.of.has(tokens[next - 1]?.low ?? ''))
  if (linked && (isAt(passage, next, 'head') || isAt(passage, next, 'body'))) return true
  if (next > at && next === last && token.capital && isAt(passage, next, 'head')) return true
  const word = wordClass(language, token)
  if (language.pack.capitalisedNouns) return linked && token.capital && word.common && !word.given
  const goesOn = tokens[next + 1]?.capital === true || isAt(passage, next, 'modifier')
  if (token.capital) return word.common && !word.given && (linked || (next === last && goesOn))
  return next === last && (word.common || isAt(passage, next, 'modifier')) && (tokens[next + 1]?.capital ?? false)
}

/** Countries in compounds: `US-Präsident`, `EU-Kommissar`. */
function countryInside(passage: Passage, text: string): string | undefined {
  const hyphen = text.lastIndexOf('-')
  if (hyphen < 2) return undefined
  const entries = passage.language.trie.word(text.slice(0, hyphen).toLowerCase())
  return entries.find((entry) => entry.tag === 'country')?.country
}

/** The noun of an office of several words: `ministro` in `ministro degli Esteri`, `minister` in `foreign minister`. */
function headWord(passage: Passage, hit: Hit): Token | undefined {
  const { cues, links } = passage.language
  for (let at = hit.first + 1; at < hit.last - 1; at++) {
    const low = passage.tokens[at]?.low ?? ''
    if (cues.of.has(low) || links.has(low)) return passage.tokens[at - 1]
  }
  return passage.tokens[hit.last - 1]
}

/** `die beiden Außenminister`, `ihre Staatschefs`: by the ending, or by the words before. */
const isPlural = (passage: Passage, first: number, word: Token | undefined): boolean =>
  passage.language.pack.pluralEndings.some((ending) => word?.low.endsWith(ending)) ||
  isAt(passage, first - 1, 'ref-their') ||
  isAt(passage, first - 1, 'ref-pair')

/** Every office in the text. */
export function findOffices(passage: Passage): OfficeSpan[] {
  const spans: OfficeSpan[] = []
  let after = 0
  const starts = passage.starts.filter((at) => isAt(passage, at, 'office'))
  for (const at of starts) {
    if (at < after) continue
    const hit = longest(hitsAt(passage, at, 'office')) as Hit
    const before = countryBefore(passage, hit.first)
    const behind = chainAfter(passage, hit.last)
    const start = passage.tokens[before.first]?.start ?? 0
    const end = passage.tokens[behind.last - 1]?.end ?? start
    const word = headWord(passage, hit)
    const country = before.country ?? countryInside(passage, word?.text ?? '') ?? behind.country
    spans.push({
      first: before.first,
      last: behind.last,
      head: hit.first,
      office: {
        class: hit.entry.value as OfficeClass,
        first: before.first,
        start,
        end,
        text: passage.text.slice(start, end),
        ...(country && { country }),
      },
      plural: isPlural(passage, before.first, word),
    })
    after = behind.last
  }
  return spans
}
