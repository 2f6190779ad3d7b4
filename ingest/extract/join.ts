import type { TriggerClass } from '../languages/schema.ts'
import type { Draft } from './draft.ts'
import { dropEchoes } from './echoes.ts'
import { type Attendee, type Encounter, MEETING_CUT } from './encounters.ts'
import type { DraftFigure } from './figures.ts'
import { inClause } from './near.ts'
import { clash, figuresOf, type Group, groupOf, hearEchoes, startOf, type Told, tellInOrder, withMore } from './tell.ts'
import type { Trigger } from './triggers.ts'

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
  const keeps = new Set(kept)
  const inOrder = tellInOrder(draft, kept, published)
  hearEchoes(
    draft,
    inOrder,
    encounters.filter((one) => !keeps.has(one)),
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
  const all = told.map((one) => withMore(one.meeting))
  return all
    .filter((one) => !all.some((other) => isOfTheirStates(draft, one, other)))
    .sort((a, b) => startOf(a) - startOf(b))
}

/** How many sentences may part a meeting of states from that of their people, where no headline tells it. */
const STATES_REACH = 2

/** `A Seul il vertice tra Corea del Sud e Giappone`: told of states alone in the headline or near by where people of each of them meet. */
function isOfTheirStates(draft: Draft, told: Told, other: Told): boolean {
  if (told.attendees.some(({ figure }) => figure.class !== 'state')) return false
  const countries = new Set(
    other.attendees.flatMap(({ figure }) => (figure.kind === 'actor' ? [figure.country ?? figure.home?.country] : [])),
  )
  const [here, there] = [told.encounters[0]?.trigger, other.encounters[0]?.trigger]
  if (here === undefined || there === undefined) return false
  const near = Math.abs(here.sentence - there.sentence) <= STATES_REACH
  const title = (draft.passage.tokens[here.first]?.start ?? 0) < draft.passage.titleEnd
  return (
    (near || title) &&
    told.attendees.every(({ figure }) => countries.has(figure.country)) &&
    !opposite(told, other) &&
    !clash(told.date?.resolved, other.date?.resolved)
  )
}

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
