import { CalendarDate, type Engine, type Param } from '#graph'
import { foldQuery } from '#ingest'
import { randomOf } from '../../fixtures/random.ts'
import { createLines, createNodes, type Line, type Properties } from '../../fixtures/small-graph.ts'
import { dayText, nameOf, skewed } from './random.ts'

const STATES = 40
const CITIES = 500
const DAYS = 3000
const BATCH = 2000
/** Meetings of the person that stands for most people. */
const USUAL = 30

/** Nodes worth asking about in a grown graph. */
export interface Landmarks {
  /** Who met most. */
  readonly hub: string
  /** Two people of about thirty meetings each. */
  readonly usual: string
  readonly other: string
  /** A surname, as somebody would type it. */
  readonly name: string
}

interface Person {
  readonly id: string
  readonly name: string
  readonly surname: string
  readonly tokens: readonly string[]
  meetings: number
}

const id = (letter: string, kind: number, number: number): string =>
  `${letter}_${kind}${number.toString(16).padStart(23, '0')}`

/**
 * Fills an empty store with a graph of so many meetings, a fifth as many people, three of whom meet at a time, the first by
 * far most often: the canonical layer and of the base layer what addresses lead through, one figure a node and one report a
 * meeting, two of them an article.
 */
export async function grow(engine: Engine, meetings: number): Promise<Landmarks> {
  const graph = new Growing(Math.ceil(meetings / 5))
  for (let number = 0; number < meetings; number++) graph.meet(number)
  graph.finish()
  for (const [label, rows] of graph.nodes)
    for (const part of batches(rows)) await engine.write((unit) => unit.run(createNodes(label, part)))
  for (const [name, rows] of graph.lines)
    for (const part of batches(rows)) await engine.write((unit) => unit.run(createLines(name, part)))
  return graph.landmarks()
}

function* batches<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < rows.length; at += BATCH) yield rows.slice(at, at + BATCH)
}

class Growing {
  readonly nodes = new Map<string, Properties[]>()
  readonly lines = new Map<string, Line[]>()
  readonly #random = randomOf(1)
  readonly #people: readonly Person[]
  readonly #cityMeetings = new Array<number>(CITIES).fill(0)

  constructor(people: number) {
    this.#people = Array.from({ length: people }, (_, number) => {
      const surname = nameOf('surname', number, 3)
      const name = `${nameOf('given', number % 900, 2)} ${surname}`
      return { id: id('f', 1, number), name, surname, tokens: foldQuery(name), meetings: 0 }
    })
  }

  meet(number: number): void {
    const random = this.#random
    const drawn = [0, 0, 0].map(() => skewed(random, this.#people.length))
    const who = [...new Set(drawn)].flatMap((each) => this.#people[each] ?? [])
    const city = skewed(random, CITIES)
    const meeting = id('r', 0, number)
    this.#cityMeetings[city] = (this.#cityMeetings[city] ?? 0) + 1
    for (const person of who) {
      person.meetings += 1
      this.#line('Actor-ATTENDED->Meeting', person.id, meeting, { role: 'participant', sources: 1 })
    }
    this.#line('Meeting-HELD_AT->Place', meeting, id('f', 3, city), { sources: 1 })
    this.#describe(meeting, who, new CalendarDate(dayText(Math.floor(random() * DAYS))))
    this.#report(number, meeting, who)
  }

  /** What follows from the meetings. */
  finish(): void {
    for (let state = 0; state < STATES; state++)
      this.#named(
        'Organisation',
        id('f', 2, state),
        `${nameOf('state', state, 2)}land`,
        0,
        Math.ceil(this.#people.length / 4 / STATES),
        { class: 'state' },
      )
    for (const [city, meetings] of this.#cityMeetings.entries())
      this.#named('Place', id('f', 3, city), nameOf('city', city, 3), meetings, meetings)
    for (const [number, { id: own, name, meetings }] of this.#people.entries()) {
      const holds = number % 4 === 0
      this.#named('Actor', own, name, meetings, meetings + (holds ? 1 : 0))
      if (holds)
        this.#line('Actor-HOLDS->Organisation', own, id('f', 2, (number / 4) % STATES), {
          title: 'minister',
          sources: 1,
        })
    }
  }

  landmarks(): Landmarks {
    const [hub] = this.#people
    const usual = this.#people.toSorted((a, b) => Math.abs(a.meetings - USUAL) - Math.abs(b.meetings - USUAL))
    const at = (index: number): string => usual[index]?.id ?? ''
    return { hub: hub?.id ?? '', usual: at(0), other: at(1), name: usual[2]?.surname ?? '' }
  }

  #named(label: string, own: string, name: string, meetings: number, neighbours: number, more: Properties = {}): void {
    const search = ` ${foldQuery(name).join(' ')} `
    this.#node(label, { id: own, name, spellings: [name], search, meetings, neighbours, unsure: false, ...more })
    this.#node('Figure', { id: own, articleId: id('a', 0, 0), kind: label.toLowerCase(), name, ...more })
    this.#line(`Figure-REFERS_TO->${label}`, own, own)
  }

  #describe(own: string, who: readonly Person[], day: Param): void {
    this.#node('Meeting', {
      id: own,
      name: who.map(({ name }) => name).join(' – '),
      search: ` ${who.flatMap(({ tokens }) => tokens).join(' ')} `,
      kind: 'bilateral',
      status: 'held',
      dateFrom: day,
      dateTo: day,
      datePrecision: 'day',
      dateBasis: 'explicit',
      sources: 1,
      reports: 1,
      certainty: 'sure',
      confidence: 0.9,
      meetings: 1,
      neighbours: who.length + 1,
    })
  }

  #report(number: number, meeting: string, who: readonly Person[]): void {
    const article = id('a', 0, Math.floor(number / 2))
    const quote = `${who.map(({ name }) => name).join(' and ')} met.`
    const told = { start: 0, end: quote.length, reader: 'generated', confidence: 0.9, certainty: 'sure' }
    this.#node('Report', { id: meeting, articleId: article, kind: 'bilateral', status: 'held', quote, ...told })
    this.#line('Report-TELLS_OF->Meeting', meeting, meeting)
    if (number % 2 === 1) return
    const title = `Generated article ${number / 2}`
    this.#node('Article', { id: article, title, text: `${title} ${quote}`, language: 'en', status: 'resolved' })
  }

  #node(label: string, properties: Properties): void {
    put(this.nodes, label, properties)
  }

  #line(name: string, from: string, to: string, props: Properties = {}): void {
    put(this.lines, name, { from, to, props })
  }
}

function put<T>(tables: Map<string, T[]>, name: string, value: T): void {
  const table = tables.get(name)
  if (table === undefined) tables.set(name, [value])
  else table.push(value)
}
