import type { Draft } from './draft.ts'
import { inClause } from './near.ts'
import { isAt, type Passage } from './passage.ts'
import type { Trigger } from './triggers.ts'

export const DENIED = 0.97
const DENIAL_REACH = 16

/** `bestritt, X getroffen zu haben`, `denied that he had met X`: a denial opens the trigger's sentence before it. */
export function isDenied(passage: Passage, trigger: Trigger): boolean {
  for (let at = trigger.last; at >= trigger.first - DENIAL_REACH; at--)
    if (passage.tokens[at]?.sentence === trigger.sentence && isAt(passage, at, 'cue-deny')) return true
  return false
}

/** A meeting denied, or one that a word in its own clause calls off: `встреча … отменена`. */
export const isOff = (draft: Draft, trigger: Trigger): boolean =>
  isDenied(draft.passage, trigger) ||
  (trigger.data.form === 'noun' &&
    (inClause(draft, trigger, 'cue-cancel', { before: OFF_REACH, behind: OFF_REACH }) || isTakenBack(draft, trigger)))

/** `had been announced and was then called off`, `il Cremlino l'ha smentita`: the next clause, with no meeting in it, takes it back. */
function isTakenBack({ passage, clauses, triggersBySentence }: Draft, trigger: Trigger): boolean {
  const next = (clauses[trigger.first] ?? 0) + 1
  const others = triggersBySentence.get(trigger.sentence) ?? []
  if (others.some((one) => one !== trigger && [next - 1, next].includes(clauses[one.first] ?? 0))) return false
  for (let at = trigger.last; at < trigger.last + OFF_REACH; at++)
    if (clauses[at] === next && passage.tokens[at]?.sentence === trigger.sentence)
      if (isAt(passage, at, 'cue-cancel') || isAt(passage, at, 'cue-deny')) return true
  return false
}

const OFF_REACH = 32
