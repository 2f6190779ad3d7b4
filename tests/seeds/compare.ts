import type { Reading, Report, ReportedDate } from '#contract'
import { type Expected, type ExpectedMeeting, people, places, served } from './corpus.ts'

/** Someone or somewhere by the gold's one name; a name that the gold does not know stays as it is, in brackets. */
function known(name: string, names: ReadonlyMap<string, readonly string[]>): string {
  for (const [one, spellings] of names) if (one === name || spellings.includes(name)) return one
  return `[${name}]`
}

/** A person by the gold's one name. */
export const personOf = (name: string) => known(name, people)

/** One report in the gold's words. */
interface Told {
  readonly id: string
  readonly participants: readonly string[]
  readonly bodies: readonly string[]
  readonly status: string
  readonly call: boolean
  readonly date?: ReportedDate
  readonly place?: string
  readonly quote: string
}

function tell(report: Report, { figures }: Reading): Told {
  const figure = (id: string) => figures.find((each) => each.id === id)
  const named = (kind: 'actor' | 'organisation') =>
    report.participants
      .map(({ figure: id }) => figure(id))
      .filter((each) => each?.kind === kind)
      .map((each) => each?.name ?? '')
  const place = report.place && figure(report.place.figure)?.name
  return {
    id: report.id,
    participants: [...new Set(named('actor').map(personOf))].sort(),
    bodies: named('organisation'),
    status: report.status,
    call: report.kind === 'call',
    ...(report.date && { date: report.date }),
    ...(place !== undefined && { place: placeOf(place) }),
    quote: report.quote,
  }
}

/** Part of a name is enough: a hotel in a city is in the city. */
export function placeOf(name: string): string {
  const whole = known(name, places)
  if (!whole.startsWith('[')) return whole
  const part = [...places].find(([, spellings]) => spellings.some((spelling) => name.includes(spelling)))
  return part?.[0] ?? whole
}

/** Whether the day as read is the day of the gold, or lies inside it where the gold knows only the month or two days. */
function sameDate(wanted: string | undefined, read: ReportedDate | undefined): boolean {
  const isKnown = read !== undefined && read.precision !== 'bound'
  if (wanted === undefined || !isKnown) return wanted === undefined && !isKnown
  const [first = '', last = first] = wanted.split('/')
  return (read.from ?? '') >= first && (read.to ?? '').slice(0, last.length) <= last
}

const samePlace = ({ place, placeOr = [] }: ExpectedMeeting, read: string | undefined) =>
  place === undefined ? read === undefined : read !== undefined && [place, ...placeOr].includes(read)

const isNegative = (status: string) => status === 'cancelled' || status === 'denied'

/** How well a report fits what was expected; 0 where it tells of something else. */
function likeness(wanted: ExpectedMeeting, told: Told): number {
  const shared = wanted.participants.filter((name) => told.participants.includes(name)).length
  const all = new Set([...wanted.participants, ...told.participants]).size
  if (shared < 2 || shared / all < 0.5) return 0
  const date = sameDate(wanted.date, told.date) ? 4 : 0
  const status = isNegative(wanted.status) === isNegative(told.status) ? 2 : 0
  const call = (wanted.call ?? false) === told.call ? 1 : 0
  return shared / all + date + status + call + (samePlace(wanted, told.place) ? 0.5 : 0)
}

function pairs(meetings: readonly ExpectedMeeting[], reports: readonly Told[]): [ExpectedMeeting, Told][] {
  const candidates = meetings
    .flatMap((meeting) => reports.map((told) => ({ meeting, told, score: likeness(meeting, told) })))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
  const taken = new Set<unknown>()
  const result: [ExpectedMeeting, Told][] = []
  for (const { meeting, told } of candidates) {
    if (taken.has(meeting) || taken.has(told)) continue
    taken.add(meeting).add(told)
    result.push([meeting, told])
  }
  return result
}

const shown = ({ participants, bodies, status, date, quote }: Told) =>
  `${[...participants, ...bodies].join(' – ')} (${status}, ${date?.value ?? 'no date'}): ${quote.replace(/\s+/g, ' ').slice(0, 160)}`

function differencesOf(wanted: ExpectedMeeting, told: Told): string[] {
  const differences: string[] = []
  const say = (what: string, want: unknown, got: unknown) =>
    differences.push(`${wanted.meeting}: ${what}: expected ${want ?? 'none'}, got ${got ?? 'none'}: ${shown(told)}`)
  const names = wanted.participants.toSorted().join(', ')
  if (names !== told.participants.join(', ')) say('participants', names, told.participants.join(', '))
  if (wanted.status !== told.status) say('status', wanted.status, told.status)
  if (!sameDate(wanted.date, told.date)) say('date', wanted.date, told.date?.value)
  if ((wanted.call ?? false) !== told.call) say('call', wanted.call ?? false, told.call)
  if (!samePlace(wanted, told.place)) say('place', wanted.place, told.place)
  return differences
}

/** An optional meeting is told where all its people take part; whatever else is said of it is free. */
const isOptional = (told: Told, { optional = [] }: Expected) =>
  optional.some(({ participants }) => participants.every((name) => told.participants.includes(name)))

/** What a reading lacks, has too much or tells otherwise, one sentence each. */
export function compare(expected: Expected, reading: Reading): string[] {
  const reports = reading.reports.map((report) => tell(report, reading))
  const found = pairs(expected.meetings, reports)
  const missing = expected.meetings.filter((meeting) => !found.some(([each]) => each === meeting))
  const stray = reports.filter((told) => !found.some(([, each]) => each === told) && !isOptional(told, expected))
  return [
    ...missing.map(({ meeting, status }) => `${meeting}: missing (${status})`),
    ...stray.map((told) => `unexpected: ${shown(told)}`),
    ...found.flatMap(([meeting, told]) => differencesOf(meeting, told)),
  ]
}

/** People whom the reading names and the gold does not. */
export const strangers = ({ figures }: Reading) =>
  figures
    .filter(({ kind }) => kind === 'actor')
    .map(({ name }) => personOf(name))
    .filter((name) => name.startsWith('['))

/** Offices as read whose state or body the person does not serve. */
export function strangeOffices({ figures, claims }: Reading): readonly string[] {
  const byId = new Map(figures.map((figure) => [figure.id, figure]))
  return claims.flatMap(({ kind, about, at, value }) => {
    const owner = at === undefined ? undefined : byId.get(at)
    const name = personOf(byId.get(about)?.name ?? '')
    const isKnown = owner === undefined || served.get(name)?.includes(owner.country ?? owner.name)
    return kind !== 'office' || isKnown ? [] : [`${name}: ${value}, ${owner.name}`]
  })
}

/** Which report tells of which meeting of the gold: its word and the report's address. */
export const reportsOf = (expected: Expected, reading: Reading): readonly (readonly [string, string])[] =>
  pairs(
    expected.meetings,
    reading.reports.map((report) => tell(report, reading)),
  ).map(([{ meeting }, { id }]) => [meeting, id])
