import type { Language } from '../languages/compile.ts'
import type { Tense } from '../languages/schema.ts'
import { remembered } from '../remembered.ts'
import type { Passage } from './passage.ts'
import type { Trigger } from './triggers.ts'

const TENSES = ['future', 'conditional', 'past', 'present'] as const
const SHORTEST = 4

/** Tense or mood of a word if it looks like a finite verb of the third person. */
export function tenseOf(language: Language, low: string): Tense | undefined {
  const find = finders.get(language) ?? remembered((word) => findTense(language, word))
  finders.set(language, find)
  return find(low)
}

const finders = new WeakMap<Language, (low: string) => Tense | undefined>()

function findTense(language: Language, low: string): Tense | undefined {
  const known = language.verbs.get(low)
  if (known !== undefined) return known
  if (low.length < SHORTEST || language.words.has(low) || language.starters.has(low)) return undefined
  return TENSES.find((tense) => language.pack.verbs.endings[tense].some((ending) => low.endsWith(ending)))
}

/** The finite verb nearest to a trigger, in its clause if there is one there, else in its sentence. */
export function governingTense(
  passage: Passage,
  clauses: Int32Array,
  trigger: Trigger,
): { tense: Tense; near: boolean } | undefined {
  const sentence = passage.sentences[trigger.sentence]
  if (sentence === undefined) return undefined
  let best: { tense: Tense; near: boolean; rank: number } | undefined
  for (let at = sentence.first; at < sentence.last; at++) {
    const token = passage.tokens[at]
    if (token === undefined || (token.capital && at !== sentence.first) || (at >= trigger.first && at < trigger.last))
      continue
    const tense = tenseOf(passage.language, token.low)
    if (tense === undefined) continue
    const near = clauses[at] === clauses[trigger.first]
    const rank = Math.abs(at - trigger.first) + (near ? 0 : 100)
    if (best === undefined || rank < best.rank) best = { tense, near, rank }
  }
  return best
}
