import type { MeetingDate, MeetingDetail, ReportStatus } from '#contract'
import type { ReportedPlace } from './reports.ts'

type Disagreement = MeetingDetail['disagreements'][number]

/** What reports of one meeting say that can be compared. */
export interface Told {
  readonly status: ReportStatus
  readonly date?: Pick<MeetingDate, 'from' | 'to'> | undefined
}

/** In what the reports of one meeting cannot all be right. */
export function disagreements(told: readonly Told[], places: readonly ReportedPlace[]): Disagreement[] {
  const found: Disagreement[] = []
  if (somePair(told, datesDiffer)) found.push('date')
  if (somePair(told, (a, b) => statusesDiffer(a.status, b.status))) found.push('status')
  if (somePair(places, placesDiffer)) found.push('place')
  return found
}

/** No day is possible for both; a plan is compared with plans only, for a meeting that came on another day was moved. */
export function datesDiffer(a: Told, b: Told): boolean {
  if ((a.status === 'held') !== (b.status === 'held')) return false
  const before = (left: Told, right: Told) =>
    left.date?.to !== undefined && right.date?.from !== undefined && left.date.to < right.date.from
  return before(a, b) || before(b, a)
}

/** One says that it was or will be, the other that it was not; that a plan came true or was dropped is no contradiction. */
export function statusesDiffer(a: ReportStatus, b: ReportStatus): boolean {
  const against = (left: ReportStatus, right: ReportStatus) =>
    (left === 'held' && (right === 'denied' || right === 'cancelled')) || (left === 'planned' && right === 'denied')
  return against(a, b) || against(b, a)
}

/** Two different places, neither of which is the country of the other. */
function placesDiffer(a: ReportedPlace, b: ReportedPlace): boolean {
  if (a.node.id === b.node.id) return false
  const within = a.country !== undefined && a.country === b.country && (isCountry(a) || isCountry(b))
  return !within
}

const COUNTRIES = ['en', 'de', 'it'].map(
  (language) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }),
)

/** The model does not say what sort of place it is, but a country bears the name that its code stands for. */
function isCountry({ country, node, spellings }: ReportedPlace): boolean {
  if (country === undefined || !/^[A-Z]{2}$/.test(country)) return false
  const names = new Set(COUNTRIES.map((names) => names.of(country)))
  return [node.name, ...spellings].some((name) => names.has(name))
}

function somePair<T>(items: readonly T[], holds: (a: T, b: T) => boolean): boolean {
  return items.some((a, i) => items.slice(i + 1).some((b) => holds(a, b)))
}
