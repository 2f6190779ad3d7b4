import { compoundEntries, hitsAt, isAt, type Passage, wordClass } from './passage.ts'
import type { Token } from './tokens.ts'
import type { Hit } from './trie.ts'

const LONGEST = 9
const GAP = 4
const ACRONYM = /^\p{Lu}[\p{Lu}\p{N}&]{1,6}$/u

/** The end of a body's name that begins with its head: `Partei der Arbeit`, `Ministry of Defence of Poland`. */
export function bodyEnd(passage: Passage, head: Hit, taken: Uint8Array): number {
  const { tokens, language } = passage
  const sentence = passage.sentences[tokens[head.first]?.sentence ?? 0]
  const limit = Math.min(sentence?.last ?? head.last, head.last + LONGEST)
  let last = head.last
  for (let at = head.last; at < limit; at++) {
    const token = tokens[at]
    if (token === undefined || taken[at] === 1) break
    if (isPossessiveMark(passage, at)) continue
    if (token.kind === 'mark' || opensAnother(passage, at)) break
    const country = countryEnd(passage, at)
    if (country > 0) {
      last = country
      at = country - 1
    } else if (belongs(passage, at, last)) last = at + 1
    else if (token.capital || !(language.links.has(token.low) || insideName(passage, at) || colours(passage, head, at)))
      break
    if (at - last >= GAP) break
  }
  return last
}

/** The apostrophe of `Workers' Party`: behind a capitalised plural, before a capital. */
function isPossessiveMark(passage: Passage, at: number): boolean {
  const [before, token, next] = [passage.tokens[at - 1], passage.tokens[at], passage.tokens[at + 1]]
  const joined = (token?.text === "'" || token?.text === '’') && before?.end === token.start
  return joined && before.capital && /s$/u.test(before.low) && next?.capital === true
}

/** A word for where, and a second body behind `and`, are no part of the name. */
function opensAnother(passage: Passage, at: number): boolean {
  const { tokens, language } = passage
  const low = tokens[at]?.low ?? ''
  if (language.cues.at.has(low)) return true
  if (!language.cues.and.has(low)) return false
  for (let next = at + 1; next <= at + 4 && tokens[next]?.kind === 'word'; next++)
    if ((tokens[next]?.capital && isAt(passage, next, 'head')) || isAt(passage, next, 'body')) return true
  return false
}

/** Where a country named at the token ends: `Vereinigte Staaten` is one. */
const countryEnd = (passage: Passage, at: number): number =>
  hitsAt(passage, at, 'country').reduce((most, hit) => Math.max(most, hit.last), 0)

/** `Federação Nacional de Professores`, `Ordre des avocats`: an office in the plural that the body is of. */
const isOfMany = ({ tokens, language }: Passage, at: number): boolean =>
  !language.pack.capitalisedNouns &&
  language.cues.of.has(tokens[at - 1]?.low ?? '') &&
  language.pack.pluralEndings.some((ending) => tokens[at]?.low.endsWith(ending))

/** A capitalised word that goes on with the name; in German a common noun does so only behind a small word. */
function belongs(passage: Passage, at: number, last: number): boolean {
  const token = passage.tokens[at] as Token
  if (!token.capital || ['weekday', 'month'].some((tag) => isAt(passage, at, tag))) return false
  if (isAt(passage, at, 'office') && !isOfMany(passage, at)) return false
  const next = passage.tokens[at + 1]
  if (isAt(passage, at, 'demonym') && next?.kind === 'word' && !next.capital) return false
  return !passage.language.pack.capitalisedNouns || at !== last || !wordClass(passage.language, token).common
}

/** `Communauté économique des États`: a small word right behind the head, before a small link. */
const colours = ({ tokens, language }: Passage, head: Hit, at: number): boolean =>
  at === head.last &&
  tokens[head.first]?.capital === true &&
  !language.pack.capitalisedNouns &&
  language.cues.of.has(tokens[at + 1]?.low ?? '') &&
  wordClass(language, tokens[at] as Token).common

/** A small noun between two small links, as in `Partito dei lavoratori della Corea`. */
function insideName(passage: Passage, at: number): boolean {
  const { tokens, language } = passage
  const linked = language.cues.of.has(tokens[at - 1]?.low ?? '') && language.cues.of.has(tokens[at + 1]?.low ?? '')
  return linked && !language.pack.capitalisedNouns && wordClass(language, tokens[at] as Token).common
}

/** The first token of a body's name: adjectives with capitals before the head (`Nationaler Sicherheitsrat`, `Workers' Party`). */
export function bodyStart(passage: Passage, head: Hit, taken: Uint8Array): number {
  const { tokens, language } = passage
  let first = head.first
  const start = passage.sentences[tokens[first]?.sentence ?? 0]?.first ?? first
  while (first - 1 >= start && first > head.first - 4) {
    const mark = isPossessiveMark(passage, first - 1)
    const at = mark ? first - 2 : first - 1
    const before = tokens[at]
    if (before === undefined || !before.capital || taken[at] === 1 || isAt(passage, at, 'office')) break
    if (!mark && isWhere(passage, at)) break
    if (!mark && (at === start || (language.pack.capitalisedNouns && wordClass(language, before).common))) break
    first = at
  }
  return first
}

/** `in Seoul the delegation`: a city behind a word for where is no part of the name. */
const isWhere = (passage: Passage, at: number): boolean =>
  (isAt(passage, at, 'capital') || isAt(passage, at, 'city')) &&
  passage.language.cues.at.has(passage.tokens[at - 1]?.low ?? '')

/** Name of a body as it is shown: in German without the genitive of its head, and an agency by its letters alone (`Nachrichtenagentur KCNA`). */
export function bodyName(passage: Passage, head: Hit, first: number, last: number): string {
  const { tokens, text } = passage
  const final = tokens[last - 1]
  if (passage.language.pack.capitalisedNouns && last === head.last + 1 && first === head.first)
    if (final !== undefined && ACRONYM.test(final.text)) return final.text
  const [from, word] = [tokens[first], tokens[head.last - 1]]
  if (from === undefined || word === undefined || final === undefined) return ''
  const cut = genitiveLength(passage, word)
  return text.slice(from.start, word.end - cut) + text.slice(word.end, final.end)
}

/** Letters of the genitive at the end of a body's head: `Ministeriums`, `Kongresses`. */
function genitiveLength(passage: Passage, word: Token): number {
  const { language } = passage
  if (!language.pack.capitalisedNouns || language.pack.genitive !== 's' || !word.low.endsWith('s')) return 0
  const isHead = (low: string): boolean =>
    language.trie.word(low).some((entry) => entry.tag === 'head') ||
    compoundEntries(language, { ...word, low, text: word.text.slice(0, low.length) }).some(
      (entry) => entry.tag === 'head',
    )
  for (const ending of ['s', 'es', 'ses'])
    if (word.low.endsWith(ending) && isHead(word.low.slice(0, -ending.length))) return ending.length
  return 0
}
