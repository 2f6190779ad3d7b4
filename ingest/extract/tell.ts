import type { MeetingKind, ReportStatus } from '#contract'
import type { TriggerClass } from '../languages/schema.ts'
import { daysAgain } from './again.ts'
import { type DateSpan, type ResolvedDate, resolveDate } from './dates.ts'
import { isDenied } from './denials.ts'
import type { Draft } from './draft.ts'
import { type Attendee, type Encounter, MEETING_CUT } from './encounters.ts'
import { Features } from './features.ts'
import type { DraftFigure } from './figures.ts'
import { inClause, inSentence } from './near.ts'
import { clausesTold, nearest, placeIn, placeOf, placeOfSentence } from './setting.ts'
import type { Slot } from './slots.ts'
import type { Trigger } from './triggers.ts'
import { dateOf } from './when.ts'

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

export type Group = 'call' | 'feast' | 'sign' | 'meeting'

export function groupOf(draft: Draft, encounter: Encounter): Group {
  const { class: kind } = encounter.trigger.data
  if (kind === 'call' || kind === 'call-noun' || byPhone(draft, encounter.trigger)) return 'call'
  if (kind === 'reception' || kind === 'dine-noun' || kind === 'dine') return 'feast'
  return kind === 'sign' || kind === 'sign-noun' ? 'sign' : 'meeting'
}

const byPhone = (draft: Draft, trigger: Trigger): boolean => inClause(draft, trigger, 'cue-call')

export const figuresOf = (attendees: readonly Attendee[]): Set<DraftFigure> =>
  new Set(attendees.map((one) => one.figure))

export function clash(left: ResolvedDate | undefined, right: ResolvedDate | undefined): boolean {
  if (left?.from === undefined || right?.from === undefined || left.to === undefined || right.to === undefined) {
    return left !== undefined && right !== undefined && left.precision === right.precision && left.value !== right.value
  }
  return left.from > right.to || right.from > left.to
}

export const startOf = (told: Told): number => told.encounters[0]?.trigger.first ?? 0

/** What each encounter tells, in the order of the text, so that `the same day` finds the day and the place that it speaks of. */
export function tellInOrder(draft: Draft, encounters: readonly Encounter[], published: string | undefined): Told[] {
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
export function hearEchoes(
  draft: Draft,
  told: readonly Told[],
  echoes: readonly Encounter[],
  published: string | undefined,
): void {
  for (const echo of echoes) {
    const last = told.findLast((one) => startOf(one) < echo.trigger.first)
    if (last === undefined || last.chance < MEETING_CUT || !mayAdd(echo, last)) continue
    const heard = toldBy(draft, echo, new Set(), published, last)
    if (clash(heard.date?.resolved, last.date?.resolved)) continue
    const place = placeIn(draft, echo.trigger, draft.clauses[echo.trigger.first], echo.trigger.first)
    if (last.place === undefined && place !== undefined && !isState(draft, place.figure)) last.place = place
    if (last.date === undefined && heard.date !== undefined) last.date = heard.date
  }
}

/** What is told right behind a meeting is told of it, but not whence one came on a visit; nor is a call, which speaks of states: `of the war in Ukraine`. */
const mayAdd = ({ trigger }: Encounter, last: Told): boolean =>
  trigger.sentence - startSentence(last) <= 1 && trigger.data.class !== 'visit-noun' && last.kind !== 'call'

const isState = ({ passage }: Draft, { country, name }: DraftFigure): boolean =>
  country !== undefined && passage.language.countryNames.get(country) === name

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
export function withMore(told: Told): Told {
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
  return [
    subject,
    ...others.map((slot) => ({ figure: slot.figure, slot, features: new Features(), chance: subject.chance })),
  ]
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
  const place = placeOf(draft, encounter.trigger, clauses) ?? placeBefore(draft, encounter.trigger, sameDay, before)
  const kind = kindOf(draft, encounter)
  return {
    encounters: [encounter],
    attendees: [...encounter.attendees],
    more: [],
    chance: encounter.chance,
    notHeld: encounter.notHeld,
    kind,
    status,
    ...(date && { date }),
    ...(place && !(kind === 'call' && isState(draft, place.figure)) && { place }),
  }
}

/** `the same day` was where the meeting told before was, `there` is where the sentence before speaks of. */
function placeBefore(draft: Draft, trigger: Trigger, sameDay: boolean, before: Told | undefined): Told['place'] {
  if (!sameDay && !inClause(draft, trigger, 'cue-there')) return undefined
  const where = placeOfSentence(draft, trigger.sentence - 1, trigger.first)
  return sameDay ? (before?.place ?? where) : (where ?? before?.place)
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
