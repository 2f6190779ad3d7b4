import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Reading, type Report, ReportStatus } from '#contract'
import { parseSource, readArticle } from '#ingest'

const Told = z.strictObject({
  /** As the text prints them. */
  participants: z.array(z.string()).min(2),
  status: ReportStatus,
  date: z.string().optional(),
  place: z.string().optional(),
  call: z.literal(true).optional(),
})
type Told = z.infer<typeof Told>

/** `optional` may be found or not; anything else that is found is wrong. `fault` says what the reader still gets wrong here. */
const Expected = z.strictObject({
  meetings: z.array(Told),
  optional: z.array(Told).default([]),
  fault: z.string().optional(),
})

const folders = (url: URL) =>
  readdirSync(fileURLToPath(url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, url: new URL(`${name}/`, url) }))

const nameOf = ({ figures }: Reading, id: string) => figures.find((figure) => figure.id === id)?.name ?? id

function tell(report: Report, reading: Reading): Told {
  const { date, place } = report
  return {
    participants: report.participants.map(({ figure }) => nameOf(reading, figure)).sort(),
    status: report.status,
    ...(date && date.precision !== 'bound' && { date: date.value }),
    ...(place && { place: nameOf(reading, place.figure) }),
    ...(report.kind === 'call' && { call: true as const }),
  }
}

const people = ({ participants }: Told) => participants.toSorted().join(', ')

const lines = (told: readonly Told[]) =>
  told.map((each) => [people(each), each.status, each.date, each.place, each.call && 'call'].join(' | ')).sort()

const expectedOf = (folder: URL) => Expected.parse(JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')))

for (const language of folders(new URL('./', import.meta.url)))
  describe(language.name, () => {
    for (const { name, url } of folders(language.url)) {
      const { meetings, optional, fault } = expectedOf(url)
      const test = fault === undefined ? it : it.fails
      test(fault === undefined ? name : `${name}, known fault: ${fault}`, () => {
        const reading = readArticle(parseSource(readFileSync(new URL('article.md', url)), 'article.md'))
        const free = new Set(optional.map(people))
        const found = reading.reports.map((report) => tell(report, reading)).filter((told) => !free.has(people(told)))
        expect(lines(found)).toEqual(lines(meetings))
      })
    }
  })
