import type { DateSpan } from './dates.ts'
import type { Draft } from './draft.ts'
import { type Encounter, MEETING_CUT } from './encounters.ts'
import { mentionAt } from './figures.ts'
import { isAt } from './passage.ts'
import type { PlaceSlot } from './places.ts'
import { isPlace } from './slots.ts'
import type { Told } from './tell.ts'
import type { Trigger } from './triggers.ts'

/** Clauses in which a meeting is told: what stands there is its own. */
export const clausesTold = ({ clauses }: Draft, encounters: readonly Encounter[]): ReadonlySet<number> =>
  new Set(encounters.filter((one) => one.chance >= MEETING_CUT).map((one) => clauses[one.trigger.first] ?? 0))

/**
 * What is told of a trigger's meeting, of days or places in its sentence: those in its own clause, else those in the nearest clause without
 * another meeting in it: `On Saturday he was in Tokyo, where he met X`.
 */
export function nearest<T extends DateSpan | PlaceSlot>(
  draft: Draft,
  trigger: Trigger,
  told: ReadonlySet<number>,
  list: readonly T[],
): T[] {
  const own = draft.clauses[trigger.first] ?? 0
  const clauseOf = (one: T): number => draft.clauses[one.first] ?? 0
  const away = (one: T): number => 2 * Math.abs(clauseOf(one) - own) + (clauseOf(one) > own ? 1 : 0)
  const free = list.filter((one) =>
    clauseOf(one) === own
      ? !isSaidBehind(draft, trigger, one)
      : !told.has(clauseOf(one)) && !isOfSpeech(draft, trigger, one) && !isOnTheWay(draft, one, own),
  )
  if (free.length === 0 && goesOn(draft, trigger)) return list.filter((one) => clauseOf(one) === own - 1)
  const least = Math.min(...free.map(away))
  return free.filter((one) => away(one) === least)
}

/** `talked with A in Moscow in January and was received by B`: what `and` joins to the clause before has its day and place. */
function goesOn({ passage, clauses }: Draft, trigger: Trigger): boolean {
  const own = clauses[trigger.first]
  let first = trigger.first
  while (clauses[first - 1] === own) first--
  return passage.language.cues.and.has(passage.tokens[first]?.low ?? '')
}

/** `met A, who flew on to Oslo`: a place in a later clause is where one of them went, but for one that was planned: `which had been planned for Oslo`. */
function isOnTheWay({ passage, clauses }: Draft, one: DateSpan | PlaceSlot, own: number): boolean {
  const clause = clauses[one.first] ?? 0
  if (!('rank' in one) || clause <= own) return false
  for (let at = one.first - 1; clauses[at] === clause; at--) if (isAt(passage, at, 'cue-plan')) return false
  return true
}

/** `habe es nicht gegeben, hieß es am Montag in Moskau`: day and place of what was said. */
function isSaidBehind({ passage, clauses }: Draft, trigger: Trigger, { first }: DateSpan | PlaceSlot): boolean {
  for (let at = trigger.last; at < first; at++)
    if (clauses[at] === clauses[first] && isAt(passage, at, 'cue-said')) return true
  return false
}

/** `met him and said that peace in Asia …`, `said in Berlin that he had met him`: a word of saying parts it from the trigger, or stands by it. */
function isOfSpeech({ passage, clauses }: Draft, trigger: Trigger, { first }: DateSpan | PlaceSlot): boolean {
  const sentence = passage.sentences[trigger.sentence]
  const [from, to] = first < trigger.first ? [first, trigger.first] : [trigger.last, first]
  for (let at = sentence?.first ?? 0; at < (sentence?.last ?? 0); at++)
    if (isAt(passage, at, 'cue-said') && ((at >= from && at < to) || clauses[at] === clauses[first])) return true
  return false
}

/** A place in the nearest clause that has one, a venue before a city before a country. */
export function placeOf(draft: Draft, trigger: Trigger, clauses: ReadonlySet<number>): Told['place'] {
  const all = draft.placesBySentence.get(trigger.sentence) ?? []
  return nearestPlace(nearest(draft, trigger, clauses, all), trigger.first)
}

export function placeIn(draft: Draft, trigger: Trigger, clause: number | undefined, near: number): Told['place'] {
  const all = draft.placesBySentence.get(trigger.sentence) ?? []
  return nearestPlace(
    all.filter((one) => draft.clauses[one.first] === clause),
    near,
  )
}

/** The place where something happens in a sentence, else one that it names. */
export function placeOfSentence(draft: Draft, sentence: number, near: number): Told['place'] {
  const where = nearestPlace(draft.placesBySentence.get(sentence) ?? [], near)
  const named = (draft.slots.bySentence.get(sentence) ?? []).find(isPlace)
  const mention = named && mentionAt(named.figure, named.first)
  return where ?? (named && mention && { figure: named.figure, start: mention.start, end: mention.end })
}

function nearestPlace(places: readonly PlaceSlot[], near: number): Told['place'] {
  const rank = (one: PlaceSlot): number => one.rank * 100 + Math.abs(one.first - near)
  const best = [...places].sort((a, b) => rank(a) - rank(b))[0]
  return best === undefined ? undefined : { figure: best.figure, start: best.start, end: best.end }
}
