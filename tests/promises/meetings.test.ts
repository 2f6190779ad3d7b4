import { describe, expect, it } from 'vitest'
import { baseOf } from '../../ingest/resolve/base.ts'
import { canonicalise } from '../../ingest/resolve/canonical.ts'
import type { CanonicalLayer } from '../../ingest/resolve/layer.ts'
import { type ArticleDraft, type ReportDraft, toReading } from './world.ts'

const KIM = { who: 0, spelling: 0 }
const SHOIGU = { who: 2, spelling: 0 }
const BELOUSOV = { who: 3, spelling: 0 }
const [PYONGYANG, MOSCOW] = [1, 2]
const [NOV_29, NOV_30, DEC_1] = [0, 1, 2]

const report = (more: Partial<ReportDraft>): ReportDraft => ({
  people: [KIM, SHOIGU],
  body: undefined,
  place: undefined,
  day: NOV_30,
  loose: false,
  kind: 'bilateral',
  status: 'held',
  office: undefined,
  ...more,
})
const article = (...reports: readonly Partial<ReportDraft>[]): ArticleDraft => ({
  language: 'en',
  published: 3,
  publisher: 0,
  reprinted: false,
  reports: reports.map(report),
})

/** What becomes of articles that each tell of Kim and Shoigu on 30 November, but for what is said otherwise. */
const told = (...drafts: readonly ArticleDraft[]): CanonicalLayer => canonicalise(baseOf(drafts.map(toReading)), [])

describe('which meeting is which', () => {
  it('is one meeting where two articles tell of the same people on the same day', () => {
    expect(told(article({}), article({})).meetings).toMatchObject([{ reports: 2, sources: 2, dateFrom: '2024-11-30' }])
  })

  it('is one meeting where the days differ by one, and two where they differ by more', () => {
    expect(told(article({ day: NOV_29 }), article({ day: NOV_30 })).meetings).toHaveLength(1)
    expect(told(article({ day: NOV_29 }), article({ day: DEC_1 })).meetings).toHaveLength(2)
  })

  it('shows the day that most sources tell', () => {
    const { meetings } = told(article({ day: NOV_29 }), article({ day: NOV_30 }), article({ day: NOV_30 }))
    expect(meetings).toMatchObject([{ reports: 3, dateFrom: '2024-11-30', dateTo: '2024-11-30' }])
  })

  it('holds undated reports apart and says that they may be one', () => {
    const { meetings, possiblySame } = told(article({ day: undefined }), article({ day: undefined }))
    expect(meetings).toHaveLength(2)
    expect(possiblySame).toMatchObject([{ reasons: ['neither report tells a day', 'the same people'] }])
  })

  it('joins an undated report with that of its copy', () => {
    const draft = article({ day: undefined })
    const { meetings, copyOf } = canonicalise(
      baseOf([toReading(draft, 0), toReading({ ...draft, publisher: 9 }, 0)]),
      [],
    )
    expect(copyOf).toMatchObject([{ kind: 'reprint' }])
    expect(meetings).toMatchObject([{ reports: 2, sources: 1 }])
  })

  it('holds a call and a meeting, and two cities on one day, apart', () => {
    expect(told(article({ kind: 'call' }), article({})).meetings).toHaveLength(2)
    const places = told(article({ place: PYONGYANG }), article({ place: MOSCOW }))
    expect(places.meetings).toHaveLength(2)
    expect(places.possiblySame).toMatchObject([{ reasons: ['the days agree', 'the places differ'] }])
  })

  it('never joins two reports of one article, and leaves a third that fits both alone', () => {
    const { meetings, possiblySame } = told(article({}, { kind: 'talks' }), article({}))
    expect(meetings).toHaveLength(3)
    expect(possiblySame).toHaveLength(2)
  })

  it('takes a month for the one day in it that is told', () => {
    expect(told(article({ loose: true }), article({})).meetings).toMatchObject([
      { reports: 2, dateFrom: '2024-11-30', datePrecision: 'day' },
    ])
  })

  it('is contested where one article denies what another tells, and held where it was only planned', () => {
    expect(told(article({}), article({ status: 'denied' })).meetings).toMatchObject([{ status: 'contested' }])
    expect(told(article({}), article({ status: 'planned' })).meetings).toMatchObject([{ status: 'held' }])
    expect(told(article({ status: 'planned' }), article({ status: 'cancelled' })).meetings).toMatchObject([
      { status: 'cancelled' },
    ])
  })

  it('prefers the report with the very same people to one with others too', () => {
    const talks = { kind: 'talks', people: [KIM, SHOIGU, BELOUSOV] } as const
    const { meetings } = told(article({ kind: 'talks' }), article({}), article(talks))
    expect(meetings.map(({ reports }) => reports).toSorted()).toEqual([1, 2])
  })

  it('does not confuse the same host with another guest', () => {
    expect(told(article({}), article({ people: [KIM, BELOUSOV] })).meetings).toHaveLength(2)
  })
})

describe('who is who', () => {
  const names = ({ figures }: CanonicalLayer): readonly string[] =>
    figures
      .filter(({ kind }) => kind === 'actor')
      .map(({ name }) => name)
      .toSorted()

  it('takes a surname alone for somebody whom the same companion met', () => {
    const [koslow, kozlov] = [
      { who: 4, spelling: 3 },
      { who: 4, spelling: 0 },
    ]
    expect(names(told(article({ people: [SHOIGU, kozlov] }), article({ people: [SHOIGU, koslow] })))).toEqual([
      'Alexander Kozlov',
      'Sergei Shoigu',
    ])
  })

  it('leaves a surname that fits two people alone', () => {
    const [alexander, dmitri, koslow] = [
      { who: 4, spelling: 0 },
      { who: 5, spelling: 0 },
      { who: 4, spelling: 3 },
    ]
    const layer = told(
      article({ people: [SHOIGU, alexander] }),
      article({ people: [SHOIGU, dmitri] }),
      article({ people: [SHOIGU, koslow] }),
    )
    expect(names(layer)).toEqual(['Alexander Kozlov', 'Dmitri Kozlov', 'Koslow', 'Sergei Shoigu'])
    expect(layer.figures.filter(({ unsure }) => unsure).map(({ name }) => name)).toEqual(['Koslow'])
  })

  it('takes the surname of a head of state alone for him, where the article puts him in that state', () => {
    const [full, alone, stateless] = [
      { who: 6, spelling: 0 },
      { who: 6, spelling: 3 },
      { who: 7, spelling: 0 },
    ]
    expect(names(told(article({ people: [KIM, full] }), article({ people: [SHOIGU, alone] })))).toEqual([
      'Kim Jong Un',
      'Sergei Shoigu',
      'Vladimir Putin',
    ])
    expect(names(told(article({ people: [KIM, full] }), article({ people: [SHOIGU, stateless] })))).toContain('Putin')
  })

  it('is one man in four spellings and two scripts, and two men called Kim', () => {
    const spellings = [0, 1, 3].map((spelling) =>
      article({
        people: [
          { who: 2, spelling },
          { who: 0, spelling },
          { who: 1, spelling: 0 },
        ],
      }),
    )
    expect(names(told(...spellings))).toEqual(['Kim Jong Un', 'Kim Yong-hyun', 'Sergei Shoigu'])
  })
})
