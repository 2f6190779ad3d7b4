import type { DateSpan } from './dates.ts'
import type { Draft } from './draft.ts'
import type { Slot } from './slots.ts'
import { tenseOf } from './tense.ts'
import type { Trigger } from './triggers.ts'

/** A day on which the verb of a trigger tells of another meeting, and with whom, if with others. */
export interface Again {
  readonly span: DateSpan
  readonly people: readonly Slot[]
}

/**
 * The days on which the meeting of a trigger took place again: `met Xi in Beijing on 26 March and in Dalian on 8 May`, or the verb's subject met
 * others: `and, three days later, Putin`. Each stands in a clause of its own behind the trigger's, with neither a trigger nor a verb in it.
 */
export function daysAgain(draft: Draft, trigger: Trigger): Again[] {
  const { clauses } = draft
  const dates = draft.datesBySentence.get(trigger.sentence) ?? []
  const own = clauses[trigger.first] ?? 0
  if (!dates.some((date) => clauses[date.first] === own)) return []
  const again: Again[] = [...dayBefore(draft, trigger, dates)]
  for (let clause = own + 1; ; clause++) {
    const date = dates.find((one) => clauses[one.first] === clause)
    if (date === undefined || !isBare(draft, trigger.sentence, clause)) return again
    again.push({ span: date, people: peopleOf(draft, trigger.sentence, clause) })
  }
}

/** `hatte ihn am 26. Juli in Pjöngjang und am 16. September in Wladiwostok getroffen`: the verb at the end is that of both clauses. */
function dayBefore(draft: Draft, trigger: Trigger, dates: readonly DateSpan[]): Again[] {
  const { clauses } = draft
  const own = clauses[trigger.first] ?? 0
  const span = dates.find((one) => clauses[one.first] === own - 1)
  const other = hasTrigger(draft, trigger.sentence, own - 1)
  const { capitalisedNouns } = draft.passage.language.pack
  if (!capitalisedNouns || span === undefined || other || trigger.data.form !== 'participle') return []
  return peopleOf(draft, trigger.sentence, own).length === 0 ? [{ span, people: [] }] : []
}

const peopleOf = ({ clauses, slots }: Draft, sentence: number, clause: number): Slot[] =>
  (slots.bySentence.get(sentence) ?? []).filter(
    ({ figure, first }) => figure.kind === 'actor' && clauses[first] === clause,
  )

const isBare = (draft: Draft, sentence: number, clause: number): boolean =>
  !hasTrigger(draft, sentence, clause) && !hasVerb(draft, sentence, clause)

const hasTrigger = ({ clauses, triggersBySentence }: Draft, sentence: number, clause: number): boolean =>
  triggersBySentence.get(sentence)?.some((one) => clauses[one.first] === clause) ?? false

/** A clause with a verb of its own tells something else: `officials said on Monday`, `flew on to Oslo on Tuesday`. */
function hasVerb({ passage, clauses }: Draft, sentence: number, clause: number): boolean {
  const { tokens, language, sentences } = passage
  for (let at = sentences[sentence]?.first ?? 0; at < (sentences[sentence]?.last ?? 0); at++) {
    const low = tokens[at]?.low ?? ''
    if (
      clauses[at] === clause &&
      !tokens[at]?.capital &&
      (language.cues.said.has(low) || tenseOf(language, low) !== undefined)
    )
      return true
  }
  return false
}
