import type { Reading } from '#contract'
import type { Explanation } from './extract/explain.ts'

/** One reading as a line of `entente extract --jsonl`: names in place of ids, offsets into `text`; with `--explain`, what it was made of. */
export function readingToLine(reading: Reading, file: string, explanation?: Explanation): string {
  const mentions = groupBy(reading.mentions, (one) => one.figure)
  const offices = groupBy(
    reading.claims.filter((claim) => claim.kind === 'office'),
    (claim) => claim.about,
  )
  const names = new Map(reading.figures.map((figure) => [figure.id, figure]))
  const listed = (kind: string) =>
    reading.figures
      .filter((figure) => figure.kind === kind)
      .map((figure) => ({
        name: figure.name,
        ...(figure.class && { class: figure.class }),
        mentions: (mentions.get(figure.id) ?? []).map(({ start, end, text }) => ({ start, end, text })),
        roles: (offices.get(figure.id) ?? []).map((claim) => claim.value),
      }))
  const meetings = reading.reports.map((report) => ({
    kind: report.kind,
    status: report.status,
    participants: report.participants.flatMap((one) => {
      const figure = names.get(one.figure)
      return figure === undefined ? [] : [{ name: figure.name, type: figure.kind, role: one.role }]
    }),
    date: dateOf(report.date),
    place:
      report.place === undefined ? null : { name: reading.article.text.slice(report.place.start, report.place.end) },
    evidence: [{ start: report.start, end: report.end, quote: report.quote }],
    confidence: report.confidence,
    certainty: report.certainty,
  }))
  const { language, text } = reading.article
  return JSON.stringify({
    file,
    language,
    text,
    actors: listed('actor'),
    organisations: listed('organisation'),
    places: listed('place'),
    meetings,
    ...(explanation && { explanation }),
  })
}

function groupBy<T>(list: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of list) {
    const group = groups.get(key(one))
    if (group === undefined) groups.set(key(one), [one])
    else group.push(one)
  }
  return groups
}

/** Left out are a bound, which is no date of the meeting, and a day whose year is not known. */
function dateOf(date: Reading['reports'][number]['date']): { value: string; precision: string; basis: string } | null {
  if (date === undefined || date.basis === 'report-bound' || date.value.startsWith('--')) return null
  return { value: date.value, precision: date.precision, basis: date.basis }
}
