import type { DateSpan } from './dates.ts'
import type { Passage } from './passage.ts'
import { tenseOf } from './tense.ts'

const BREAKS = new Set([';', ':', '–', '—', '(', ')', '"', '„', '“', '”', '«', '»'])

/** How many words may stand between the comma or `and` and the date, and how many where no verb stands behind the comma: `, and on the same day`, `and saw him again on 8 May`. */
const BEFORE_DATE = 3
const FAR_BEFORE_DATE = 5

/**
 * Numbers the clauses of a text: a clause begins at a strong mark, at a word such as `dass`, `who`, `mentre`, with its comma, and
 * where a comma or `and` brings a second date (`on 27 April he met A, on 8 May B`).
 */
export function numberClauses(passage: Passage, dates: readonly DateSpan[]): Int32Array {
  const { tokens, sentences, language } = passage
  const openings = dateOpenings(passage, dates)
  const inDate = new Set(
    dates.flatMap(({ first, last }) => Array.from({ length: last - first - 1 }, (_, at) => first + 1 + at)),
  )
  const clauses = new Int32Array(tokens.length)
  let clause = 0
  for (const sentence of sentences) {
    clause++
    for (let at = sentence.first; at < sentence.last; at++) {
      const token = tokens[at]
      if (token === undefined) continue
      if (BREAKS.has(token.text) || openings.has(at)) clause++
      else if (at > sentence.first && !inDate.has(at) && opensClause(passage, at, language.cues.clause)) clause++
      clauses[at] = clause
    }
  }
  return clauses
}

function opensClause(passage: Passage, at: number, words: ReadonlySet<string>): boolean {
  const { tokens, language } = passage
  const token = tokens[at]
  if (token === undefined) return false
  if (token.text === ',') {
    const next = tokens[at + 1]?.low ?? ''
    const after = tokens[at + 2]?.low ?? ''
    return (
      words.has(next) ||
      language.relatives.has(next) ||
      (language.relatives.has(after) &&
        (language.cues.at.has(next) || language.cues.with.has(next) || language.cues.by.has(next)))
    )
  }
  if (language.cues.and.has(token.low)) {
    const next = tokens[at + 1]?.low ?? ''
    return language.cues.said.has(next) || language.cues.pastAux.has(next) || language.cues.futureAux.has(next)
  }
  return !language.pack.capitalisedNouns && words.has(token.low) && tokens[at - 1]?.text !== ','
}

/** Numbers the parts of a text that have a day of their own: a sentence, or what a second date in it opens. */
export function numberSegments(passage: Passage, dates: readonly DateSpan[]): Int32Array {
  const openings = dateOpenings(passage, dates)
  const segments = new Int32Array(passage.tokens.length)
  let segment = 0
  passage.tokens.forEach((token, at) => {
    if (openings.has(at) || token.sentence !== passage.tokens[at - 1]?.sentence) segment++
    segments[at] = segment
  })
  return segments
}

/** Tokens at which a second date of a sentence opens a clause of its own. */
function dateOpenings(passage: Passage, dates: readonly DateSpan[]): ReadonlySet<number> {
  const openings = new Set<number>()
  dates.forEach((date, index) => {
    const before = dates[index - 1]
    if (before?.sentence !== date.sentence || !isDay(before) || !isDay(date)) return
    const at = openingBefore(passage, date.first, before.last)
    if (at !== undefined) openings.add(at)
  })
  return openings
}

const isDay = ({ what }: DateSpan): boolean => what.type !== 'year' && what.type !== 'unit'

function openingBefore(passage: Passage, date: number, from: number): number | undefined {
  const { tokens, language } = passage
  for (let at = date - 1; at >= from && at >= date - 1 - FAR_BEFORE_DATE; at--) {
    const token = tokens[at]
    if (token?.text === ',' || token?.text === ';') {
      const far = at < date - 1 - BEFORE_DATE && tenseOf(language, tokens[at + 1]?.low ?? '') !== undefined
      return far ? undefined : (openingOfPlace(passage, at, from) ?? at)
    }
    if (token !== undefined && language.cues.and.has(token.low)) return tokens[at - 1]?.text === ',' ? at - 1 : at
    if (token?.kind === 'number') return undefined
  }
  return undefined
}

/** How far before the comma of a date the `and` may stand that opens its place: `and in Woodside, near San Francisco, on 15 November`. */
const PLACE_REACH = 7

function openingOfPlace({ tokens, language }: Passage, comma: number, from: number): number | undefined {
  for (let at = comma - 1; at >= from && at >= comma - PLACE_REACH; at--) {
    if (language.cues.and.has(tokens[at]?.low ?? ''))
      return language.cues.at.has(tokens[at + 1]?.low ?? '') ? at : undefined
    if (tenseOf(language, tokens[at]?.low ?? '') !== undefined) return undefined
  }
  return undefined
}
