import type { Claim, Figure, FigureKind, Mention, NewArticle, Reading, Report } from '#contract'
import { articleId, claimId, figureId, mentionId, reportId } from '../../ingest/ids.ts'
import { randomOf } from '../fixtures/random.ts'
import { dayText, nameOf, skewed } from './tools/random.ts'

/** People, states and cities of the generated articles; the first are told of by far most often, as in the news. */
const PEOPLE = 1500
const STATES = 40
const CITIES = 120
const DAYS = 1000
/** Words of an article beside the names, of which no two articles have the same run. */
const WORDS = 120

interface Person {
  readonly full: string
  readonly surname: string
  readonly state: number
}

const people: readonly Person[] = Array.from({ length: PEOPLE }, (_, number) => {
  const surname = nameOf('surname', number, 3)
  return { full: `${nameOf('given', number % 90, 2)} ${surname}`, surname, state: number % STATES }
})
const states = Array.from({ length: STATES }, (_, number) => `${nameOf('state', number, 2)}land`)
const cities = Array.from({ length: CITIES }, (_, number) => nameOf('city', number, 3))

/** The reading of one generated article: one to three meetings of two or three people. */
export function generated(number: number): Reading {
  const random = randomOf(number + 1)
  const day = Math.floor(random() * DAYS)
  const meetings = Array.from({ length: 1 + Math.floor(random() * 3) }, () => ({
    people: [...new Set(Array.from({ length: 2 + Math.floor(random() * 2) }, () => skewed(random, PEOPLE)))],
    city: skewed(random, CITIES),
    day: random() < 0.7 ? day - Math.floor(random() * 3) : undefined,
  })).filter((meeting) => meeting.people.length > 1)
  const filler = Array.from({ length: WORDS }, (_, at) => nameOf('word', number * WORDS + at, 2).toLowerCase())
  return new Scribe(number, day, filler.join(' ')).read(meetings)
}

interface Meeting {
  readonly people: readonly number[]
  readonly city: number
  readonly day: number | undefined
}

interface Span {
  readonly start: number
  readonly end: number
}

/** Writes the text first, then says where in it everything stands: ids come from the whole text. */
class Scribe {
  readonly #title: string
  readonly #day: number
  readonly #filler: string
  #id = ''
  #text = ''
  readonly #mentions = new Map<string, Mention>()
  readonly #figures = new Map<string, Figure>()
  readonly #claims: Claim[] = []

  constructor(number: number, day: number, filler: string) {
    this.#title = `Generated article ${number}`
    this.#day = day
    this.#filler = filler
  }

  read(meetings: readonly Meeting[]): Reading {
    this.#write(meetings)
    this.#id = articleId(this.#title, `${this.#text} ${this.#filler}`)
    this.#mentions.clear()
    this.#figures.clear()
    this.#claims.length = 0
    const reports = this.#write(meetings)
    const text = `${this.#text} ${this.#filler}`
    return {
      article: { id: this.#id, title: this.#title, text, language: 'en', publishedAt: dayText(this.#day) },
      mentions: [...this.#mentions.values()],
      figures: [...this.#figures.values()],
      reports,
      claims: this.#claims,
    }
  }

  #write(meetings: readonly Meeting[]): Report[] {
    this.#text = this.#title
    return meetings.map((meeting) => this.#report(meeting))
  }

  #add(words: string): Span {
    const start = this.#text.length + 1
    this.#text = `${this.#text} ${words}`
    return { start, end: this.#text.length }
  }

  #report({ people: who, city, day }: Meeting): Report {
    const participants = who.map((number) => this.#participant(number))
    const anchor = this.#add('met in')
    const place = this.#figure('place', cities[city] ?? '')
    const start = participants[0]?.start ?? anchor.start
    return {
      id: reportId(this.#id, anchor.start, anchor.end, 0),
      kind: 'bilateral',
      status: 'held',
      quote: this.#text.slice(start),
      start,
      end: this.#text.length,
      anchor,
      participants,
      place,
      ...(day !== undefined && {
        date: {
          ...anchor,
          basis: 'explicit' as const,
          value: dayText(day),
          precision: 'day' as const,
          from: dayText(day),
          to: dayText(day),
        },
      }),
      reader: 'generated',
      confidence: 0.5,
      certainty: 'likely',
    }
  }

  #participant(number: number): Report['participants'][number] {
    const person = people[number]
    const state = this.#figure('organisation', states[person?.state ?? 0] ?? '', { class: 'state' })
    const office = this.#add(number < STATES ? 'president' : 'minister')
    const figure = this.#figure('actor', person?.full ?? '')
    const about = figure.figure
    this.#claims.push({
      id: claimId(this.#id, 'office', office.start, office.end, about),
      kind: 'office',
      about,
      at: state.figure,
      value: number < STATES ? 'president' : 'minister',
      ...office,
      reader: 'generated',
    })
    return { ...figure, role: 'participant' }
  }

  /** One figure for one name in one article. */
  #figure(kind: FigureKind, name: string, more: Partial<Figure> = {}): Span & { readonly figure: string } {
    const span = this.#add(name)
    const known = this.#figures.get(`${kind} ${name}`)
    const figure = known ?? { id: figureId(this.#id, kind, span.start, span.end), kind, name, ...more }
    this.#figures.set(`${kind} ${name}`, figure)
    const id = mentionId(this.#id, span.start, span.end, kind)
    this.#mentions.set(id, { id, kind, text: name, figure: figure.id, ...span })
    return { figure: figure.id, ...span }
  }
}

/** What is handed in for a generated reading. */
export function handIn({ article }: Reading): NewArticle {
  return { text: article.text, title: article.title, language: article.language }
}
