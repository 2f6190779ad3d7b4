import fc from 'fast-check'
import type { Claim, Figure, FigureKind, Mention, NewArticle, Reading, Report } from '#contract'
import { articleId, claimId, figureId, mentionId, reportId } from '../../ingest/ids.ts'

/** A few people in many spellings, so that generated articles collide, contradict and leave room for doubt. */
const PEOPLE: readonly (readonly string[])[] = [
  ['Kim Jong Un', 'Kim Jong-un', 'Kim', 'Ким Чен Ын'],
  ['Kim Yong-hyun', 'Kim'],
  ['Sergei Shoigu', 'Sergej Schoigu', 'Schoigu', 'Сергей Шойгу'],
  ['Andrei Belousov', 'Andrej Belousow', 'Belousow'],
  ['Alexander Kozlov', 'Alexander Koslow', 'Kizlov', 'Koslow'],
  ['Dmitri Kozlov', 'Koslow'],
  ['Vladimir Putin', 'Putin', 'Wladimir Putin', 'Путин'],
  ['Putin'],
]
/** The state of those whom the reader knows by the surname alone. */
const STATES: Readonly<Record<number, string>> = { 6: 'RU' }
const BODIES: readonly (readonly [string, Figure['class'], string | undefined])[] = [
  ['NATO', 'international', undefined],
  ['Verteidigungsministerium', 'body', 'RU'],
  ['Ministry of Defence', 'body', 'RU'],
  ['Delegation', 'delegation', 'RU'],
]
const PLACES = ['Pjöngjang', 'Pyongyang', 'Moskau', 'Nordkorea', 'Hauptquartier der Arbeiterpartei'] as const
const DAYS = ['2024-11-29', '2024-11-30', '2024-12-01'] as const
const OFFICES = ['Verteidigungsminister', 'defence minister', 'Machthaber'] as const

interface PersonDraft {
  readonly who: number
  readonly spelling: number
}
export interface ReportDraft {
  readonly people: readonly PersonDraft[]
  readonly body: number | undefined
  readonly place: number | undefined
  readonly day: number | undefined
  readonly loose: boolean
  readonly kind: 'bilateral' | 'call' | 'talks'
  readonly status: 'held' | 'planned' | 'denied' | 'cancelled'
  readonly office: number | undefined
}
export interface ArticleDraft {
  readonly language: 'de' | 'en'
  readonly published: number | undefined
  readonly publisher: number
  readonly reports: readonly ReportDraft[]
  /** Printed again by another paper. */
  readonly reprinted: boolean
}

const person = fc.record({ who: fc.nat(PEOPLE.length - 1), spelling: fc.nat(3) })
const maybe = (most: number) => fc.option(fc.nat(most), { nil: undefined })
const report: fc.Arbitrary<ReportDraft> = fc.record({
  people: fc.uniqueArray(person, { minLength: 1, maxLength: 3, selector: ({ who }) => who }),
  body: maybe(BODIES.length - 1),
  place: maybe(PLACES.length - 1),
  day: maybe(DAYS.length - 1),
  loose: fc.boolean(),
  kind: fc.constantFrom('bilateral', 'bilateral', 'talks', 'call'),
  status: fc.constantFrom('held', 'held', 'held', 'planned', 'denied', 'cancelled'),
  office: maybe(OFFICES.length - 1),
})
const draft: fc.Arbitrary<ArticleDraft> = fc.record({
  language: fc.constantFrom('de', 'en'),
  published: maybe(8),
  publisher: fc.nat(2),
  reports: fc.array(report, { minLength: 0, maxLength: 2 }),
  reprinted: fc.integer({ min: 0, max: 3 }).map((roll) => roll === 0),
})

/** Some articles, each once. */
export const articles = (most: number): fc.Arbitrary<readonly Reading[]> =>
  fc.array(draft, { minLength: 2, maxLength: most }).map((drafts) => {
    const readings = drafts.flatMap((one, number) => [
      toReading(one, number),
      ...(one.reprinted ? [toReading({ ...one, publisher: one.publisher + 10 }, number)] : []),
    ])
    return [...new Map(readings.map((reading) => [reading.article.id, reading])).values()]
  })

/** What is handed in so that `readerOf` gives this reading. */
export function handedIn({ article }: Reading): NewArticle {
  return {
    text: article.text,
    title: article.title,
    language: article.language,
    ...(article.publisher && { publisher: article.publisher }),
  }
}

export const keyOf = ({ text, publisher }: NewArticle): string => `${publisher ?? ''}|${text}`

class Writer {
  text: string
  constructor(title: string) {
    this.text = title
  }
  /** Adds words and tells where they stand. */
  add(words: string): { readonly start: number; readonly end: number } {
    const start = this.text.length + 1
    this.text = `${this.text} ${words}`
    return { start, end: this.text.length }
  }
}

/** The base layer of a drafted article: its text names everyone in turn. */
export function toReading({ language, published, publisher, reports }: ArticleDraft, number: number): Reading {
  const title = `Article ${number} tells`
  const plan = new Writer(title)
  for (const one of reports) for (const word of wordsOf(one)) plan.add(word)
  plan.add(ownWords(number))
  const name = `Paper ${publisher}`
  const id = articleId(title, plan.text, name)
  const scribe = new Scribe(id, title)
  for (const one of reports) scribe.report(one)
  const article = {
    id,
    title,
    text: plan.text,
    language,
    publisher: name,
    ...(published !== undefined && { publishedAt: `2024-12-0${published + 1}` }),
  }
  return {
    article,
    mentions: scribe.mentions,
    figures: [...scribe.figures.values()],
    reports: scribe.reports,
    claims: scribe.claims,
  }
}

/** An article that tells of the same one meeting as every other of these. */
export function oneMeeting(number: number): Reading {
  const people = [0, 2].map((who) => ({ who, spelling: 0 }))
  const held = {
    body: undefined,
    place: 1,
    day: 1,
    loose: false,
    kind: 'bilateral',
    status: 'held',
    office: 0,
  } as const
  const reports = [{ people, ...held }]
  return toReading({ language: 'en', published: 3, publisher: 0, reprinted: false, reports }, number)
}

/** Words that no other article has, so that only what is printed again is a copy. */
function ownWords(number: number): string {
  return Array.from({ length: 40 }, (_, at) => `n${number}w${at}`).join(' ')
}

function wordsOf({ people, body, place, office }: ReportDraft): readonly string[] {
  return [
    'met',
    ...people.map(spelled),
    ...(body === undefined ? [] : [BODIES[body]?.[0] ?? '']),
    ...(place === undefined ? [] : [PLACES[place] ?? '']),
    ...(office === undefined ? [] : [OFFICES[office] ?? '']),
  ]
}

function spelled({ who, spelling }: PersonDraft): string {
  const spellings = PEOPLE[who] ?? []
  return spellings[spelling % spellings.length] ?? ''
}

class Scribe {
  readonly mentions: Mention[] = []
  readonly figures = new Map<string, Figure>()
  readonly reports: Report[] = []
  readonly claims: Claim[] = []
  readonly #article: string
  readonly #writer: Writer

  constructor(article: string, title: string) {
    this.#article = article
    this.#writer = new Writer(title)
  }

  report(one: ReportDraft): void {
    const anchor = this.#writer.add('met')
    const people = one.people.map((draft) => this.#person(draft))
    const body = one.body === undefined ? [] : [this.#body(one.body)]
    const place = one.place === undefined ? undefined : this.#figure('place', PLACES[one.place] ?? '', {})
    if (one.office !== undefined) this.#office(one.office, people[0]?.figure, body[0]?.figure)
    const day = one.day === undefined ? undefined : DAYS[one.day]
    this.reports.push({
      id: reportId(this.#article, anchor.start, anchor.end, 0),
      kind: one.kind,
      status: one.status,
      quote: this.#writer.text.slice(anchor.start, this.#writer.text.length),
      start: anchor.start,
      end: this.#writer.text.length,
      anchor,
      ...(day && { date: { ...anchor, basis: 'explicit' as const, ...dateOf(day, one.loose) } }),
      ...(place && { place }),
      participants: [...people, ...body].map((figure, at) => ({
        ...figure,
        role: 'participant' as const,
        ...(at === 0 && { side: 'a' }),
      })),
      reader: 'generated',
      confidence: 0.5,
      certainty: 'likely',
    })
  }

  #person(draft: PersonDraft): Span {
    const country = STATES[draft.who]
    return this.#figure('actor', spelled(draft), { ...(country && { country }) })
  }

  #body(number: number): Span {
    const [name = '', sort, country] = BODIES[number] ?? []
    return this.#figure('organisation', name, { ...(sort && { class: sort }), ...(country && { country }) })
  }

  /** One figure for one name in one article. */
  #figure(kind: FigureKind, name: string, more: Partial<Figure>): Span {
    const span = this.#writer.add(name)
    const known = this.figures.get(`${kind} ${name}`)
    const figure = known ?? { id: figureId(this.#article, kind, span.start, span.end), kind, name, ...more }
    this.figures.set(`${kind} ${name}`, figure)
    this.mentions.push({
      id: mentionId(this.#article, span.start, span.end, kind),
      kind,
      text: name,
      figure: figure.id,
      ...span,
    })
    return { figure: figure.id, ...span }
  }

  #office(number: number, about: string | undefined, at: string | undefined): void {
    const span = this.#writer.add(OFFICES[number] ?? '')
    if (about === undefined) return
    const value = OFFICES[number] ?? ''
    this.claims.push({
      id: claimId(this.#article, 'office', span.start, span.end, about),
      kind: 'office',
      about,
      value,
      reader: 'generated',
      ...(at && { at }),
      ...span,
    })
  }
}

interface Span {
  readonly figure: string
  readonly start: number
  readonly end: number
}

function dateOf(day: string, loose: boolean): Pick<NonNullable<Report['date']>, 'value' | 'precision' | 'from' | 'to'> {
  if (!loose) return { value: day, precision: 'day', from: day, to: day }
  const month = day.slice(0, 7)
  return {
    value: month,
    precision: 'month',
    from: `${month}-01`,
    to: month === '2024-11' ? '2024-11-30' : '2024-12-31',
  }
}
