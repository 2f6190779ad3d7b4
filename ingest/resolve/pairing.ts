import type { Copies } from './copies.ts'
import { type Interval, lengthOf, overlap } from './days.ts'
import { sitesConflict } from './sites.ts'
import type { ToldMeeting } from './told-meeting.ts'

/**
 * How two reports come to be of one meeting, the surest first: a copy, one day with all the same people, one day, days
 * that may be one, a day's difference.
 */
export type Tier = 1 | 2 | 3 | 4 | 5
export const TIERS: readonly Tier[] = [1, 2, 3, 4, 5]

/** What two reports that share participants say about being of one meeting. */
export interface Pairing {
  /** Set where the machine may join them. */
  readonly tier: Tier | undefined
  /** They cannot be of one meeting, as far as the machine can tell. */
  readonly veto: boolean
  /** They may be of one meeting; `reasons` can be read by a person. */
  readonly possible: boolean
  readonly reasons: readonly string[]
}

const NEVER: Pairing = { tier: undefined, veto: true, possible: false, reasons: [] }
const SHORT = 3
const MONTH = 31
/** Undated reports published further apart than this are not held to be of one meeting. */
const SEASON = 92
/** Articles published within a week can differ by a day on one meeting. */
const NEAR = 7

/** Compares two reports. It depends on the two alone. */
export function pair(a: ToldMeeting, b: ToldMeeting, copies: Copies): Pairing {
  if (a.articleId === b.articleId) return NEVER
  const fit = fitting(a, b)
  if (fit === 'none') return { ...NEVER, veto: false }
  if (copies.direct(a.articleId, b.articleId)) return onOtherDays(a, b) ? NEVER : copied(fit)
  if ((a.kind === 'call') !== (b.kind === 'call')) return NEVER
  return dated(a, b, fit)
}

/** A form that is filled in every week is no copy of last week's. */
function onOtherDays(a: ToldMeeting, b: ToldMeeting): boolean {
  const [x, y] = [a.days, b.days]
  return x !== undefined && y !== undefined && !overlap(x, y)
}

function copied(fit: Fit): Pairing {
  return {
    tier: fit === 'same' ? 1 : undefined,
    veto: false,
    possible: fit !== 'same',
    reasons: ['the articles are copies'],
  }
}

type Fit = 'same' | 'partly' | 'none'

/** Whether the same people are told of: of the lists of participants one may be longer, as articles leave people out. */
function fitting(a: ToldMeeting, b: ToldMeeting): Fit {
  const common = count(a.all, b.all)
  const [fewer, more] = a.all.size <= b.all.size ? [a, b] : [b, a]
  if (common < 2)
    return common === 1 && a.all.size === 1 && b.all.size === 1 && a.place && a.place.node === b.place?.node
      ? 'partly'
      : 'none'
  const persons = Math.min(a.people.size, b.people.size)
  const contained = persons >= 2 ? count(a.people, b.people) === persons : common === fewer.all.size
  const nested = a.people.size !== b.people.size && (fewer.kind === 'bilateral') !== (more.kind === 'bilateral')
  return contained && !nested ? 'same' : 'partly'
}

function count(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return [...a].filter((node) => b.has(node)).length
}

function dated(a: ToldMeeting, b: ToldMeeting, fit: Fit): Pairing {
  const [x, y] = [a.days, b.days]
  if (!x || !y) return undated(a, b, fit)
  const places = a.place && b.place && sitesConflict(a.place.site, b.place.site)
  if (overlap(x, y)) {
    const told = Math.max(lengthOf(x), lengthOf(y)) <= MONTH
    if (places) return { tier: undefined, veto: true, possible: told, reasons: ['the days agree', 'the places differ'] }
    return overlapping(x, y, fit, a.all.size === b.all.size && count(a.all, b.all) === a.all.size)
  }
  if (differByOne(x, y) && !places && fit === 'same' && a.people.size === b.people.size && publishedNear(a, b)) {
    return { tier: 5, veto: false, possible: true, reasons: ['the same people', 'the days differ by one'] }
  }
  return NEVER
}

function overlapping(x: Interval, y: Interval, fit: Fit, exact: boolean): Pairing {
  const longest = Math.max(lengthOf(x), lengthOf(y))
  const reasons = [
    fit === 'same' ? 'the same people' : 'some of the same people',
    longest <= SHORT ? 'the same day' : 'days that may be the same',
  ]
  if (fit === 'partly') return { tier: undefined, veto: true, possible: longest <= SHORT, reasons }
  return {
    tier: longest <= SHORT ? (exact ? 2 : 3) : longest <= MONTH ? 4 : undefined,
    veto: false,
    possible: longest <= SEASON,
    reasons,
  }
}

function differByOne(x: Interval, y: Interval): boolean {
  return lengthOf(x) === 1 && lengthOf(y) === 1 && Math.abs(x.from - y.from) === 1
}

function publishedNear(a: ToldMeeting, b: ToldMeeting): boolean {
  return a.published !== undefined && b.published !== undefined && Math.abs(a.published - b.published) <= NEAR
}

/** Without two days the machine joins nothing: it says that they may be one, where nothing speaks against it. */
function undated(a: ToldMeeting, b: ToldMeeting, fit: Fit): Pairing {
  const places = a.place && b.place && sitesConflict(a.place.site, b.place.site)
  if (places || !overlap(window(a), window(b)) || otherDay(a, b)) return NEVER
  const missing = a.days || b.days ? 'one report tells no day' : 'neither report tells a day'
  return { tier: undefined, veto: false, possible: fit === 'same', reasons: ['the same people', missing] }
}

/** When it can have been at all: as told, else about when the article was published. */
function window(told: ToldMeeting): Interval {
  const days = told.days
  if (days) return days
  const bound = told.date?.to === undefined ? undefined : Date.parse(told.date.to) / 86_400_000
  const last = bound ?? told.published
  const ahead = told.status === 'held' ? 0 : SEASON
  return last === undefined ? { from: -Infinity, to: Infinity } : { from: last - SEASON, to: last + ahead }
}

/** `30 November` of no known year against a day of another month. */
function otherDay(a: ToldMeeting, b: ToldMeeting): boolean {
  const [x, y] = [dayOfYear(a), dayOfYear(b)]
  return x !== undefined && y !== undefined && !x.startsWith(y) && !y.startsWith(x)
}

function dayOfYear(told: ToldMeeting): string | undefined {
  const value = told.date?.value
  if (value?.startsWith('--')) return value.slice(2)
  return value !== undefined && value.length > 4 && told.date?.precision !== 'bound' ? value.slice(5) : undefined
}
