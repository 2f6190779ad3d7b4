import type { Draft } from './draft.ts'
import type { Encounter } from './encounters.ts'
import { determinerOf, inClause, prepositionOf } from './near.ts'
import type { Trigger } from './triggers.ts'

const ECHO_REACH = 8
const ECHO_CUT = 0.5

/** Encounters without those that only speak again of a meeting told shortly before: `nach dem Treffen`, `during their talks`. */
export function dropEchoes(draft: Draft, encounters: readonly Encounter[]): Encounter[] {
  const kept: Encounter[] = []
  for (const one of encounters) {
    const told = toldBefore(kept, one.trigger.sentence)
    if (told === undefined || !isEcho(draft, one, told)) kept.push(one)
  }
  return kept
}

/** What was told last and surely enough in the sentences shortly before. */
function toldBefore(kept: readonly Encounter[], sentence: number): Encounter | undefined {
  for (let at = kept.length - 1; at >= 0; at--) {
    const other = kept[at] as Encounter
    if (sentence - other.trigger.sentence > ECHO_REACH) return undefined
    if (other.chance >= ECHO_CUT) return other
  }
  return undefined
}

function isEcho(draft: Draft, one: Encounter, told: Encounter): boolean {
  const { trigger } = one
  if (trigger.data.form !== 'noun' || one.features.get('attached') === 1) return false
  const here = one.attendees.filter((each) => each.slot.sentence === trigger.sentence)
  const determiner = determinerOf(draft.passage, trigger)
  if ((here.length > 0 || determiner === 'own') && hasOwnDay(draft, trigger, told.trigger)) return false
  if (here.length === 0) return true
  if (determiner !== 'the' && determiner !== 'own') return false
  if (here.some((each) => each.slot.governor === 'of' && each.slot.chainStart - trigger.last <= 4)) return false
  const known = new Set(told.attendees.map((each) => each.figure))
  return here.length < 2 || here.every((each) => known.has(each.figure))
}

/** `Their first summit was held on 12 June 2018`, `their next meeting is planned`: of another day than the one that is told there, and not of what came after it. */
function hasOwnDay(draft: Draft, trigger: Trigger, told: Trigger): boolean {
  const { datesBySentence, clauses, passage } = draft
  if (prepositionOf(passage, trigger) === 'after') return false
  if (inClause(draft, trigger, 'cue-plan')) return true
  const known = new Set((datesBySentence.get(told.sentence) ?? []).map(({ what }) => JSON.stringify(what)))
  return (datesBySentence.get(trigger.sentence) ?? []).some(
    ({ first, what }) =>
      clauses[first] === clauses[trigger.first] && what.type === 'day' && !known.has(JSON.stringify(what)),
  )
}
