import type { Candidate } from './candidates.ts'
import { factsOf, findCandidates } from './candidates.ts'
import { choose, levelPairs, PART_CUT, withinPair } from './choose.ts'
import { DENIED, isOff } from './denials.ts'
import type { Draft } from './draft.ts'
import { Features, highest, named, nameOf, numberOf } from './features.ts'
import type { DraftFigure } from './figures.ts'
import { type Grove, groveProbability, type Head, probability } from './heads.ts'
import { determinerOf, inSentence, isNegated } from './near.ts'
import { isAt, type Passage } from './passage.ts'
import { statusFeatures } from './status.ts'
import type { Trigger } from './triggers.ts'

/** The learnt heads of the reader, one table of weights each. */
export interface Heads {
  readonly person: Head
  readonly takesPart: Head
  readonly meeting: Grove
  readonly notHeld: Head
  readonly confidence: Head
}

export interface Attendee extends Candidate {
  readonly chance: number
}

/** What one trigger tells: who takes part, whether it is a meeting at all, whether it was held. */
export interface Encounter {
  readonly trigger: Trigger
  readonly attendees: readonly Attendee[]
  /** All who stand around it. */
  readonly scored: readonly Attendee[]
  readonly features: Features
  readonly statusFeatures: Features
  chance: number
  notHeld: number
}

/** Below this chance an encounter is not told at all. */
export const MEETING_CUT = 0.25

/** Scores the candidates of every trigger and keeps those who seem to take part. */
export function findEncounters(draft: Draft, heads: Heads): Encounter[] {
  const encounters: Encounter[] = []
  for (const trigger of draft.triggers) {
    const scored = findCandidates(draft, trigger).map((candidate) => ({
      ...candidate,
      chance: probability(heads.takesPart, candidate.features),
    }))
    const attendees = choose(draft.passage, trigger, levelPairs(withinPair(trigger, scored)))
    if (attendees.length < 2) continue
    encounters.push({
      trigger,
      attendees,
      scored,
      features: new Features(),
      statusFeatures: statusFeatures(draft, trigger),
      chance: 0,
      notHeld: 0,
    })
  }
  const pairs = countPairs(draft, encounters)
  return encounters.map((one) => {
    const features = meetingFeatures(draft, one, pairs)
    return {
      ...one,
      features,
      chance: groveProbability(heads.meeting, features),
      notHeld: isOff(draft, one.trigger) ? DENIED : probability(heads.notHeld, one.statusFeatures),
    }
  })
}

const pairKey = (attendees: readonly Attendee[], ids: ReadonlyMap<DraftFigure, number>): string =>
  [...attendees]
    .sort((a, b) => b.chance - a.chance)
    .slice(0, 2)
    .map((one) => ids.get(one.figure) ?? -1)
    .sort((a, b) => a - b)
    .join(' ')

interface Pairs {
  readonly count: ReadonlyMap<string, number>
  readonly key: (one: Encounter) => string
  readonly titles: ReadonlySet<string>
}

function countPairs(draft: Draft, encounters: readonly Encounter[]): Pairs {
  const ids = new Map([...draft.people, ...draft.bodies].map((figure, index) => [figure, index]))
  const count = new Map<string, number>()
  const titles = new Set<string>()
  const key = (one: Encounter): string => pairKey(one.attendees, ids)
  for (const one of encounters) {
    count.set(key(one), (count.get(key(one)) ?? 0) + 1)
    if ((draft.passage.tokens[one.trigger.first]?.start ?? 0) < draft.passage.titleEnd) titles.add(key(one))
  }
  return { count, key, titles }
}

function meetingFeatures(draft: Draft, one: Encounter, pairs: Pairs): Features {
  const { trigger, attendees } = one
  const { passage, clauses } = draft
  const features = new Features()
  const set = (name: string, on: boolean | number): void => features.set(name, on)
  set('bias', true)
  const chances = attendees.map((each) => each.chance).sort((a, b) => b - a)
  const people = attendees.filter((each) => each.figure.kind === 'actor')
  const here = attendees.filter((each) => each.slot.sentence === trigger.sentence)
  set(named`class-${trigger.data.class}`, true)
  set(named`form-${trigger.data.form}`, true)
  set(named`class-${trigger.data.class}-form-${trigger.data.form}`, trigger.data.form !== 'noun')
  set('best', chances[0] ?? 0)
  set('second', chances[1] ?? 0)
  set('third', chances[2] ?? 0)
  const second = chances[1] ?? 0
  set(
    second < 0.3
      ? 'second-poor'
      : second < PART_CUT
        ? 'second-weak'
        : second < 0.65
          ? 'second-fair'
          : second < 0.85
            ? 'second-good'
            : 'second-sure',
    true,
  )
  set(second < PART_CUT ? 'second-under' : 'second-over', here.length < 2)
  set('two-people', people.length === 2)
  set('many-people', people.length >= 3)
  set('one-person', people.length === 1)
  set('no-person', people.length === 0)
  set('all-here', here.length === attendees.length)
  set('none-here', here.length === 0)
  set('one-here', here.length === 1)
  set(
    'by-reference',
    people.filter((each) => each.slot.form !== 'full' && each.slot.form !== 'part').length / Math.max(1, people.length),
  )
  set(
    'all-same-clause',
    here.length === attendees.length && here.every((each) => clauses[each.slot.first] === clauses[trigger.first]),
  )
  set('with-near', cueNear(passage, trigger, 'with'))
  set('between-near', cueNear(passage, trigger, 'between'))
  set(
    'with-slot',
    here.some((each) => each.slot.governor === 'with'),
  )
  set('between-slot', here.filter((each) => each.slot.governor === 'between').length >= 2)
  set('chain-pair', attendees.length >= 2 && here.length >= 2 && here.every((each) => each.slot.inChain))
  const [lead] = here
  if (lead !== undefined && here.length >= 2 && here.every((each) => each.slot.chainStart === lead.slot.chainStart))
    set(`one-chain-${lead.slot.governor}-${trigger.data.form === 'noun' ? 'noun' : 'verb'}`, true)
  set(
    'subject-object',
    here.some((each) => each.slot.last <= trigger.first) && here.some((each) => each.slot.first >= trigger.last),
  )
  const attached = here.filter((each) => each.features.get('gov-attached') === 1)
  const noun = trigger.data.form === 'noun'
  set('attached', attached.length > 0)
  set('attached-two', attached.length >= 2)
  set(named`attached-${noun ? 'noun' : 'verb'}`, attached.length > 0)
  set('other-noun', here.filter((each) => each.features.get('gov-other-noun') === 1).length / attendees.length)
  const same = here.filter((each) => clauses[each.slot.first] === clauses[trigger.first])
  set(named`same-clause-${Math.min(2, same.length)}`, true)
  set(named`${noun ? 'noun' : 'verb'}-same-clause-${Math.min(2, same.length)}`, true)
  set(named`${noun ? 'noun' : 'verb'}-here-${Math.min(2, here.length)}`, true)
  set(named`${trigger.data.class}-here-${Math.min(2, here.length)}`, true)
  const subject = here.find((each) => each.features.get('subject') === 1)
  set('subject', subject !== undefined)
  set(named`subject-${noun ? 'noun' : 'verb'}`, subject !== undefined)
  set('subject-with', subject !== undefined && here.some((each) => each !== subject && each.slot.governor === 'with'))
  set(
    'subject-verb-object',
    subject !== undefined &&
      !noun &&
      here.some((each) => each.slot.first >= trigger.last && each.slot.governor === 'none'),
  )
  set(
    'speaker',
    here.some((each) => each.features.get('speaker') === 1),
  )
  const determiner = determinerOf(passage, trigger)
  if (noun) {
    set(named`determiner-${determiner}`, true)
    set(named`determiner-${determiner}-free`, attached.length === 0)
    set(named`determiner-${determiner}-here-${Math.min(2, here.length)}`, true)
  }
  set('repeats', Math.min(3, (pairs.count.get(pairs.key(one)) ?? 1) - 1) / 3)
  set('title-pair', pairs.titles.has(pairs.key(one)))
  set('in-title', (passage.tokens[trigger.first]?.start ?? 0) < passage.titleEnd)
  set('early', trigger.sentence < 4)
  set('position', trigger.sentence / Math.max(1, passage.sentences.length))
  set('quoted', passage.quoted[trigger.first] === 1)
  set(
    'share',
    people.slice(0, 2).reduce((sum, each) => sum + each.features.get('share'), 0),
  )
  set('offices', people.filter((each) => factsOf(each.figure, draft).offices.size > 0).length >= 2)
  for (const cue of ['sport', 'media', 'negation', 'frame', 'conditional', 'refuse', 'delegate', 'joint'] as const)
    set(named`cue-${cue}`, inSentence(passage, trigger, named`cue-${cue}`))
  set('negated', isNegated(draft, trigger))
  set('media-near', behind(passage, trigger, 'cue-media'))
  set('sport-near', behind(passage, trigger, 'cue-sport'))
  set('public-near', behind(passage, trigger, 'cue-public'))
  set('thing-near', behind(passage, trigger, 'cue-thing'))
  set('sport-sentence-two', inSentence(passage, trigger, 'cue-sport') && here.length >= 2)
  set('sport-text', Math.min(1, (passage.byTag.get('cue-sport')?.length ?? 0) / (passage.sentences.length + 1)))
  const dated = inSegment(draft, trigger, draft.datesBySentence.get(trigger.sentence) ?? [])
  const day = dated.some(({ what }) => what.type === 'day' || what.type === 'weekday' || what.type === 'offset')
  const placed = inSegment(draft, trigger, draft.placesBySentence.get(trigger.sentence) ?? []).length > 0
  set('day', day)
  set(named`day-here-${Math.min(2, here.length)}`, day)
  set('dated', dated.length > 0)
  set('placed', placed)
  set('day-placed', day && placed)
  set(
    'passive-by',
    here.some((each) => each.features.get('passive-by') === 1),
  )
  addGroupFeatures(features, one)
  set('long-sentence', Math.min(1, sentenceLength(passage, trigger) / 60))
  set('other-trigger', ((draft.triggersBySentence.get(trigger.sentence)?.length ?? 1) - 1) / 3)
  return features
}

/** Adds what is said of those chosen as a whole: what speaks for any of them, how likely they are together, and that nobody is left out. */
function addGroupFeatures(features: Features, { attendees, scored }: Encounter): void {
  const chosen = new Set(attendees.map((one) => one.figure))
  const chances = attendees.map((one) => one.chance).sort((a, b) => b - a)
  const others = scored.filter((one) => !chosen.has(one.figure)).map((one) => one.chance)
  features.set('next', Math.max(0, ...others))
  features.set(
    'complete',
    others.reduce((all, chance) => all * (1 - chance), 1),
  )
  features.set('both', (chances[0] ?? 0) * (chances[1] ?? 0))
  features.set('least', chances.at(-1) ?? 0)
  features.set('attendees', Math.min(1, attendees.length / 4))
  features.set('candidates', Math.min(1, scored.length / 8))
  const { numbers, values } = highest(attendees.map((one) => one.features))
  numbers.forEach((number, at) => {
    if (number !== BIAS) features.put(anyOf(number), values[at] as number)
  })
}

const BIAS = numberOf('bias')

/** By the number of a feature that of its highest among those chosen. */
const anyNumbers: number[] = []

const anyOf = (number: number): number => {
  const known = anyNumbers[number] ?? numberOf(`any-${nameOf(number)}`)
  anyNumbers[number] = known
  return known
}

const sentenceLength = (passage: Passage, trigger: Trigger): number => {
  const sentence = passage.sentences[trigger.sentence]
  return sentence === undefined ? 0 : sentence.last - sentence.first
}

/** Those that stand in the trigger's part of its sentence. */
const inSegment = <T extends { readonly first: number }>(draft: Draft, trigger: Trigger, list: readonly T[]): T[] =>
  list.filter((one) => draft.segments[one.first] === draft.segments[trigger.first])

function cueNear(passage: Passage, trigger: Trigger, cue: 'with' | 'between'): boolean {
  for (let at = trigger.last; at < trigger.last + 3; at++) if (isAt(passage, at, named`cue-${cue}`)) return true
  return isAt(passage, trigger.first - 1, named`cue-${cue}`)
}

/** A word of the kind within a few tokens behind the trigger, before any other clause: `met with reporters`. */
function behind(passage: Passage, trigger: Trigger, tag: string): boolean {
  for (let at = trigger.last; at < trigger.last + 5; at++) {
    const token = passage.tokens[at]
    if (token === undefined || token.kind === 'mark' || token.sentence !== trigger.sentence) return false
    if (isAt(passage, at, tag)) return true
  }
  return false
}
