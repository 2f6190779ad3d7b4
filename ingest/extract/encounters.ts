import type { Candidate } from './candidates.ts'
import { findCandidates } from './candidates.ts'
import type { Draft } from './draft.ts'
import type { DraftFigure } from './figures.ts'
import { type Features, type Grove, groveProbability, type Head, probability } from './heads.ts'
import { inClause, inSentence } from './near.ts'
import { isAt, type Passage } from './passage.ts'
import { governingTense } from './tense.ts'
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
/** From this chance on a candidate takes part. */
export const PART_CUT = 0.42
const MOST_ATTENDEES = 12
/** Beside two who surely take part, a third must be at least this share as likely as the second. */
const BESIDE = 0.62

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
      features: {},
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

const DENIED = 0.97
const DENIAL_REACH = 16

/** `bestritt, X getroffen zu haben`, `denied that he had met X`: a denial opens the trigger's sentence before it. */
export function isDenied(passage: Passage, trigger: Trigger): boolean {
  for (let at = trigger.last; at >= trigger.first - DENIAL_REACH; at--)
    if (passage.tokens[at]?.sentence === trigger.sentence && isAt(passage, at, 'cue-deny')) return true
  return false
}

/** A meeting denied, or one that a word in its own clause calls off: `встреча … отменена`. */
const isOff = (draft: Draft, trigger: Trigger): boolean =>
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
const ECHO_REACH = 8
const ECHO_CUT = 0.5

/** Encounters without those that only speak again of a meeting told shortly before: `nach dem Treffen`, `during their talks`. */
export function dropEchoes(draft: Draft, encounters: readonly Encounter[]): Encounter[] {
  const kept: Encounter[] = []
  for (const one of encounters) {
    const told = kept.findLast(
      (other) => other.chance >= ECHO_CUT && one.trigger.sentence - other.trigger.sentence <= ECHO_REACH,
    )
    if (told === undefined || !isEcho(draft, one, told)) kept.push(one)
  }
  return kept
}

function isEcho(draft: Draft, one: Encounter, told: Encounter): boolean {
  const { trigger } = one
  if (trigger.data.form !== 'noun' || one.features.attached === 1) return false
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

/** `negotiations between A and B`: where such a pair stands in the trigger's sentence, nobody of another sentence joins it. */
function withinPair(trigger: Trigger, scored: readonly Attendee[]): readonly Attendee[] {
  const pair = scored.filter(({ slot }) => slot.governor === 'between' && slot.sentence === trigger.sentence)
  return pair.length < 2 ? scored : scored.filter(({ slot }) => slot.sentence === trigger.sentence)
}

/** `zwischen A und B` is said of both or of neither: each gets the mean of the two. */
function levelPairs(scored: readonly Attendee[]): Attendee[] {
  const chains = new Map<number, number[]>()
  for (const { slot, chance } of scored)
    if (slot.governor === 'between') chains.set(slot.chainStart, [...(chains.get(slot.chainStart) ?? []), chance])
  return scored.map((one) => {
    const chain = one.slot.governor === 'between' ? chains.get(one.slot.chainStart) : undefined
    return chain === undefined ? one : { ...one, chance: chain.reduce((sum, chance) => sum + chance, 0) / chain.length }
  })
}

/** Those above the cut; if that leaves fewer than two, the best two that are at least half likely as the cut asks. */
function choose(passage: Passage, trigger: Trigger, scored: readonly Attendee[]): readonly Attendee[] {
  const ranked = [...scored].sort((a, b) => b.chance - a.chance || a.slot.first - b.slot.first)
  const sorted = trigger.data.form === 'noun' ? ranked : withOneMore(trigger.sentence, ranked)
  const cut = Math.max(PART_CUT, BESIDE * (sorted[1]?.chance ?? 0))
  const sure = sorted.filter((one) => one.chance >= cut).slice(0, MOST_ATTENDEES)
  const chosen = sure.length >= 2 ? sure : sorted.slice(0, 2).filter((one) => one.chance >= PART_CUT / 3)
  return dropNameless(passage, chosen).sort((a, b) => a.slot.first - b.slot.first)
}

/** Where one person stands in the trigger's sentence, only the likeliest of other sentences joins it, with those in one chain or pair with that one: the verb has one more subject. */
function withOneMore(sentence: number, ranked: readonly Attendee[]): readonly Attendee[] {
  const isHere = ({ slot }: Attendee): boolean => slot.sentence === sentence
  const here = ranked.filter((one) => isHere(one) && one.figure.kind === 'actor' && one.chance >= PART_CUT)
  const others = ranked.filter((one) => !isHere(one))
  const least = NEARLY * (others[0]?.chance ?? 0)
  const subjects = others.filter(({ slot, chance }) => slot.governor === 'none' && chance >= least)
  const away = subjects.sort((a, b) => b.slot.sentence - a.slot.sentence)[0] ?? others[0]
  if (here.length !== 1 || away === undefined) return ranked
  return ranked.filter((one) => isHere(one) || isBeside(one, away))
}

/** Who stood as a subject goes on as one before somebody who is this much likelier. */
const NEARLY = 0.6

/** The same phrase or chain: `the two leaders`, `A and B`. */
const isBeside = ({ slot }: Attendee, other: Attendee): boolean =>
  slot.sentence === other.slot.sentence && (slot.first === other.slot.first || slot.chain === other.slot.chain)

/** A state whose own people take part is not named beside them, unless the text puts it in their chain; nor are holders of an office without names, nor where they met: `at the Pentagon`. */
function dropNameless(passage: Passage, chosen: readonly Attendee[]): Attendee[] {
  if (chosen.filter((one) => one.figure.kind === 'actor').length < 2) return [...chosen]
  return chosen.filter(({ figure, slot, chance }) => {
    if (figure.class === 'state') return chance >= 0.6 && slot.governor !== 'of'
    if (figure.kind === 'organisation' && !figure.group && slot.governor === 'at') return false
    return !figure.group || slot.governor !== 'none' || slot.inChain || !isAt(passage, slot.first, 'office')
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
  const features: Features = { bias: 1 }
  const set = (name: string, on: boolean | number): void => {
    if (on) features[name] = Number(on)
  }
  const chances = attendees.map((each) => each.chance).sort((a, b) => b - a)
  const people = attendees.filter((each) => each.figure.kind === 'actor')
  const here = attendees.filter((each) => each.slot.sentence === trigger.sentence)
  set(`class-${trigger.data.class}`, true)
  set(`form-${trigger.data.form}`, true)
  set(`class-${trigger.data.class}-form-${trigger.data.form}`, trigger.data.form !== 'noun')
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
  set(
    'subject-object',
    here.some((each) => each.slot.last <= trigger.first) && here.some((each) => each.slot.first >= trigger.last),
  )
  const attached = here.filter((each) => each.features['gov-attached'] === 1)
  const noun = trigger.data.form === 'noun'
  set('attached', attached.length > 0)
  set('attached-two', attached.length >= 2)
  set(`attached-${noun ? 'noun' : 'verb'}`, attached.length > 0)
  set('other-noun', here.filter((each) => each.features['gov-other-noun'] === 1).length / attendees.length)
  const same = here.filter((each) => clauses[each.slot.first] === clauses[trigger.first])
  set(`same-clause-${Math.min(2, same.length)}`, true)
  set(`${noun ? 'noun' : 'verb'}-same-clause-${Math.min(2, same.length)}`, true)
  set(`${noun ? 'noun' : 'verb'}-here-${Math.min(2, here.length)}`, true)
  set(`${trigger.data.class}-here-${Math.min(2, here.length)}`, true)
  const subject = here.find((each) => each.features.subject === 1)
  set('subject', subject !== undefined)
  set(`subject-${noun ? 'noun' : 'verb'}`, subject !== undefined)
  set('subject-with', subject !== undefined && here.some((each) => each !== subject && each.slot.governor === 'with'))
  set(
    'subject-verb-object',
    subject !== undefined &&
      !noun &&
      here.some((each) => each.slot.first >= trigger.last && each.slot.governor === 'none'),
  )
  set(
    'speaker',
    here.some((each) => each.features.speaker === 1),
  )
  const determiner = determinerOf(passage, trigger)
  if (noun) {
    set(`determiner-${determiner}`, true)
    set(`determiner-${determiner}-free`, attached.length === 0)
    set(`determiner-${determiner}-here-${Math.min(2, here.length)}`, true)
  }
  set('repeats', Math.min(3, (pairs.count.get(pairs.key(one)) ?? 1) - 1) / 3)
  set('title-pair', pairs.titles.has(pairs.key(one)))
  set('in-title', (passage.tokens[trigger.first]?.start ?? 0) < passage.titleEnd)
  set('early', trigger.sentence < 4)
  set('position', trigger.sentence / Math.max(1, passage.sentences.length))
  set('quoted', passage.quoted[trigger.first] === 1)
  set(
    'share',
    people.slice(0, 2).reduce((sum, each) => sum + (each.features.share ?? 0), 0),
  )
  set(
    'offices',
    people.filter((each) => each.figure.mentions.some((mention) => mention.office !== undefined)).length >= 2,
  )
  for (const cue of ['sport', 'media', 'negation', 'frame', 'conditional', 'refuse', 'delegate', 'joint'] as const)
    set(`cue-${cue}`, inSentence(passage, trigger, `cue-${cue}`))
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
  set(`day-here-${Math.min(2, here.length)}`, day)
  set('dated', dated.length > 0)
  set('placed', placed)
  set('day-placed', day && placed)
  set(
    'passive-by',
    here.some((each) => each.features['passive-by'] === 1),
  )
  Object.assign(features, groupFeatures(one))
  set('long-sentence', Math.min(1, sentenceLength(passage, trigger) / 60))
  set('other-trigger', ((draft.triggersBySentence.get(trigger.sentence)?.length ?? 1) - 1) / 3)
  return features
}

/** Those chosen as a whole: what speaks for any of them, how likely they are together, and that nobody is left out. */
function groupFeatures({ attendees, scored }: Encounter): Features {
  const chosen = new Set(attendees.map((one) => one.figure))
  const chances = attendees.map((one) => one.chance).sort((a, b) => b - a)
  const others = scored.filter((one) => !chosen.has(one.figure)).map((one) => one.chance)
  const features: Features = {
    next: Math.max(0, ...others),
    complete: others.reduce((all, chance) => all * (1 - chance), 1),
    both: (chances[0] ?? 0) * (chances[1] ?? 0),
    least: chances.at(-1) ?? 0,
    attendees: Math.min(1, attendees.length / 4),
    candidates: Math.min(1, scored.length / 8),
  }
  for (const one of attendees)
    for (const name in one.features)
      if (name !== 'bias') features[`any-${name}`] = Math.max(features[`any-${name}`] ?? 0, one.features[name] ?? 0)
  return features
}

const NEGATION_REACH = 5

/** A negation stands in the trigger's clause shortly before it: `non si sono più incontrati`, `have not met since`. */
const isNegated = (draft: Draft, trigger: Trigger): boolean =>
  inClause(draft, trigger, 'cue-negation', { before: NEGATION_REACH, behind: 0 })

/** The small word before a noun: `a`, `the` or `this`, `their`, or none. */
function determinerOf(passage: Passage, trigger: Trigger): string {
  for (let at = trigger.first - 1; at >= trigger.first - 3; at--) {
    if (isAt(passage, at, 'det-a')) return 'a'
    if (isAt(passage, at, 'det-the')) return 'the'
    if (isAt(passage, at, 'det-own')) return 'own'
    const token = passage.tokens[at]
    if (token === undefined || token.kind === 'mark' || passage.language.cues.and.has(token.low)) break
  }
  return 'none'
}

const sentenceLength = (passage: Passage, trigger: Trigger): number => {
  const sentence = passage.sentences[trigger.sentence]
  return sentence === undefined ? 0 : sentence.last - sentence.first
}

/** Those that stand in the trigger's part of its sentence. */
const inSegment = <T extends { readonly first: number }>(draft: Draft, trigger: Trigger, list: readonly T[]): T[] =>
  list.filter((one) => draft.segments[one.first] === draft.segments[trigger.first])

function cueNear(passage: Passage, trigger: Trigger, cue: 'with' | 'between'): boolean {
  for (let at = trigger.last; at < trigger.last + 3; at++) if (isAt(passage, at, `cue-${cue}`)) return true
  return isAt(passage, trigger.first - 1, `cue-${cue}`)
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

const STATUS_CUES = [
  'future',
  'futureAux',
  'past',
  'pastAux',
  'conditional',
  'negation',
  'cancel',
  'deny',
  'refuse',
  'plan',
  'wish',
] as const

/** What speaks for held or not, from the trigger's form and the words of its clause and sentence. */
export function statusFeatures(draft: Draft, trigger: Trigger): Features {
  const { passage, clauses } = draft
  const features: Features = { bias: 1 }
  const set = (name: string, on: boolean | number): void => {
    if (on) features[name] = Number(on)
  }
  const { form, class: kind } = trigger.data
  set(`form-${form}`, true)
  set(`class-${kind}`, true)
  const sentence = passage.sentences[trigger.sentence]
  const clause = clauses[trigger.first]
  for (const cue of STATUS_CUES) {
    let here = false
    let near = false
    for (let at = sentence?.first ?? 0; at < (sentence?.last ?? 0); at++)
      if (isAt(passage, at, `cue-${cue}`)) {
        here = true
        if (clauses[at] === clause) near = true
      }
    set(`sentence-${cue}`, here)
    set(`clause-${cue}`, near)
    set(`clause-${cue}-${form}`, near)
    set(`near-${cue}`, nearby(passage, trigger, `cue-${cue}`))
  }
  const governing = governingTense(passage, clauses, trigger)
  if (governing !== undefined) {
    const kindOfForm =
      form === 'noun' || form === 'gerund'
        ? 'noun'
        : form === 'past' || form === 'present' || form === 'future'
          ? 'finite'
          : 'bare'
    set(`tense-${governing.tense}`, true)
    set(`tense-${governing.tense}-${governing.near ? 'near' : 'far'}`, true)
    set(`tense-${governing.tense}-${kindOfForm}`, governing.near)
  }
  set('negated', isNegated(draft, trigger))
  set('after-to', passage.language.cues.purpose.has(passage.tokens[trigger.first - 1]?.low ?? ''))
  set(
    'future-text',
    Math.min(1, (passage.byTag.get('cue-futureAux')?.length ?? 0) / Math.max(1, passage.sentences.length)),
  )
  const before = prepositionOf(passage, trigger)
  set(`prep-${before}`, before !== 'none')
  set(`prep-${before}-noun`, before !== 'none' && form === 'noun')
  set('title', (passage.tokens[trigger.first]?.start ?? 0) < passage.titleEnd)
  set('next-date', draftDate(draft, trigger, 'next'))
  set('last-date', draftDate(draft, trigger, 'last'))
  set('weekday', draftDate(draft, trigger, 'weekday'))
  set(`weekday-${form}`, draftDate(draft, trigger, 'weekday'))
  set('today', draftDate(draft, trigger, 'today'))
  set(`today-${form}`, draftDate(draft, trigger, 'today'))
  set('quoted', passage.quoted[trigger.first] === 1)
  return features
}

/** The preposition before the trigger's phrase: `nach dem Treffen`, `ahead of the visit`. */
function prepositionOf(passage: Passage, trigger: Trigger): string {
  for (let at = trigger.first - 1; at >= trigger.first - 5; at--) {
    const token = passage.tokens[at]
    if (token === undefined || token.kind === 'mark' || token.sentence !== trigger.sentence) return 'none'
    for (const name of ['after', 'before', 'purpose', 'during'] as const)
      if (passage.language.cues[name].has(token.low) || isAt(passage, at, `cue-${name}`)) return name
  }
  return 'none'
}

function nearby(passage: Passage, trigger: Trigger, tag: string): boolean {
  for (let at = trigger.first - 4; at < trigger.last + 4; at++) if (isAt(passage, at, tag)) return true
  return false
}

function draftDate(draft: Draft, trigger: Trigger, what: 'next' | 'last' | 'weekday' | 'today'): boolean {
  if (what === 'today')
    return (draft.datesBySentence.get(trigger.sentence) ?? []).some(
      (date) => date.what.type === 'offset' && date.what.days === 0,
    )
  return (draft.datesBySentence.get(trigger.sentence) ?? []).some((date) =>
    what === 'weekday'
      ? date.what.type === 'weekday'
      : ('side' in date.what && date.what.side === what) ||
        (date.what.type === 'offset' && (what === 'next' ? date.what.days > 0 : date.what.days < 0)),
  )
}
