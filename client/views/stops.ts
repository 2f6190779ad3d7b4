import type { ArticleDetail } from '#contract'

type Reports = ArticleDetail['reports']

/** A sentence of an article that tells of meetings, with all reports that rest on it. */
export interface Stop {
  readonly start: number
  readonly end: number
  readonly reports: Reports
  readonly meetings: readonly string[]
}

/** The sentences that tell of meetings, in the order of the text. */
export function stopsOf(reports: Reports): Stop[] {
  const stops = new Map<string, Reports>()
  for (const report of reports) {
    const key = `${report.start}-${report.end}`
    stops.set(key, [...(stops.get(key) ?? []), report])
  }
  return [...stops.values()]
    .map((told) => ({
      start: told[0]?.start ?? 0,
      end: told[0]?.end ?? 0,
      reports: told,
      meetings: told.flatMap(({ meeting }) => meeting ?? []),
    }))
    .sort((a, b) => a.start - b.start || a.end - b.end)
}

type At = readonly [number, number] | undefined

/** The stop that is asked for: the very one, else the first that holds the words. */
export function stopAt(stops: readonly Stop[], at: At): Stop | undefined {
  if (at === undefined) return undefined
  const [start, end] = at
  return (
    stops.find((stop) => stop.start === start && stop.end === end) ??
    stops.find((stop) => stop.start <= start && stop.end >= end)
  )
}

/** The next stop, or the one before, from wherever the reader is; there is none after the last. */
export function nextStop(stops: readonly Stop[], at: At, by: 1 | -1): Stop | undefined {
  const now = stopAt(stops, at)
  if (now !== undefined) return stops[stops.indexOf(now) + by]
  if (at === undefined) return by === 1 ? stops[0] : undefined
  return by === 1 ? stops.find(({ start }) => start > at[0]) : stops.findLast(({ start }) => start < at[0])
}
