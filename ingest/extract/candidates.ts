import type { Draft } from './draft.ts'
import { Features, named } from './features.ts'
import type { DraftFigure } from './figures.ts'
import { isAt, type Passage, wordClass } from './passage.ts'
import { isPlace, type Slot } from './slots.ts'
import type { Trigger } from './triggers.ts'

/** A figure that may take part in what a trigger tells, at its best place. */
export interface Candidate {
  readonly figure: DraftFigure
  readonly slot: Slot
  readonly features: Features
}

const BACK = 2
const AHEAD = 1

type Setter = (name: string, on: boolean | number) => void

const isPerson = (slot: Slot): boolean => slot.figure.kind === 'actor'

/** Parts of the neighbourhood of a trigger that several features need. */
interface Scene {
  readonly draft: Draft
  readonly trigger: Trigger
  readonly own: readonly Slot[]
  readonly persons: readonly Slot[]
  readonly before: Slot | undefined
  readonly after: Slot | undefined
  /** How many people stand in the trigger's own clause. */
  readonly inClause: number
  /** How many people stand in the trigger's part of the sentence. */
  readonly inSegment: number
  /** A body or group stands as the subject of the trigger's clause. */
  readonly bodySubject: boolean
  /** It does so, and whom its verb meets stands there too: nobody of another sentence takes part. */
  readonly complete: boolean
  readonly total: number
}

function sceneOf(draft: Draft, trigger: Trigger): Scene {
  const own = draft.slots.bySentence.get(trigger.sentence) ?? []
  const persons = own.filter(isPerson)
  const bodySubject = own.some((slot) => isBodySubject(draft, trigger, slot))
  return {
    draft,
    trigger,
    own,
    persons,
    before: persons.filter((slot) => slot.last <= trigger.first).at(-1),
    after: persons.find((slot) => slot.first >= trigger.last),
    inClause: countIn(draft.clauses, persons, trigger),
    inSegment: countIn(draft.segments, persons, trigger),
    bodySubject,
    complete: bodySubject && own.some((slot) => isMet(draft, trigger, slot)),
    total: Math.max(
      1,
      draft.people.reduce((sum, figure) => sum + figure.mentions.length, 0),
    ),
  }
}

/** `Una delegación de la OEA visitó`, `os dirigentes associativos reuniram-se`: no person, no place, before the trigger in its clause, with nothing that governs it but a delegate. */
const isBodySubject = ({ passage, clauses }: Draft, trigger: Trigger, slot: Slot): boolean =>
  slot.figure.kind === 'organisation' &&
  slot.figure.class !== 'media' &&
  slot.last <= trigger.first &&
  clauses[slot.first] === clauses[trigger.first] &&
  (slot.governor === 'none' || (slot.governor === 'of' && delegateBefore(passage, slot)))

/** A person, or one told of by an office, whom the verb of the clause has behind it or by a word such as `with`; behind a noun of meeting whoever comes by `with`. */
function isMet({ clauses }: Draft, { data, first, last }: Trigger, slot: Slot): boolean {
  if (clauses[slot.first] !== clauses[first] || isPlace(slot)) return false
  if (data.form === 'noun') return slot.governor === 'with' && slot.first >= last
  if (!isPerson(slot) && slot.figure.holder !== true) return false
  return MEETS.has(slot.governor) || (slot.first >= last && slot.governor === 'none')
}

const MEETS: ReadonlySet<string> = new Set(['with', 'by'])

const countIn = (parts: Int32Array, persons: readonly Slot[], trigger: Trigger): number =>
  new Set(persons.filter((slot) => parts[slot.first] === parts[trigger.first]).map((slot) => slot.figure)).size

const distance = (slot: Slot, trigger: Trigger): number =>
  slot.first >= trigger.last ? slot.first - trigger.last : Math.max(0, trigger.first - slot.last)

function better(scene: Scene, left: Slot | undefined, right: Slot): Slot {
  if (left === undefined) return right
  const rank = (slot: Slot): number => {
    const away = slot.sentence - scene.trigger.sentence
    const penalty = away === 0 ? 0 : away < 0 ? -away * 200 : away * 500
    const clause = scene.draft.clauses[slot.first] === scene.draft.clauses[scene.trigger.first] ? 0 : 8
    const governed = slot.governor === 'with' || slot.governor === 'between' ? -6 : 0
    return penalty + clause + governed + Math.min(150, distance(slot, scene.trigger))
  }
  return rank(right) < rank(left) ? right : left
}

/** Every figure around a trigger at its best slot: people within a few sentences, bodies and states in the same one. */
export function findCandidates(draft: Draft, trigger: Trigger): Candidate[] {
  const scene = sceneOf(draft, trigger)
  const best = new Map<DraftFigure, Slot>()
  const elsewhere = new Set<DraftFigure>()
  for (let sentence = trigger.sentence - BACK; sentence <= trigger.sentence + AHEAD; sentence++)
    for (const slot of draft.slots.bySentence.get(sentence) ?? []) {
      if (sentence !== trigger.sentence && scene.complete) continue
      if (isPlace(slot) || (!isPerson(slot) && sentence !== trigger.sentence)) continue
      if (slot.first < trigger.last && slot.last > trigger.first) continue
      if (isElsewhere(scene, slot) || isOfOtherVerb(scene, slot)) elsewhere.add(slot.figure)
      else best.set(slot.figure, better(scene, best.get(slot.figure), slot))
    }
  for (const figure of elsewhere) if (best.get(figure)?.sentence !== trigger.sentence) best.delete(figure)
  return [...best].map(([figure, slot]) => ({ figure, slot, features: candidateFeatures(scene, figure, slot) }))
}

/** `on 27 April he met A, on 8 May B`: of another day's part of the sentence only its subject takes part, where one person stands in the trigger's, and nobody where two do. */
function isElsewhere({ draft, trigger, persons, inSegment }: Scene, slot: Slot): boolean {
  if (slot.sentence !== trigger.sentence || draft.segments[slot.first] === draft.segments[trigger.first]) return false
  if (inSegment !== 1) return inSegment >= 2
  return isPerson(slot) && slot.figure !== carried(draft, trigger, persons)?.figure
}

/**
 * `talked with A and was received by B`, `met A, who met B`: whom another verb of meeting has in its own clause takes no part beside two
 * in the trigger's, nor beside one unless both clauses have one subject or the trigger's is about that figure.
 */
function isOfOtherVerb({ draft, trigger, persons }: Scene, slot: Slot): boolean {
  const { clauses } = draft
  const [own, other] = [clauses[trigger.first], clauses[slot.first]]
  if (slot.sentence !== trigger.sentence || own === other || trigger.data.form === 'noun' || !isPerson(slot))
    return false
  const verbs = (draft.triggersBySentence.get(trigger.sentence) ?? []).filter((one) => one.data.form !== 'noun')
  if (!verbs.some((one) => clauses[one.first] === other)) return false
  const here = new Set(persons.filter((one) => clauses[one.first] === own).map((one) => one.figure))
  if (here.size !== 1) return here.size >= 2
  const there = persons.filter((one) => clauses[one.first] === other)
  return slot.figure !== carried(draft, trigger, there)?.figure
}

/** Who goes on as the subject of a later clause: the one whom a relative clause before the trigger tells of, else the first. */
const carried = ({ passage }: Draft, trigger: Trigger, persons: readonly Slot[]): Slot | undefined =>
  persons.findLast((one) => one.last <= trigger.first && isToldOf(passage, one)) ?? persons[0]

/** `mit Orbán, der …`: a relative clause goes on to tell of the figure. */
function isToldOf({ tokens, language }: Passage, { last }: Slot): boolean {
  return tokens[last]?.text === ',' && language.relatives.has(tokens[last + 1]?.low ?? '')
}

const NOUNS = new Set(['meeting', 'talks', 'summit', 'visit-noun', 'reception', 'dine-noun', 'call-noun', 'sign-noun'])

/** What sort of figure it is, for the features. */
function typeOf(figure: DraftFigure): string {
  if (figure.kind === 'actor') return 'person'
  if (figure.holder) return 'holder'
  return figure.group ? 'group' : (figure.class ?? 'body')
}

interface Facts {
  readonly offices: ReadonlySet<string>
  readonly title: boolean
}

const facts = new WeakMap<DraftFigure, Facts>()

/** What holds of a figure wherever it stands; found once, so that a long article stays linear. */
export function factsOf(figure: DraftFigure, draft: Draft): Facts {
  const known = facts.get(figure)
  if (known !== undefined) return known
  const offices = new Set(figure.mentions.flatMap((one) => (one.office === undefined ? [] : [one.office.class])))
  const title = figure.mentions.some((one) => one.start < draft.passage.titleEnd)
  const found: Facts = { offices, title }
  facts.set(figure, found)
  return found
}

function candidateFeatures(scene: Scene, figure: DraftFigure, slot: Slot): Features {
  const { trigger, draft } = scene
  const features = new Features()
  const set: Setter = (name, on) => features.set(name, on)
  set('bias', true)
  const person = isPerson(slot)
  const away = slot.sentence - trigger.sentence
  const same = away === 0
  set(named`type-${typeOf(figure)}`, true)
  set(named`form-${slot.form}`, person)
  if (!person) {
    bodyFeatures(scene, figure, slot, set)
    return features
  }
  set('score', figure.score)
  set(named`away${away}`, !same)
  set('share', figure.mentions.length / scene.total)
  set('single-mention', figure.mentions.length === 1)
  const { offices, title } = factsOf(figure, draft)
  set('title', title)
  set('office', offices.size > 0)
  for (const kind of offices) set(named`office-${kind}`, true)
  if (same) sameSentence(scene, slot, set)
  else otherSentence(scene, slot, away, set)
  return features
}

function bodyFeatures(scene: Scene, figure: DraftFigure, slot: Slot, set: Setter): void {
  const { trigger, draft } = scene
  const sort = figure.holder ? 'holder' : figure.group ? 'group' : figure.class === 'state' ? 'state' : 'body'
  const sameClause = draft.clauses[slot.first] === draft.clauses[trigger.first]
  const side = slot.last <= trigger.first ? 'before' : 'after'
  const people = scene.inClause >= 2 ? 'two' : scene.inClause === 1 ? 'one' : 'none'
  const delegate = delegateBefore(draft.passage, slot)
  const hangs = attached(draft.passage, slot, trigger)
  // What is said of all is said of a plain body already.
  const setOfSort: Setter = sort === 'body' ? () => {} : set
  set('body-alone', scene.persons.length === 0)
  set('body-one-person', scene.persons.length === 1)
  set('body-persons', scene.persons.length >= 2)
  set(named`body-people-${people}`, true)
  setOfSort(named`${sort}-people-${people}`, true)
  set(named`body-gov-${slot.governor}`, true)
  setOfSort(named`${sort}-gov-${slot.governor}`, true)
  set(named`${sort}-gov-${slot.governor}-clause`, sameClause)
  set(named`body-gov-${slot.governor}-${side}`, sameClause)
  set('body-attached', hangs)
  setOfSort(named`${sort}-attached`, hangs)
  set('body-other-noun', otherNoun(draft.passage, slot, trigger))
  set('body-chain', slot.inChain)
  setOfSort(named`${sort}-chain`, slot.inChain)
  set('body-same-clause', sameClause)
  setOfSort(named`${sort}-same-clause`, sameClause)
  set('body-delegate', delegate)
  set(named`${sort}-delegate-clause`, delegate && sameClause)
  set('body-possessive', possessive(draft.passage, slot))
  set(named`body-${side}`, true)
  set(named`body-${side}-verb`, sameClause && !NOUNS.has(trigger.data.class))
  set('body-subject', slot === scene.own[0] && side === 'before' && slot.governor === 'none')
  const subject = isBodySubject(draft, trigger, slot)
  set('body-clause-subject', subject)
  set(named`${sort}-clause-subject-${NOUNS.has(trigger.data.class) ? 'noun' : 'verb'}`, subject)
  set('body-distance', Math.min(1, distance(slot, trigger) / 20))
  set(named`body-distance-${side}`, Math.min(1, distance(slot, trigger) / 10))
}

function sameSentence(scene: Scene, slot: Slot, set: Setter): void {
  const { trigger, draft } = scene
  const before = slot.last <= trigger.first
  const side = before ? 'before' : 'after'
  const noun = NOUNS.has(trigger.data.class)
  const sameClause = draft.clauses[slot.first] === draft.clauses[trigger.first]
  const between = betweenSlots(scene, slot)
  set(side, true)
  set(named`${noun ? 'noun' : 'verb'}-${side}`, true)
  set(named`${trigger.data.class}-${side}`, true)
  set('same-clause', sameClause)
  set(named`same-clause-${side}`, sameClause)
  set('outside-full-clause', !sameClause && scene.inClause >= 2)
  set('outside-half-clause', !sameClause && scene.inClause === 1)
  set('inside-full-clause', sameClause && scene.inClause === 2)
  if (draft.segments[slot.first] !== draft.segments[trigger.first]) {
    const opens = slot === scene.persons[0] && slot.governor === 'none'
    set(named`other-day-${opens ? 'subject' : 'rest'}-here-${Math.min(2, scene.inSegment)}`, true)
  }
  set(named`gov-${slot.governor}`, true)
  set(named`gov-${slot.governor}-${side}`, true)
  set(named`${noun ? 'noun' : 'verb'}-gov-${slot.governor}-${side}`, true)
  set('gov-first-after', !before && slot.governor === 'with' && between === 0)
  set('gov-other-noun', otherNoun(draft.passage, slot, trigger))
  set('between-others', slot.governor === 'between' && otherNoun(draft.passage, slot, trigger))
  set('gov-attached', attached(draft.passage, slot, trigger))
  set('chain', slot.inChain)
  set(named`chain-${side}`, slot.inChain)
  set(
    'nearest-before',
    scene.before !== undefined && (slot === scene.before || (slot.inChain && slot.chain === scene.before.chain)),
  )
  set(
    'nearest-after',
    scene.after !== undefined && (slot === scene.after || (slot.inChain && slot.chain === scene.after.chain)),
  )
  set('between-persons', Math.min(3, between) / 3)
  set(named`distance-${side}`, Math.min(1, distance(slot, trigger) / 20))
  set('two-persons', scene.persons.length === 2)
  set('one-person', scene.persons.length === 1)
  set('many-persons', scene.persons.length >= 4)
  set('first-slot', slot === scene.own[0])
  set('subject', slot === scene.persons[0] && slot.governor === 'none' && before)
  set('quoted', draft.passage.quoted[slot.first] !== draft.passage.quoted[trigger.first])
  set('speaker', speaks(draft.passage, slot))
  set('speaker-same-clause', speaks(draft.passage, slot) && sameClause)
  set('said-between', saidBetween(draft.passage, slot, trigger))
  set('bracket', draft.passage.tokens[slot.first - 1]?.text === '(')
  set('possessive', possessive(draft.passage, slot))
  set('owner', ownsOffice(draft.passage, slot))
  set('passive-by', slot.governor === 'by' && trigger.data.form === 'participle')
}

function otherSentence(scene: Scene, slot: Slot, away: number, set: Setter): void {
  const list = (scene.draft.slots.bySentence.get(slot.sentence) ?? []).filter(isPerson)
  const distinct = new Set(list.map((one) => one.figure)).size
  set('other-one', distinct === 1)
  set('other-two', distinct === 2)
  set('other-many', distinct >= 3)
  set('other-first', list[0] === slot)
  set('away-full-clause', scene.inClause >= 2)
  set('none-here', scene.persons.length === 0)
  set('none-before-here', scene.before === undefined && scene.persons.length > 0)
  set(named`here-${Math.min(3, new Set(scene.persons.map((one) => one.figure)).size)}-away${away}`, true)
  set('other-first-one-here', list[0] === slot && scene.persons.length <= 1 && away === -1)
  set('other-speaker', speaks(scene.draft.passage, slot))
  set('away-body-subject', scene.bodySubject)
  set(named`away-body-subject-here-${Math.min(2, scene.persons.length)}`, scene.bodySubject)
  set('noun-away', NOUNS.has(scene.trigger.data.class))
  set('governed-away', slot.governor === 'with' || slot.governor === 'between')
}

const betweenSlots = (scene: Scene, slot: Slot): number => {
  const [from, to] =
    slot.last <= scene.trigger.first ? [slot.last, scene.trigger.first] : [scene.trigger.last, slot.first]
  return scene.persons.filter((one) => one.figure !== slot.figure && one.first >= from && one.last <= to).length
}

/** Token of the word that governs the slot's chain, or -1. */
function governorToken(passage: Passage, slot: Slot): number {
  if (slot.governor === 'none') return -1
  const words = passage.language.cues[slot.governor]
  for (let at = slot.chainStart - 1; at >= slot.chainStart - 4 && at >= 0; at--)
    if (words.has(passage.tokens[at]?.low ?? '')) return at
  return -1
}

/** `der Pakt zwischen A und B`: the governing word hangs on a noun that is not the trigger. */
function otherNoun(passage: Passage, slot: Slot, trigger: Trigger): boolean {
  const at = governorToken(passage, slot)
  const before = passage.tokens[at - 1]
  if (at < 1 || before === undefined || at === trigger.last || before.kind !== 'word') return false
  return passage.language.pack.capitalisedNouns
    ? before.capital && wordClass(passage.language, before).common
    : !before.capital && wordClass(passage.language, before).common
}

/** The governing word stands right behind the trigger: `Treffen mit X`, `met with X`. */
function attached(passage: Passage, slot: Slot, trigger: Trigger): boolean {
  const at = governorToken(passage, slot)
  return at >= trigger.last && at <= trigger.last + 1
}

/** `said X`, `X said`: a verb of saying right beside the name. */
function speaks(passage: Passage, slot: Slot): boolean {
  const said = passage.language.cues.said
  const before = passage.tokens[slot.phrase - 1]?.low ?? ''
  const after = passage.tokens[slot.last]?.low ?? ''
  const next = passage.tokens[slot.last + 1]?.low ?? ''
  return said.has(before) || said.has(after) || (passage.language.cues.pastAux.has(after) && said.has(next))
}

function saidBetween(passage: Passage, slot: Slot, trigger: Trigger): boolean {
  const [from, to] = slot.last <= trigger.first ? [slot.last, trigger.first] : [trigger.last, slot.first]
  for (let at = from; at < to; at++) if (passage.language.cues.said.has(passage.tokens[at]?.low ?? '')) return true
  return false
}

const possessive = (passage: Passage, slot: Slot): boolean => {
  const end = passage.tokens[slot.last]?.low === "'s"
  const german =
    passage.language.pack.genitive === 's' &&
    /s$/u.test(passage.tokens[slot.last - 1]?.text ?? '') &&
    (passage.tokens[slot.last]?.capital ?? false)
  return end || german
}

/** `Sprecher von X`, `Putins Sprecher`: somebody else's office stands right before. */
const ownsOffice = (passage: Passage, slot: Slot): boolean =>
  (slot.governor === 'of' && isAt(passage, slot.phrase - 1, 'office')) ||
  (slot.governor !== 'none' && isAt(passage, slot.phrase - 2, 'office'))

function delegateBefore(passage: Passage, slot: Slot): boolean {
  for (let at = slot.first - 1; at >= slot.first - 5 && at >= 0; at--)
    if (isAt(passage, at, 'cue-delegate') || isAt(passage, at, 'office')) return true
  return false
}
