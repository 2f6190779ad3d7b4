import { type Figure, type Mention, type Reading, type Report, ReportedDate } from '#contract'
import { readArticle } from '#ingest'
import { figureId, mentionId, reportId } from '../../ingest/ids.ts'
import { placeOf } from './compare.ts'
import { type Expected, type ExpectedMeeting, newArticle, nominatives, people, type Seed } from './corpus.ts'

/**
 * A seed as a reader without fault would read it: people and meetings from the gold, the rest as it was read. So what
 * becomes of readings can be tested apart from the reading.
 */
export function goldReading(seed: Seed, gold: Expected): Reading {
  const read = readArticle(newArticle(seed))
  const { article } = read
  const others = read.figures.filter(({ kind }) => kind !== 'actor')
  const mentions = mentionsOf(article.id, article.text)
  const actors = [...new Map(mentions.map((each) => [each.figure.id, each.figure])).values()]
  const reports = gold.meetings.map((meeting, number) => report(article, meeting, number, { actors, mentions, others }))
  return {
    article,
    figures: [...actors, ...others],
    mentions: [...mentions.map(({ mention }) => mention), ...read.mentions.filter(({ kind }) => kind !== 'actor')],
    reports,
    claims: [],
  }
}

interface Named {
  readonly person: string
  readonly mention: Mention
  readonly figure: Figure
}

/** Every spelling that stands in the text, the longest where several do. */
function mentionsOf(article: string, text: string): Named[] {
  const spellings = [...people].flatMap(([person, all]) => all.map((spelling) => ({ person, spelling })))
  const found = spellings
    .flatMap(({ person, spelling }) => placesOf(text, spelling).map((start) => ({ person, spelling, start })))
    .sort((a, b) => b.spelling.length - a.spelling.length)
  const kept: typeof found = []
  for (const one of found) {
    const end = one.start + one.spelling.length
    if (!kept.some((other) => other.start < end && one.start < other.start + other.spelling.length)) kept.push(one)
  }
  kept.sort((a, b) => a.start - b.start)
  const figures = new Map<string, Figure>()
  for (const { person, spelling, start } of kept) {
    const known = figures.get(person)
    const id = known?.id ?? figureId(article, 'actor', start, start + spelling.length)
    const nominative = nominatives.get(spelling) ?? spelling
    const name = known && known.name.length >= nominative.length ? known.name : nominative
    figures.set(person, { id, kind: 'actor', name })
  }
  return kept.map(({ person, spelling, start }) => {
    const figure = figures.get(person) ?? { id: '', kind: 'actor', name: spelling }
    const end = start + spelling.length
    const id = mentionId(article, start, end, 'actor')
    return { person, figure, mention: { id, kind: 'actor', text: spelling, start, end, figure: figure.id } }
  })
}

function placesOf(text: string, spelling: string): number[] {
  const letter = /\p{L}/u
  const found: number[] = []
  for (let at = text.indexOf(spelling); at >= 0; at = text.indexOf(spelling, at + 1))
    if (!letter.test(text[at - 1] ?? ' ') && !/^(?!s\b)[\p{L}-]/u.test(text.slice(at + spelling.length))) found.push(at)
  return found
}

interface Around {
  readonly actors: readonly Figure[]
  readonly mentions: readonly Named[]
  readonly others: readonly Figure[]
}

function report(article: Reading['article'], meeting: ExpectedMeeting, number: number, around: Around): Report {
  const named = meeting.participants.map((person) => around.mentions.find((each) => each.person === person))
  const anchor = { start: named[0]?.mention.start ?? 0, end: named[0]?.mention.end ?? 1 }
  const place = around.others.find(({ kind, name }) => kind === 'place' && placeOf(name) === meeting.place)
  const date = meeting.date === undefined ? undefined : dateOf(meeting.date, anchor)
  return {
    id: reportId(article.id, anchor.start, anchor.end, number),
    kind: meeting.call ? 'call' : 'talks',
    status: meeting.status,
    quote: article.text.slice(anchor.start, anchor.end),
    ...anchor,
    anchor,
    ...(date && { date }),
    ...(place && { place: { figure: place.id, ...anchor } }),
    participants: named.flatMap((each) => (each ? [{ figure: each.figure.id, role: 'participant', ...anchor }] : [])),
    reader: 'gold',
    confidence: 1,
    certainty: 'sure',
  }
}

function dateOf(date: string, span: { start: number; end: number }): ReportedDate {
  const [first = '', last = first] = date.split('/')
  const day = first.length === 10
  return ReportedDate.parse({
    ...span,
    value: first,
    precision: first !== last ? 'range' : day ? 'day' : 'month',
    basis: 'explicit',
    from: day ? first : `${first}-01`,
    to: day
      ? last
      : new Date(Date.UTC(Number(first.slice(0, 4)), Number(first.slice(5)), 0)).toISOString().slice(0, 10),
  })
}
