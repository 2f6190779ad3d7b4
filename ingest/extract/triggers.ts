import type { TriggerData } from '../languages/compile.ts'
import { isAt, type Passage } from './passage.ts'
import type { Hit } from './trie.ts'

/** A word that may tell of a meeting. */
export interface Trigger {
  readonly first: number
  readonly last: number
  readonly sentence: number
  readonly data: TriggerData
}

const REACH = 25

const ends = (passage: Passage, at: number): boolean => {
  const next = passage.tokens[at + 1]
  return (
    next === undefined ||
    next.kind === 'mark' ||
    next.sentence !== passage.tokens[at]?.sentence ||
    passage.language.cues.and.has(next.low)
  )
}

/** Whether a word of the set stands in the trigger's clause; beside a verb short words count only where they close the clause (`traf … ein`). */
function inClause(
  passage: Passage,
  clauses: Int32Array,
  hit: Hit,
  words: ReadonlySet<string>,
  before: number,
): boolean {
  const { tokens } = passage
  const clause = clauses[hit.first]
  for (let at = Math.max(0, hit.first - before); at < Math.min(tokens.length, hit.last + REACH); at++) {
    const token = tokens[at]
    if (token === undefined || clauses[at] !== clause || (at >= hit.first && at < hit.last)) continue
    const far = token.low.length > 3 || (hit.entry.data as TriggerData).person
    if (words.has(token.low) && (far || (at > hit.first && ends(passage, at)))) return true
  }
  return false
}

function hasWith(passage: Passage, clauses: Int32Array, hit: Hit): boolean {
  const clause = clauses[hit.first]
  for (let at = Math.max(0, hit.first - REACH); at < hit.last + REACH; at++)
    if (clauses[at] === clause && isAt(passage, at, 'cue-with')) return true
  return passage.language.cues.with.size === 0
}

/** Verbs are small and nouns great where the language writes nouns so; a sentence may begin with either. */
function writtenRight(passage: Passage, hit: Hit, data: TriggerData): boolean {
  if (!passage.language.pack.capitalisedNouns) return true
  const token = passage.tokens[hit.first]
  if (token === undefined || passage.sentences[token.sentence]?.first === hit.first) return true
  const capital = passage.tokens.slice(hit.first, hit.last).some((one) => one.capital)
  return data.form === 'noun' ? capital || data.person || hit.entry.value === 'call-noun' : !token.capital
}

const NO_PARTY = ['cue-media', 'cue-public', 'cue-thing']
const OBJECT_REACH = 4
const BY_REACH = 6
/** What sides do in a match as well. */
const PLAYED: ReadonlySet<string> = new Set(['meet', 'meeting', 'receive', 'visit'])

/** What is met is no party: `met with reporters`, `incontra difficoltà`, `im Gespräch mit der Zeitung`; or a match is played. */
function isVoid(passage: Passage, hit: Hit, data: TriggerData): boolean {
  const { tokens, language } = passage
  for (let at = hit.last; at < hit.last + OBJECT_REACH; at++) {
    const token = tokens[at]
    if (token === undefined || token.kind === 'mark' || token.sentence !== tokens[hit.first]?.sentence) break
    if (NO_PARTY.some((tag) => isAt(passage, at, tag))) return true
    if (token.capital && !language.pack.capitalisedNouns) break
    if (isAt(passage, at, 'office')) break
  }
  return (
    (data.form === 'participle' && isByPublic(passage, hit)) ||
    (PLAYED.has(data.class) && sportsAround(passage, hit) >= 2)
  )
}

/** `von Tausenden Gläubigen empfangen`: a participle at the end, and the public by whom before it. */
function isByPublic(passage: Passage, hit: Hit): boolean {
  const { tokens, language } = passage
  let crowd = false
  for (let at = hit.first - 1; at >= hit.first - BY_REACH; at--) {
    const token = tokens[at]
    if (token === undefined || token.kind === 'mark' || token.sentence !== tokens[hit.first]?.sentence) return false
    if (crowd && language.cues.by.has(token.low)) return true
    crowd ||= isAt(passage, at, 'cue-public')
  }
  return false
}

/** Words of sport in the trigger's sentence and the one after it. */
function sportsAround(passage: Passage, hit: Hit): number {
  const sentence = passage.tokens[hit.first]?.sentence ?? 0
  const first = passage.sentences[sentence]?.first ?? 0
  const last = (passage.sentences[sentence + 1] ?? passage.sentences[sentence])?.last ?? 0
  let count = 0
  for (let at = first; at < last; at++) if (isAt(passage, at, 'cue-sport')) count++
  return count
}

/** The rule by which a word that could tell of a meeting does not. */
export type Refusal = 'spelling' | 'lacks-word' | 'has-word' | 'no-party' | 'lacks-with'

/** Why a word does not count as a trigger; undefined where it does. */
export function refusalOf(passage: Passage, clauses: Int32Array, hit: Hit): Refusal | undefined {
  const data = hit.entry.data as TriggerData
  if (!writtenRight(passage, hit, data)) return 'spelling'
  if (data.needs !== undefined && !inClause(passage, clauses, hit, data.needs, 12)) return 'lacks-word'
  if (data.unless !== undefined && inClause(passage, clauses, hit, data.unless, 10)) return 'has-word'
  if (isVoid(passage, hit, data)) return 'no-party'
  return !data.with || hasWith(passage, clauses, hit) ? undefined : 'lacks-with'
}

const BEFORE_NOUNS = [
  'det-a',
  'det-the',
  'det-own',
  'cue-after',
  'cue-before',
  'cue-during',
  'cue-with',
  'cue-of',
] as const

/** Which of two readings of one word comes first: `la rencontre`, `após conversa` are nouns, `rencontre` without such a word before it a verb. */
function reading(passage: Passage, hit: Hit): number {
  const noun = (hit.entry.data as TriggerData).form === 'noun'
  return BEFORE_NOUNS.some((tag) => isAt(passage, hit.first - 1, tag)) === noun ? 0 : 1
}

/** Every trigger of the text, the longest where they overlap. */
export function findTriggers(passage: Passage, clauses: Int32Array): Trigger[] {
  const hits = (passage.byTag.get('trigger') ?? []).filter((hit) => refusalOf(passage, clauses, hit) === undefined)
  hits.sort((a, b) => a.first - b.first || b.last - a.last || reading(passage, a) - reading(passage, b))
  const triggers: Trigger[] = []
  let after = 0
  for (const hit of hits) {
    if (hit.first < after) continue
    after = hit.last
    triggers.push({
      first: hit.first,
      last: hit.last,
      sentence: passage.tokens[hit.first]?.sentence ?? 0,
      data: hit.entry.data as TriggerData,
    })
  }
  return triggers
}
