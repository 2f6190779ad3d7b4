import type { Draft } from './draft.ts'
import { isAt, type Passage } from './passage.ts'
import type { Trigger } from './triggers.ts'

/** Whether a word with the tag stands in the trigger's sentence. */
export function inSentence(passage: Passage, trigger: Trigger, tag: string): boolean {
  return passage.tagsIn[trigger.sentence]?.has(tag) ?? false
}

/** How far from the trigger a word of its clause may stand. */
const CLAUSE_REACH = 25

/** Whether a word with the tag stands in the trigger's clause, at most so many words before and behind it. */
export function inClause(
  { passage, clauses }: Draft,
  trigger: Trigger,
  tag: string,
  { before = CLAUSE_REACH, behind = CLAUSE_REACH } = {},
): boolean {
  for (let at = trigger.first - before; at < trigger.last + behind; at++)
    if (clauses[at] === clauses[trigger.first] && isAt(passage, at, tag)) return true
  return false
}

const NEGATION_REACH = 5

/** A negation stands in the trigger's clause shortly before it: `non si sono più incontrati`, `have not met since`. */
export const isNegated = (draft: Draft, trigger: Trigger): boolean =>
  inClause(draft, trigger, 'cue-negation', { before: NEGATION_REACH, behind: 0 })

/** The small word before a noun: `a`, `the` or `this`, `their`, or none. */
export function determinerOf(passage: Passage, trigger: Trigger): string {
  for (let at = trigger.first - 1; at >= trigger.first - 3; at--) {
    if (isAt(passage, at, 'det-a')) return 'a'
    if (isAt(passage, at, 'det-the')) return 'the'
    if (isAt(passage, at, 'det-own')) return 'own'
    const token = passage.tokens[at]
    if (token === undefined || token.kind === 'mark' || passage.language.cues.and.has(token.low)) break
  }
  return 'none'
}

/** The preposition before the trigger's phrase: `nach dem Treffen`, `ahead of the visit`. */
export function prepositionOf(passage: Passage, trigger: Trigger): string {
  for (let at = trigger.first - 1; at >= trigger.first - 5; at--) {
    const token = passage.tokens[at]
    if (token === undefined || token.kind === 'mark' || token.sentence !== trigger.sentence) return 'none'
    for (const name of ['after', 'before', 'purpose', 'during'] as const)
      if (passage.language.cues[name].has(token.low) || isAt(passage, at, `cue-${name}`)) return name
  }
  return 'none'
}
