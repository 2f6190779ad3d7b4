import type { DateSpan } from './dates.ts'
import type { Draft, PlaceSlot } from './draft.ts'
import type { Encounter } from './encounters.ts'
import { isAt } from './passage.ts'
import type { Trigger } from './triggers.ts'

/** How likely another encounter must be for what stands in its clause to be its own. */
const OWN_CUT = 0.45

/**
 * Clauses of a trigger's sentence whose day and place may be the trigger's: its own, then the nearest ones without another meeting in
 * them: `On Saturday he was in Tokyo, where he met X`.
 */
export function clausesFor(draft: Draft, trigger: Trigger, encounters: readonly Encounter[]): readonly number[] {
  const { clauses, passage } = draft
  const sentence = passage.sentences[trigger.sentence]
  const own = clauses[trigger.first] ?? 0
  if (sentence === undefined) return [own]
  const taken = new Set(
    encounters
      .filter((one) => one.trigger.sentence === trigger.sentence && one.chance >= OWN_CUT)
      .map((one) => clauses[one.trigger.first] ?? 0),
  )
  const all = new Set<number>()
  for (let at = sentence.first; at < sentence.last; at++) all.add(clauses[at] ?? 0)
  return [...all]
    .filter((clause) => clause === own || !taken.has(clause))
    .sort((a, b) => Math.abs(a - own) - Math.abs(b - own) || a - b)
}

/** The first of the clauses in which something of the list stands, and what stands there. */
export function inFirstClause<T extends DateSpan | PlaceSlot>(
  draft: Draft,
  order: readonly number[],
  list: readonly T[],
): readonly T[] {
  for (const clause of order) {
    const here = list.filter((one) => draft.clauses[one.first] === clause)
    if (here.length > 0) return here
  }
  return []
}

/** `dort`, `there`, `là`: the place told of last. */
export function pointsThere(draft: Draft, trigger: Trigger): boolean {
  const sentence = draft.passage.sentences[trigger.sentence]
  for (let at = sentence?.first ?? 0; at < (sentence?.last ?? 0); at++)
    if (draft.clauses[at] === draft.clauses[trigger.first] && isAt(draft.passage, at, 'cue-there')) return true
  return false
}
