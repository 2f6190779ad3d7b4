import { isGivenName, type Language } from '../languages/compile.ts'
import { foldName } from './expand.ts'
import { type Sentence, splitSentences } from './sentences.ts'
import { type Token, tokenize } from './tokens.ts'
import { type Entry, type Hit, NO_HITS } from './trie.ts'

/** A text cut into tokens and sentences, with every phrase of the pack that was found. */
export interface Passage {
  readonly text: string
  readonly language: Language
  readonly tokens: readonly Token[]
  readonly sentences: readonly Sentence[]
  /** Hits by the token they begin with; none where nothing does. */
  readonly hits: readonly (readonly Hit[])[]
  /** The tokens at which hits begin, in order. */
  readonly starts: readonly number[]
  /** Hits by the token behind them. */
  readonly endings: readonly (readonly Hit[] | undefined)[]
  /** Hits by tag, in order. */
  readonly byTag: ReadonlyMap<string, readonly Hit[]>
  /** The tags of the hits that begin in each sentence. */
  readonly tagsIn: readonly ReadonlySet<string>[]
  /** Whether the token stands inside quotation marks. */
  readonly quoted: Uint8Array
  /** Offset where the headline ends, or 0. */
  readonly titleEnd: number
}

const NONE: readonly Entry[] = []

/** What a compound's end says of it: `Verteidigungsminister` is a minister. Only for languages that write nouns with capitals, and after a hyphen in all. */
export function compoundEntries(language: Language, token: Token): readonly Entry[] {
  if (!token.capital || token.low.length < 6) return NONE
  const known = language.compounds.get(token.low)
  if (known !== undefined) return known
  let found: readonly Entry[] = NONE
  const hyphen = token.low.lastIndexOf('-')
  const from = language.pack.capitalisedNouns ? 2 : hyphen + 1
  if (from > 0)
    for (let at = from; at <= token.low.length - 4 && found === NONE; at++)
      found = language.tails.get(token.low.slice(at)) ?? NONE
  if (found === NONE && hyphen > 0)
    found = language.trie.word(token.low.slice(hyphen + 1)).filter((entry) => entry.tag === 'office')
  if (language.compounds.size > 50_000) language.compounds.clear()
  language.compounds.set(token.low, found)
  return found
}

function findHits(tokens: readonly Token[], sentences: readonly Sentence[], language: Language): (readonly Hit[])[] {
  const hits: (readonly Hit[])[] = []
  for (const sentence of sentences)
    for (let first = sentence.first; first < sentence.last; first++) {
      const found = language.trie.at(tokens, first, sentence.last)
      const token = tokens[first] as Token
      const open = token.capital && !found.some((hit) => hit.entry.tag === 'office' || hit.entry.tag === 'trigger')
      const compounds = open ? compoundEntries(language, token) : NONE
      const more = compounds.map((entry) => ({ entry, first, last: first + 1 }))
      hits.push(more.length === 0 ? found : [...found, ...more])
    }
  return hits
}

const QUOTES = /["„“”»«]/u

/** Marks tokens inside quotation marks; a mark left open ends with its line. */
function findQuoted(tokens: readonly Token[], sentences: readonly Sentence[]): Uint8Array {
  const quoted = new Uint8Array(tokens.length)
  let open = false
  let line = -1
  for (const sentence of sentences) {
    if (sentence.line !== line) open = false
    line = sentence.line
    for (let at = sentence.first; at < sentence.last; at++) {
      if (QUOTES.test((tokens[at] as Token).text)) open = !open
      else if (open) quoted[at] = 1
    }
  }
  return quoted
}

/** Every hit by its tag and by the token behind it, where they begin, and the tags of each sentence. */
function sortHits(
  tokens: readonly Token[],
  sentences: readonly Sentence[],
  hits: readonly (readonly Hit[])[],
): Pick<Passage, 'byTag' | 'endings' | 'starts' | 'tagsIn'> {
  const byTag = new Map<string, Hit[]>()
  const endings: (Hit[] | undefined)[] = Array.from({ length: tokens.length + 1 })
  const tagsIn = sentences.map(() => new Set<string>())
  const starts: number[] = []
  hits.forEach((list, first) => {
    if (list.length > 0) starts.push(first)
    for (const hit of list) {
      const { tag } = hit.entry
      const same = byTag.get(tag)
      if (same === undefined) byTag.set(tag, [hit])
      else same.push(hit)
      const ending = endings[hit.last]
      if (ending === undefined) endings[hit.last] = [hit]
      else ending.push(hit)
      tagsIn[(tokens[hit.first] as Token).sentence]?.add(tag)
    }
  })
  return { byTag, endings, starts, tagsIn }
}

/** Reads the words of a text: tokens, sentences, phrases of the pack. */
export function readPassage(text: string, language: Language, titleEnd: number): Passage {
  const cut = splitSentences(tokenize(text, language.elisions), language.split)
  const hits = findHits(cut.tokens, cut.sentences, language)
  const sorted = sortHits(cut.tokens, cut.sentences, hits)
  return { text, language, ...cut, hits, ...sorted, quoted: findQuoted(cut.tokens, cut.sentences), titleEnd }
}

/** Whether any phrase of the pack begins at the token. */
export const isHit = ({ hits }: Passage, at: number): boolean => (hits[at]?.length ?? 0) > 0

/** The hits of one tag that begin at a token. */
export function hitsAt(passage: Passage, at: number, tag: string): readonly Hit[] {
  const hits = passage.hits[at]
  return hits === undefined || hits.length === 0 ? NO_HITS : hits.filter((hit) => hit.entry.tag === tag)
}

/** Whether a hit of the tag begins at the token. A loop: the reader asks this more often than anything else. */
export function isAt(passage: Passage, at: number, tag: string): boolean {
  const hits = passage.hits[at]
  if (hits === undefined) return false
  for (const hit of hits) if (hit.entry.tag === tag) return true
  return false
}

/** Whether a hit of the tag ends right before the token, with or without its dot, in the same sentence. */
export function endsBefore(passage: Passage, at: number, tag: string): boolean {
  if (endsAt(passage, at, at, tag)) return true
  return passage.tokens[at - 1]?.text === '.' && endsAt(passage, at, at - 1, tag)
}

function endsAt({ tokens, endings }: Passage, at: number, end: number, tag: string): boolean {
  const hits = endings[end]
  if (hits === undefined) return false
  for (const { entry, first } of hits)
    if (entry.tag === tag && tokens[first]?.sentence === tokens[at]?.sentence) return true
  return false
}

/** What the lexica say of a word that is written with a capital. */
export interface WordClass {
  readonly given: boolean
  readonly surname: boolean
  readonly family: boolean
  readonly common: boolean
}

const cache = new WeakMap<Language, Map<string, WordClass>>()

function isCommon(language: Language, low: string): boolean {
  if (language.words.has(low)) return true
  if (!language.pack.capitalisedNouns) return language.words.has(low.replace(/(?:s|es)$/u, ''))
  for (let at = 3; at <= low.length - 5; at++) if (language.words.has(low.slice(at))) return true
  return false
}

const isSurname = (language: Language, low: string): boolean =>
  language.names.surnames.has(foldName(low)) || (language.bend?.surname(low) === true && !language.words.has(low))

export function wordClass(language: Language, token: Token): WordClass {
  const words = cache.get(language) ?? new Map<string, WordClass>()
  cache.set(language, words)
  const known = words.get(token.low)
  if (known !== undefined) return known
  const folded = foldName(token.text)
  const bare = folded.replace(/s$/u, '')
  const small =
    language.starters.has(token.low) ||
    (language.pack.genitive === 's' && language.starters.has(token.low.replace(/s$/u, '')))
  const bent = small ? [] : (language.bend?.readings(token.low) ?? [])
  const found: WordClass = {
    given:
      !small &&
      (isGivenName(language, token.text) ||
        (language.pack.genitive === 's' && isGivenName(language, bare)) ||
        bent.some((reading) => reading.part !== 'surname' && isGivenName(language, reading.low))),
    surname:
      !small &&
      (language.names.surnames.has(folded) ||
        (language.pack.genitive === 's' && language.names.surnames.has(bare)) ||
        bent.some((reading) => isSurname(language, reading.low))),
    family: language.names.familyFirst.has(folded),
    common: isCommon(language, token.low),
  }
  if (words.size > 100_000) words.clear()
  words.set(token.low, found)
  return found
}
