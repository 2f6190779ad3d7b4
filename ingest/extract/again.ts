import type { DateSpan } from './dates.ts'
import type { Draft } from './draft.ts'
import { tenseOf } from './tense.ts'
import type { Trigger } from './triggers.ts'

/**
 * The dates on which the meeting of a trigger took place again: `met Xi in Beijing on 26 March and in Dalian on 8 May`. Each stands in
 * a clause of its own behind the trigger's, with neither a trigger nor a person in it.
 */
export function datesAgain(draft: Draft, trigger: Trigger): DateSpan[] {
  const { clauses } = draft
  const dates = draft.datesBySentence.get(trigger.sentence) ?? []
  const own = clauses[trigger.first] ?? 0
  if (!dates.some((date) => clauses[date.first] === own)) return []
  const again: DateSpan[] = []
  for (let clause = own + 1; ; clause++) {
    const date = dates.find((one) => clauses[one.first] === clause)
    if (date === undefined || !isBare(draft, trigger.sentence, clause)) return again
    again.push(date)
  }
}

function isBare(draft: Draft, sentence: number, clause: number): boolean {
  const { clauses, slots, triggers } = draft
  const people = (slots.bySentence.get(sentence) ?? []).filter(({ figure }) => figure.kind === 'actor')
  if (people.some((slot) => clauses[slot.first] === clause) || triggers.some((one) => clauses[one.first] === clause))
    return false
  return !hasVerb(draft, sentence, clause)
}

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
