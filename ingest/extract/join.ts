import type { MeetingKind, ReportStatus } from '#contract'
import { type DateSpan, type ResolvedDate, resolveDate } from './dates.ts'
import type { Draft } from './draft.ts'
import { type Attendee, dropEchoes, type Encounter, isDenied } from './encounters.ts'
import type { DraftFigure } from './figures.ts'
import { isAt, type Passage } from './passage.ts'
import type { Trigger } from './triggers.ts'

/** A meeting as the article tells it, joined from all the encounters that tell of it. */
export interface Told {
  readonly encounters: Encounter[]
  readonly attendees: Attendee[]
  chance: number
  /** How likely it was not held, over all encounters. */
  notHeld: number
  kind: MeetingKind
  status: ReportStatus
  date?: { span: DateSpan; resolved: ResolvedDate }
  place?: { figure: DraftFigure; start: number; end: number }
}

/** Below this chance an encounter is not told at all. */
const MEETING_CUT = 0.5

type Group = 'call' | 'feast' | 'sign' | 'meeting'

function groupOf(draft: Draft, encounter: Encounter): Group {
  const { class: kind } = encounter.trigger.data
  if (kind === 'call' || kind === 'call-noun' || byPhone(draft, encounter.trigger)) return 'call'
  if (kind === 'reception' || kind === 'dine-noun' || kind === 'dine') return 'feast'
  return kind === 'sign' || kind === 'sign-noun' ? 'sign' : 'meeting'
}

function byPhone(draft: Draft, trigger: Trigger): boolean {
  const { passage, clauses } = draft
  for (let at = Math.max(0, trigger.first - 25); at < trigger.first + 25; at++)
    if (clauses[at] === clauses[trigger.first] && isAt(passage, at, 'cue-call')) return true
  return false
}

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

const SURE_STATUS = 0.3

/** One was surely held and the other surely not: two meetings of the same people. */
const opposite = (left: Told, right: Told): boolean =>
  (left.notHeld < SURE_STATUS && right.notHeld > 1 - SURE_STATUS) ||
  (right.notHeld < SURE_STATUS && left.notHeld > 1 - SURE_STATUS)

/** Joins encounters that tell of one meeting, the surest first. */
export function joinEncounters(draft: Draft, encounters: readonly Encounter[], published: string | undefined): Told[] {
  const told: { meeting: Told; group: Group; sentences: Set<number> }[] = []
  const sorted = dropEchoes(draft, encounters)
    .filter((one) => one.chance >= MEETING_CUT)
    .sort((a, b) => b.chance - a.chance || a.trigger.first - b.trigger.first)
  for (const encounter of sorted) {
    const meeting = toldBy(draft, encounter, published)
    const group = groupOf(draft, encounter)
    const sentence = encounter.trigger.sentence
    const same = told.find(
      (one) =>
        (one.group === group || one.sentences.has(sentence)) &&
        !opposite(one.meeting, meeting) &&
        samePeople(one.meeting.attendees, meeting.attendees) &&
        !clash(one.meeting.date?.resolved, meeting.date?.resolved),
    )
    if (same === undefined) told.push({ meeting, group, sentences: new Set([sentence]) })
    else {
      absorb(same.meeting, meeting)
      same.sentences.add(sentence)
    }
  }
  return told.map((one) => one.meeting).sort((a, b) => startOf(a) - startOf(b))
}

const startOf = (told: Told): number => told.encounters[0]?.trigger.first ?? 0

function absorb(into: Told, from: Told): void {
  into.encounters.push(...from.encounters)
  if (into.date === undefined && from.date !== undefined) into.date = from.date
  if (into.place === undefined && from.place !== undefined) into.place = from.place
}

function toldBy(draft: Draft, encounter: Encounter, published: string | undefined): Told {
  const status = statusOf(draft, encounter)
  const date = dateOf(draft, encounter, published, status !== 'held')
  const place = placeOf(draft, encounter.trigger)
  return {
    encounters: [encounter],
    attendees: [...encounter.attendees],
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

function hasCue(draft: Draft, trigger: Trigger, tag: string): boolean {
  const sentence = draft.passage.sentences[trigger.sentence]
  for (let at = sentence?.first ?? 0; at < (sentence?.last ?? 0); at++) if (isAt(draft.passage, at, tag)) return true
  return false
}

function statusOf(draft: Draft, encounter: Encounter): ReportStatus {
  if (encounter.notHeld < 0.5) return 'held'
  if (isDenied(draft.passage, encounter.trigger)) return 'denied'
  return hasCue(draft, encounter.trigger, 'cue-cancel') ? 'cancelled' : 'planned'
}

/** The date in the trigger's clause, the nearest one; the day of a report is an upper bound. */
function dateOf(draft: Draft, encounter: Encounter, published: string | undefined, future: boolean): Told['date'] {
  const { clauses, passage, datesBySentence } = draft
  const { trigger } = encounter
  const near = (datesBySentence.get(trigger.sentence) ?? []).filter(
    (span) => clauses[span.first] === clauses[trigger.first],
  )
  const gap = (span: DateSpan): number =>
    span.first >= trigger.last ? span.first - trigger.last : trigger.first - span.last + 2
  const span = near.sort((a, b) => gap(a) - gap(b))[0]
  if (span === undefined) return undefined
  const resolved = resolveDate(span.what, published, future)
  if (resolved === undefined) return undefined
  if (!reported(passage, span, trigger)) return { span, resolved }
  return resolved.to === undefined
    ? undefined
    : { span, resolved: { value: resolved.value, precision: 'bound', basis: 'report-bound', to: resolved.to } }
}

/** `berichteten am Samstag von einem Treffen`: the date stands by a verb of saying and before the meeting's noun. */
function reported(passage: Passage, span: DateSpan, trigger: Trigger): boolean {
  if (trigger.data.form !== 'noun' || span.first > trigger.first) return false
  for (let at = span.first - 4; at < span.last + 3; at++)
    if (at < trigger.first && isAt(passage, at, 'cue-said')) return true
  return false
}

/** A place in the trigger's clause, a venue before a city before a country. */
function placeOf(draft: Draft, trigger: Trigger): Told['place'] {
  const { clauses, placesBySentence } = draft
  const here = (placesBySentence.get(trigger.sentence) ?? []).filter(
    (one) => clauses[one.first] === clauses[trigger.first],
  )
  const list = here.length > 0 ? here : []
  const rank = (one: (typeof list)[number]): number => one.rank * 100 + Math.abs(one.first - trigger.first)
  const best = [...list].sort((a, b) => rank(a) - rank(b))[0]
  return best === undefined ? undefined : { figure: best.figure, start: best.start, end: best.end }
}
