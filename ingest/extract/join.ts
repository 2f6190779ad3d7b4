import type { MeetingKind, ReportStatus } from '#contract'
import type { TriggerClass } from '../languages/schema.ts'
import { daysAgain } from './again.ts'
import { type DateSpan, type ResolvedDate, resolveDate } from './dates.ts'
import type { Draft } from './draft.ts'
import { type Attendee, dropEchoes, type Encounter, isDenied, MEETING_CUT } from './encounters.ts'
import type { DraftFigure } from './figures.ts'
import { inClause, inSentence } from './near.ts'
import { isAt, type Passage } from './passage.ts'
import type { PlaceSlot } from './places.ts'
import { clausesTold, nearest } from './setting.ts'
import type { Slot } from './slots.ts'
import { governingTense } from './tense.ts'
import type { Trigger } from './triggers.ts'

/** A meeting as the article tells it, joined from all the encounters that tell of it. */
export interface Told {
  readonly encounters: Encounter[]
  readonly attendees: Attendee[]
  /** Whom a later sentence adds. */
  readonly more: Attendee[]
  chance: number
  /** How likely it was not held, over all encounters. */
  notHeld: number
  kind: MeetingKind
  status: ReportStatus
  date?: { span: DateSpan; resolved: ResolvedDate }
  place?: { figure: DraftFigure; start: number; end: number }
}

type Group = 'call' | 'feast' | 'sign' | 'meeting'

function groupOf(draft: Draft, encounter: Encounter): Group {
  const { class: kind } = encounter.trigger.data
  if (kind === 'call' || kind === 'call-noun' || byPhone(draft, encounter.trigger)) return 'call'
  if (kind === 'reception' || kind === 'dine-noun' || kind === 'dine') return 'feast'
  return kind === 'sign' || kind === 'sign-noun' ? 'sign' : 'meeting'
}

const byPhone = (draft: Draft, trigger: Trigger): boolean => inClause(draft, trigger, 'cue-call')

const modeOf = (draft: Draft, encounter: Encounter): Mode => ({
  group: groupOf(draft, encounter),
  kind: encounter.trigger.data.class,
  video: inClause(draft, encounter.trigger, 'cue-video'),
})

const LONG_AGO_DAYS = 10

/** Told in the pluperfect with a date of its own that lies well before: `had last met in September 2023`. */
function isPast(draft: Draft, told: Told, published: string | undefined): boolean {
  const trigger = told.encounters[0]?.trigger
  const date = told.date?.resolved
  if (trigger === undefined || date === undefined || date.basis === 'report-bound') return false
  if (!inClause(draft, trigger, 'cue-pluperfect')) return false
  if (date.precision !== 'day') return true
  return (
    published !== undefined &&
    date.to !== undefined &&
    Date.parse(date.to) < Date.parse(published) - LONG_AGO_DAYS * DAY_MS
  )
}

/** One lies long before what the other tells of, which has no date, stands elsewhere and is not told as past already. */
function longAgo(draft: Draft, left: Told, right: Told, published: string | undefined): boolean {
  const [a, b] = [left.encounters[0]?.trigger, right.encounters[0]?.trigger]
  if (a === undefined || b === undefined || Math.abs(a.sentence - b.sentence) <= 1) return false
  return (
    (isNow(draft, left, a) && isPast(draft, right, published)) ||
    (isNow(draft, right, b) && isPast(draft, left, published))
  )
}

const isNow = (draft: Draft, told: Told, trigger: Trigger): boolean =>
  told.date === undefined && !inClause(draft, trigger, 'cue-pluperfect')

const figuresOf = (attendees: readonly Attendee[]): Set<DraftFigure> => new Set(attendees.map((one) => one.figure))

const surest = (attendees: readonly Attendee[], count: number): Set<DraftFigure> =>
  figuresOf([...attendees].sort((a, b) => b.chance - a.chance).slice(0, count))

/** Whether two lists of people can be those of one meeting: the same, or the shorter one is the surest part of the longer. */
function samePeople(left: readonly Attendee[], right: readonly Attendee[]): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left]
  const a = figuresOf(short)
  const b = figuresOf(long)
  const shared = [...a].filter((figure) => b.has(figure)).length
  if (shared < 2) return false
  if (shared === a.size)
    return a.size === b.size || b.size > 3 || [...surest(long, a.size)].every((figure) => a.has(figure))
  return shared / (a.size + b.size - shared) >= 0.5
}

function clash(left: ResolvedDate | undefined, right: ResolvedDate | undefined): boolean {
  if (left?.from === undefined || right?.from === undefined || left.to === undefined || right.to === undefined) {
    return left !== undefined && right !== undefined && left.precision === right.precision && left.value !== right.value
  }
  return left.from > right.to || right.from > left.to
}

const DAY_MS = 86_400_000
const SURE_STATUS = 0.3

/** One was surely held and the other surely not: two meetings of the same people. */
const opposite = (left: Told, right: Told): boolean =>
  (left.notHeld < SURE_STATUS && right.notHeld > 1 - SURE_STATUS) ||
  (right.notHeld < SURE_STATUS && left.notHeld > 1 - SURE_STATUS)

interface Mode {
  readonly group: Group
  readonly kind: TriggerClass
  /** By video: a call and a meeting in one. */
  readonly video: boolean
}

const OPEN = new Set<TriggerClass>(['talk', 'consult', 'talks'])

/** Whether two modes can be those of one meeting: talking leaves open whether by phone, and who signs has met. */
function compatible(left: Mode, right: Mode): boolean {
  if (left.group === right.group || left.group === 'sign' || right.group === 'sign') return true
  if (left.video || right.video) return true
  return (left.group === 'call' && OPEN.has(right.kind)) || (right.group === 'call' && OPEN.has(left.kind))
}

/** Joins encounters that tell of one meeting, the surest first. */
export function joinEncounters(draft: Draft, encounters: readonly Encounter[], published: string | undefined): Told[] {
  const told: (Mode & { meeting: Told; sentences: Set<number> })[] = []
  const kept = dropEchoes(draft, encounters)
  const inOrder = tellInOrder(draft, kept, published)
  hearEchoes(
    draft,
    inOrder,
    encounters.filter((one) => !kept.includes(one)),
    published,
  )
  const sorted = inOrder
    .filter((one) => one.chance >= MEETING_CUT)
    .sort((a, b) => b.chance - a.chance || startOf(a) - startOf(b))
  for (const meeting of sorted) {
    const [encounter] = meeting.encounters
    if (encounter === undefined) continue
    const mode = modeOf(draft, encounter)
    const sentence = encounter.trigger.sentence
    const same = told.find(
      (one) =>
        (one.sentences.has(sentence) || compatible(one, mode)) &&
        !opposite(one.meeting, meeting) &&
        samePeople(one.meeting.attendees, meeting.attendees) &&
        !clash(one.meeting.date?.resolved, meeting.date?.resolved) &&
        !longAgo(draft, one.meeting, meeting, published),
    )
    if (same === undefined) told.push({ meeting, ...mode, sentences: new Set([sentence]) })
    else {
      absorb(same.meeting, meeting)
      same.sentences.add(sentence)
    }
  }
  return told.map((one) => withMore(one.meeting)).sort((a, b) => startOf(a) - startOf(b))
}

const startOf = (told: Told): number => told.encounters[0]?.trigger.first ?? 0

function absorb(into: Told, from: Told): void {
  into.encounters.push(...from.encounters)
  into.more.push(...from.more)
  if (from.status === 'denied' && into.status === 'planned') {
    into.status = from.status
    into.notHeld = from.notHeld
  }
  if (into.date === undefined && from.date !== undefined) into.date = from.date
  if (into.place === undefined && from.place !== undefined) into.place = from.place
}

/** What each encounter tells, in the order of the text, so that `the same day` finds the day and the place that it speaks of. */
function tellInOrder(draft: Draft, encounters: readonly Encounter[], published: string | undefined): Told[] {
  const told: Told[] = []
  const clauses = clausesTold(draft, encounters)
  for (const encounter of encounters) {
    const last = told.at(-1)
    if (last !== undefined && isAddition(draft, encounter, last)) {
      addPeople(last, encounter)
      continue
    }
    const first = onVisit(draft, toldBy(draft, encounter, clauses, published, last), published)
    told.push(first, ...toldAgain(draft, encounter, first, published))
  }
  return told
}

/** `The meeting took place in X on Monday`: what speaks again of the meeting told last gives it the place and the day that it lacks. */
function hearEchoes(
  draft: Draft,
  told: readonly Told[],
  echoes: readonly Encounter[],
  published: string | undefined,
): void {
  for (const echo of echoes) {
    const last = told.findLast((one) => startOf(one) < echo.trigger.first)
    if (last === undefined || last.chance < MEETING_CUT) continue
    const heard = toldBy(draft, echo, new Set(), published, last)
    if (clash(heard.date?.resolved, last.date?.resolved)) continue
    const place = placeIn(draft, echo.trigger, draft.clauses[echo.trigger.first], echo.trigger.first)
    if (last.place === undefined && place !== undefined) last.place = place
    if (last.date === undefined && heard.date !== undefined) last.date = heard.date
  }
}

/** `A and B took part in them as well`: nobody of its sentence took part in the meeting told last, and it has no day of its own. */
function isAddition(draft: Draft, { trigger, attendees }: Encounter, last: Told): boolean {
  const lastSentence = startSentence(last)
  const known = figuresOf(last.attendees)
  const here = attendees.filter(({ slot }) => slot.sentence === trigger.sentence)
  return (
    tellsWhoAttended(draft, trigger) &&
    last.chance >= MEETING_CUT &&
    trigger.sentence - lastSentence <= 1 &&
    here.every(({ figure }) => figure.kind === 'actor' && !known.has(figure)) &&
    !(draft.datesBySentence.get(trigger.sentence) ?? []).some(
      ({ first }) => draft.clauses[first] === draft.clauses[trigger.first],
    )
  )
}

/** `took part`, `ai colloqui hanno partecipato`: the verb, or the noun of what they took part in. */
const tellsWhoAttended = ({ triggersBySentence, clauses }: Draft, { data, sentence, first }: Trigger): boolean =>
  data.class === 'attend' ||
  (data.form === 'noun' &&
    (triggersBySentence.get(sentence) ?? []).some(
      (one) => one.data.class === 'attend' && clauses[one.first] === clauses[first],
    ))

function addPeople({ more, encounters }: Told, encounter: Encounter): void {
  more.push(...encounter.attendees.filter(({ slot }) => slot.sentence === encounter.trigger.sentence))
  encounters.push(encounter)
}

/** Those whom a later sentence adds take part as well. */
function withMore(told: Told): Told {
  const known = figuresOf(told.attendees)
  const added = new Map(told.more.filter(({ figure }) => !known.has(figure)).map((one) => [one.figure, one]))
  return added.size === 0 ? told : { ...told, attendees: [...told.attendees, ...added.values()] }
}

/** `In March A visited Pyongyang. There he met B`: what lacks a day or a place has those of the visit that the sentence before tells of one of its people. */
function onVisit(draft: Draft, told: Told, published: string | undefined): Told {
  const sentence = startSentence(told) - 1
  const visit = draft.triggersBySentence.get(sentence)?.find(({ data }) => VISITS.has(data.class))
  const known = figuresOf(told.attendees)
  const sameGuest = draft.slots.bySentence.get(sentence)?.some(({ figure }) => known.has(figure)) ?? false
  if (visit === undefined || !sameGuest || told.status !== 'held' || told.date?.resolved.basis === 'report-bound')
    return told
  const [span] = nearest(draft, visit, new Set(), draft.datesBySentence.get(sentence) ?? [])
  const resolved = span && resolveDate(span.what, published, false, undefined)
  if (clash(told.date?.resolved, resolved)) return told
  const place = told.place ?? placeOfSentence(draft, sentence, visit.first)
  const date = told.date ?? (span && resolved && { span, resolved })
  return { ...told, ...(date && { date }), ...(place && { place }) }
}

const VISITS = new Set<TriggerClass>(['visit', 'travel', 'visit-noun'])

const startSentence = (told: Told): number => told.encounters[0]?.trigger.sentence ?? 0

/** The same people on other days, or the first of them with others: `in Beijing on 26 March and in Dalian on 8 May`, `and on 5 July Putin`. */
function toldAgain(draft: Draft, encounter: Encounter, first: Told, published: string | undefined): Told[] {
  return daysAgain(draft, encounter.trigger).flatMap(({ span, people }) => {
    const resolved = resolveDate(span.what, published, first.status !== 'held', first.date?.resolved)
    const place = placeIn(draft, encounter.trigger, draft.clauses[span.first], span.first)
    const { place: _, ...same } = first
    const attendees = people.length === 0 ? [...first.attendees] : withOthers(encounter, people)
    if (resolved === undefined || !clash(resolved, first.date?.resolved) || attendees.length < 2) return []
    return [
      { ...same, attendees, more: [], encounters: [encounter], date: { span, resolved }, ...(place && { place }) },
    ]
  })
}

/** Who stands first in the trigger's sentence with nothing that governs it, and others in place of whom it met. */
function withOthers({ attendees, trigger }: Encounter, people: readonly Slot[]): Attendee[] {
  const here = attendees.filter(({ slot }) => slot.sentence === trigger.sentence && slot.governor === 'none')
  const [subject] = here.sort((a, b) => a.slot.first - b.slot.first)
  const others = people.filter(({ figure }) => figure !== subject?.figure)
  if (subject === undefined || others.length === 0) return []
  return [subject, ...others.map((slot) => ({ figure: slot.figure, slot, features: {}, chance: subject.chance }))]
}

function toldBy(
  draft: Draft,
  encounter: Encounter,
  clauses: ReadonlySet<number>,
  published: string | undefined,
  before: Told | undefined,
): Told {
  const status = statusOf(draft, encounter)
  const date = dateOf(draft, encounter, clauses, published, status, before?.date?.resolved)
  const sameDay = date?.span.what.type === 'anaphor' && date.span.what.days === 0
  const there =
    sameDay || inClause(draft, encounter.trigger, 'cue-there')
      ? (placeOfSentence(draft, encounter.trigger.sentence - 1, encounter.trigger.first) ?? before?.place)
      : undefined
  const place = placeOf(draft, encounter.trigger, clauses) ?? there
  return {
    encounters: [encounter],
    attendees: [...encounter.attendees],
    more: [],
    chance: encounter.chance,
    notHeld: encounter.notHeld,
    kind: kindOf(draft, encounter),
    status,
    ...(date && { date }),
    ...(place && { place }),
  }
}

function kindOf(draft: Draft, encounter: Encounter): MeetingKind {
  const group = groupOf(draft, encounter)
  if (group === 'call') return 'call'
  const { kind } = encounter.trigger.data
  return kind === 'bilateral' && encounter.attendees.length > 2 ? 'talks' : kind
}

function statusOf(draft: Draft, encounter: Encounter): ReportStatus {
  if (encounter.notHeld < 0.5) return 'held'
  const { passage } = draft
  if (isDenied(passage, encounter.trigger) || inSentence(passage, encounter.trigger, 'cue-deny')) return 'denied'
  return inSentence(passage, encounter.trigger, 'cue-cancel') ? 'cancelled' : 'planned'
}

/** Days and months before years and weeks: `in diesem Jahr … am 26. März`. */
const vagueness = ({ what }: DateSpan): number => (what.type === 'year' || what.type === 'unit' ? 1 : 0)

/** The date in the trigger's clause, the nearest one, or the only one of its sentence; the day of a report is an upper bound. */
function dateOf(
  draft: Draft,
  encounter: Encounter,
  clauses: ReadonlySet<number>,
  published: string | undefined,
  status: ReportStatus,
  before: ResolvedDate | undefined,
): Told['date'] {
  const { passage, datesBySentence } = draft
  const { trigger } = encounter
  const all = datesBySentence.get(trigger.sentence) ?? []
  const near = status === 'cancelled' ? planned(draft, all) : []
  if (near.length === 0) near.push(...nearest(draft, trigger, clauses, all))
  const gap = (span: DateSpan): number =>
    span.first >= trigger.last ? span.first - trigger.last : trigger.first - span.last + 2
  const span = near.sort((a, b) => vagueness(a) - vagueness(b) || gap(a) - gap(b))[0]
  if (span === undefined) return undefined
  const resolved = resolveDate(span.what, published, status !== 'held' && !wasDue(draft, encounter, status), before)
  if (resolved === undefined) return undefined
  if (!reported(passage, span, trigger)) return { span, resolved }
  return resolved.to === undefined
    ? undefined
    : { span, resolved: { value: resolved.value, precision: 'bound', basis: 'report-bound', to: resolved.to } }
}

const PLAN_REACH = 7

/** `das für den 12. Juni geplante Treffen`, `which had been planned for 12 June`: of what was called off, the day that it was planned for. */
const planned = ({ passage }: Draft, all: readonly DateSpan[]): DateSpan[] =>
  all.filter((span) => {
    for (let at = span.first - PLAN_REACH; at < span.last + PLAN_REACH; at++)
      if (passage.tokens[at]?.sentence === span.sentence && isAt(passage, at, 'cue-plan')) return true
    return false
  })

/** What was denied lies behind; so does what was called off where the verb before it stands in the past: `doveva incontrare`. */
function wasDue({ passage, clauses }: Draft, { trigger }: Encounter, status: ReportStatus): boolean {
  if (status !== 'cancelled') return status === 'denied'
  return trigger.data.form === 'infinitive' && governingTense(passage, clauses, trigger)?.tense === 'past'
}

/** `berichteten am Samstag von einem Treffen`, `sagte sie am Donnerstag`: the date stands by a verb of saying. */
function reported(passage: Passage, span: DateSpan, trigger: Trigger): boolean {
  for (let at = span.first - 1; at >= span.first - 4; at--) {
    if (passage.tokens[at]?.kind === 'mark' || passage.tokens[at]?.sentence !== span.sentence) break
    if (at >= trigger.first && at < trigger.last) return false
    if (isAt(passage, at, 'cue-said')) return true
  }
  const noun = trigger.data.form === 'noun' && span.last <= trigger.first
  for (let at = span.last; at < span.last + 3 && noun; at++)
    if (at < trigger.first && isAt(passage, at, 'cue-said')) return true
  return false
}

/** A place in the nearest clause that has one, a venue before a city before a country. */
function placeOf(draft: Draft, trigger: Trigger, clauses: ReadonlySet<number>): Told['place'] {
  const all = draft.placesBySentence.get(trigger.sentence) ?? []
  return nearestPlace(nearest(draft, trigger, clauses, all), trigger.first)
}

function placeIn(draft: Draft, trigger: Trigger, clause: number | undefined, near: number): Told['place'] {
  const all = draft.placesBySentence.get(trigger.sentence) ?? []
  return nearestPlace(
    all.filter((one) => draft.clauses[one.first] === clause),
    near,
  )
}

/** The place where something happens in a sentence, else one that it names. */
function placeOfSentence(draft: Draft, sentence: number, near: number): Told['place'] {
  const where = nearestPlace(draft.placesBySentence.get(sentence) ?? [], near)
  const named = (draft.slots.bySentence.get(sentence) ?? []).find(({ figure }) => figure.kind === 'place')
  const mention = named?.figure.mentions.find((one) => one.first === named.first)
  return where ?? (named && mention && { figure: named.figure, start: mention.start, end: mention.end })
}

function nearestPlace(places: readonly PlaceSlot[], near: number): Told['place'] {
  const rank = (one: PlaceSlot): number => one.rank * 100 + Math.abs(one.first - near)
  const best = [...places].sort((a, b) => rank(a) - rank(b))[0]
  return best === undefined ? undefined : { figure: best.figure, start: best.start, end: best.end }
}
