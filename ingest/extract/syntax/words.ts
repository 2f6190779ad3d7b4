import type { Language, TriggerData } from '../../languages/compile.ts'
import { wordClass } from '../passage.ts'
import { tenseOf } from '../tense.ts'
import type { Token } from '../tokens.ts'
import { hashText } from './hash.ts'

/** What tagger and parser know of a word before they begin. */
export interface Word {
  readonly low: number
  /** Hashes of the last one to four letters and the first three. */
  readonly suffixes: readonly number[]
  readonly prefix: number
  /** How it is written: small, capital, capitals, number, with a hyphen, mark. */
  readonly shape: number
  /** What the lexica say of it, as bits; and the part of that which tells verbs. */
  readonly known: number
  readonly verbal: number
  /** A punctuation mark, which takes no part in the tree's growth. */
  readonly mark: boolean
  /** A mark's class. */
  readonly markClass: number
}

const TENSES = ['past', 'present', 'future', 'conditional']
const TAGS = ['office', 'country', 'demonym', 'city', 'month', 'weekday', 'honorific', 'head']
const FORMS: Readonly<Record<string, number>> = {
  past: 1,
  present: 1,
  future: 1,
  participle: 2,
  infinitive: 4,
  to: 4,
  noun: 8,
}
const FORM_BITS = 14
const VERBAL = (7 << 3) | (15 << FORM_BITS)
const MARK = /^(?![%&§#@*])\p{P}$/u

const MARK_CLASSES: Readonly<Record<string, number>> = {
  ',': 1,
  ';': 2,
  ':': 2,
  '(': 3,
  ')': 4,
  '"': 5,
  '„': 5,
  '“': 5,
  '”': 5,
  '«': 5,
  '»': 5,
  '–': 6,
  '—': 6,
  '-': 6,
  '.': 7,
  '!': 7,
  '?': 7,
  '…': 7,
}

function shapeOf(token: Token): number {
  if (token.kind === 'number') return 1
  if (token.kind === 'mark') return 2
  const hyphen = token.low.includes('-') ? 4 : 0
  return 3 + (token.upper ? 2 : token.capital ? 1 : 0) + hyphen
}

function knownOf(language: Language, token: Token): number {
  if (token.kind !== 'word') return 0
  const { given, surname, common } = wordClass(language, token)
  let bits = (given ? 1 : 0) | (surname ? 2 : 0) | (common ? 4 : 0)
  const tense = tenseOf(language, token.low)
  if (tense !== undefined) bits |= (TENSES.indexOf(tense) + 1) << 3
  for (const entry of language.trie.word(token.low)) {
    if (entry.tag === 'trigger') bits |= (FORMS[(entry.data as TriggerData).form] ?? 0) << FORM_BITS
    const tag = TAGS.indexOf(entry.tag === 'capital' ? 'city' : entry.tag)
    if (tag >= 0) bits |= 64 << tag
  }
  return bits
}

const caches = new WeakMap<Language, Map<string, Word>>()
const LARGEST = 50_000

/** The word that a token is; looked up once for each spelling. */
export function wordOf(language: Language, token: Token): Word {
  const cache = caches.get(language) ?? new Map<string, Word>()
  caches.set(language, cache)
  const ready = cache.get(token.text)
  if (ready !== undefined) return ready
  const { low } = token
  const known = knownOf(language, token)
  const word: Word = {
    low: hashText(low),
    suffixes: [1, 2, 3, 4].map((length) => hashText(low.slice(-length))),
    prefix: hashText(low.slice(0, 3)),
    shape: shapeOf(token),
    known,
    verbal: known & VERBAL,
    mark: MARK.test(token.text),
    markClass: MARK_CLASSES[token.text] ?? 8,
  }
  if (cache.size > LARGEST) cache.clear()
  cache.set(token.text, word)
  return word
}
