import { describe, expect, it } from 'vitest'
import { EntenteError, MAX_ARTICLE_LENGTH, type NewArticle, Reading } from '#contract'
import { knownLanguages, parseSource, readArticle } from '#ingest'
import { loadLanguage } from '../../ingest/languages/load.ts'
import { ownArticles } from '../bench/texts.ts'
import { inputOf, kinds, type Stock } from './inputs.ts'

/** `ENTENTE_FUZZ_INPUTS=100000 ENTENTE_FUZZ_SEED=7 npx vitest run tests/fuzz` tries others, and more. */
const INPUTS = Number(process.env.ENTENTE_FUZZ_INPUTS ?? 10_000)
const SEED = Number(process.env.ENTENTE_FUZZ_SEED ?? 20241130)
const MINUTES = 60_000 * Math.max(5, INPUTS / 2_000)

const languages = knownLanguages()
const stock: Stock = {
  articles: [...ownArticles().values()].flat(),
  words: languages.flatMap((code) => {
    const { offices, triggers, cues, dates } = loadLanguage(code).pack
    const forms = triggers.flatMap((trigger) => Object.values(trigger).filter(Array.isArray).flat())
    return [...offices.flatMap((office) => office.forms), ...forms, ...cues.with, ...cues.said, ...dates.months]
  }),
}

/** What may be said of an input instead of a reading; anything else that is thrown is a fault. */
const REFUSALS = [
  'empty-article',
  'article-too-long',
  'unknown-language',
  'not-text',
  'broken-encoding',
  'unreadable-file',
]

function refused(error: unknown): boolean {
  if (error instanceof EntenteError && REFUSALS.includes(error.code)) return true
  throw error
}

/** The faults of a reading: words that do not stand where it says. */
function faultsOf(reading: Reading): string[] {
  const { text } = reading.article
  const parsed = Reading.safeParse(reading)
  const within = (name: string, start: number, end: number) =>
    start >= 0 && start <= end && end <= text.length ? [] : [`${name} ${start}–${end} lies outside`]
  return [
    ...(parsed.success ? [] : [parsed.error.message]),
    ...reading.mentions
      .filter(({ start, end, text: words }) => text.slice(start, end) !== words)
      .map(({ text: words }) => `mention ${words}`),
    ...reading.reports
      .filter(({ start, end, quote }) => text.slice(start, end) !== quote)
      .map(({ quote }) => `report ${quote}`),
    ...reading.reports.flatMap(({ start, end, anchor }) =>
      start <= anchor.start && anchor.end <= end ? [] : ['an anchor outside its quote'],
    ),
    ...reading.reports.flatMap(({ date, place, participants }) =>
      [date, place, ...participants].flatMap((one) =>
        one === undefined ? [] : within('a part of a report', one.start, one.end),
      ),
    ),
    ...reading.claims.flatMap(({ start, end }) => within('a claim', start, end)),
  ]
}

function tryToRead(article: NewArticle): string[] {
  try {
    return faultsOf(readArticle(article))
  } catch (error) {
    return refused(error) ? [] : ['never']
  }
}

function tryToParse(text: string): string[] {
  try {
    return tryToRead(parseSource(Buffer.from(text), 'page.html'))
  } catch (error) {
    return refused(error) ? [] : ['never']
  }
}

/** Which input failed, so that it can be read again by its number alone. */
function failing(number: number): string[] {
  const { kind, ...article } = inputOf(SEED, number, stock, languages)
  try {
    const faults = [...tryToRead(article), ...(kind === 'broken HTML' ? tryToParse(article.text) : [])]
    return faults.map((fault) => `input ${number} of seed ${SEED} (${kind}): ${fault}`)
  } catch (error) {
    return [`input ${number} of seed ${SEED} (${kind}): ${error instanceof Error ? error.stack : String(error)}`]
  }
}

describe(`reading ${INPUTS.toLocaleString('en')} hostile inputs of seed ${SEED}`, () => {
  it.each(kinds.map((kind, index) => [kind, index] as const))(
    '%s: never throws, and every quote stands where it says',
    (_, first) => {
      for (let number = first; number < INPUTS; number += kinds.length) expect(failing(number)).toEqual([])
    },
    MINUTES,
  )
})

describe('reading texts of millions of characters', () => {
  const start = 'Kim met Xi on 3 May. '
  const long = (piece: string, length: number): string =>
    start + piece.repeat(Math.ceil(length / piece.length)).slice(0, length - start.length)
  const whole = (piece: string): string => long(piece, MAX_ARTICLE_LENGTH)
  /** Marks are a token each: a fifth of it is enough to show that nothing grows with the square. */
  const fifth = (piece: string): string => long(piece, MAX_ARTICLE_LENGTH / 5)

  it.each([
    ['one word', whole('a')],
    ['one word in capitals', whole('Ä')],
    ['one word with hyphens', whole('Kim-')],
    ['full stops', fifth('.')],
    ['quotation marks', fifth('"')],
    ['open brackets', fifth('(')],
    ['marks that combine', fifth('\u0301')],
    ['one word of a script without spaces', whole('平壤')],
    ['halves of characters', fifth('\ud83d')],
  ])(
    '%s',
    (_, text) => {
      expect(tryToRead({ text, language: 'en' })).toEqual([])
    },
    MINUTES,
  )

  it('refuses a longer one', () => {
    expect(() => readArticle({ text: `${whole('a')}a`, language: 'en' })).toThrow(EntenteError)
  })
})
