import type { Draft } from './draft.ts'
import { isAt, type Passage } from './passage.ts'
import type { Trigger } from './triggers.ts'

/** Whether a word with the tag stands in the trigger's sentence. */
export function inSentence(passage: Passage, trigger: Trigger, tag: string): boolean {
  const sentence = passage.sentences[trigger.sentence]
  for (let at = sentence?.first ?? 0; at < (sentence?.last ?? 0); at++) if (isAt(passage, at, tag)) return true
  return false
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
