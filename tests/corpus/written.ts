import { prepare } from '../../ingest/extract/read.ts'
import { type Expected, type ExpectedMeeting, expected, newArticle, people, places, seeds } from '../seeds/corpus.ts'
import type { GoldDocument, GoldMeeting } from './corpus.ts'

const spellings = (name: string): readonly string[] => [name, ...(people.get(name) ?? [])]
const surname = (spelling: string): string => spelling.split(' ').at(-1) ?? spelling

function clues({ participants, date, place }: ExpectedMeeting): string[][] {
  const day = date === undefined ? undefined : /^\d{4}-\d{2}-(\d{2})/.exec(date)?.[1]
  return [
    ...participants.map((name) => spellings(name).flatMap((spelling) => [spelling, surname(spelling)])),
    ...(day === undefined ? [] : [[` ${Number(day)} `, ` ${Number(day)}. `, `'${Number(day)} `]]),
    ...(place === undefined ? [] : [[place, ...(places.get(place) ?? [])]]),
  ]
}

/** The sentences with most of a meeting's people, day and place in them; the whole text where none has two of these. */
function evidence(text: string, meeting: ExpectedMeeting): string[] {
  const sentences = text.split(/(?<=[.!?])\s+|\n+/u).filter(Boolean)
  const wanted = clues(meeting)
  const found = sentences.map((one) => wanted.filter((forms) => forms.some((form) => one.includes(form))).length)
  const most = Math.max(...found)
  return most < 2 ? [text] : sentences.filter((_, index) => found[index] === most)
}

function gold(text: string, meeting: ExpectedMeeting): GoldMeeting {
  const [first = text, ...others] = evidence(text, meeting)
  return {
    participants: meeting.participants,
    status: meeting.status,
    kind: meeting.call ? 'call' : 'talks',
    evidence: first,
    evidence_alt: others,
  }
}

function document(wanted: Expected, index: number): GoldDocument {
  const seed = seeds[index]
  if (seed === undefined) throw new Error(`no article for ${wanted.file}`)
  const { text } = prepare(newArticle(seed))
  const optional = (wanted.optional ?? []).map(
    (one) => ({ ...one, meeting: '', status: one.status ?? 'held' }) as ExpectedMeeting,
  )
  const names = [...wanted.meetings, ...optional].flatMap((one) => one.participants)
  return {
    doc: wanted.file,
    lang: seed.matter.language,
    persons: [...new Set(names)].map((name) => ({ name, also: [...(people.get(name) ?? [])] })),
    organisations: [],
    meetings: wanted.meetings.map((one) => gold(text, one)),
    optional_meetings: optional.map((one) => gold(text, one)),
    text,
    part: 'seeds',
    namesAll: false,
  }
}

/** The sample corpus as documents to learn from: articles of our own, whose gold lies in `tests/seeds`. */
export const readSeeds = (): GoldDocument[] => expected.map(document)
