import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type EntenteError, Reading } from '#contract'
import { knownLanguages } from '../languages/load.ts'
import { readArticle } from './read.ts'

const WORDS =
  'Präsident Minister Kim Jong Un traf met incontrato mit with con Angela Merkel Putin in Berlin am 6. November 2024 , . und Die beiden Treffen call zwischen „ “ ( ) \n Herr Dr. EU-Gipfel wird 😀 \u0301 '.split(
    ' ',
  )
const article = fc
  .array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ maxLength: 8 })), { maxLength: 60 })
  .map((words) => words.join(' '))

/** Every stretch that a reading points to holds the words that it says. */
function checkOffsets(reading: Reading): void {
  const { text } = reading.article
  for (const mention of reading.mentions) expect(text.slice(mention.start, mention.end)).toBe(mention.text)
  for (const report of reading.reports) expect(text.slice(report.start, report.end)).toBe(report.quote)
  for (const claim of reading.claims) {
    const printed = text.slice(claim.start, claim.end)
    if (claim.kind === 'alias') expect(printed).toBe(claim.value)
    else for (const word of claim.value.split(/[\s']+/u)) expect(printed).toContain(word.slice(0, 3))
  }
}

function checkIds(reading: Reading): void {
  const figures = new Set(reading.figures.map((figure) => figure.id))
  const ids = [
    ...figures,
    ...reading.reports.map((one) => one.id),
    ...reading.mentions.map((one) => `${one.id} ${one.figure}`),
    ...reading.claims.map((one) => one.id),
  ]
  expect(new Set(ids).size).toBe(
    reading.figures.length + reading.reports.length + reading.mentions.length + reading.claims.length,
  )
  const used = [
    ...reading.mentions.map((one) => one.figure),
    ...reading.reports.flatMap((one) => one.participants.map((part) => part.figure)),
    ...reading.claims.map((one) => one.about),
  ]
  for (const id of used) expect(figures.has(id)).toBe(true)
}

describe('reading', () => {
  it('points at the very words, with ids that are one of a kind, on any text', () => {
    fc.assert(
      fc.property(article, fc.constantFrom(...knownLanguages()), (text, language) => {
        fc.pre(/[\p{L}\p{N}]/u.test(text))
        const reading = readArticle({ text, language, published: '2024-11-10' })
        checkOffsets(reading)
        checkIds(reading)
        expect(() => Reading.parse(reading)).not.toThrow()
      }),
      { numRuns: 300 },
    )
  })

  it('throws nothing but its named errors on any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        try {
          readArticle({ text, language: 'de' })
        } catch (error) {
          expect((error as EntenteError).code).toBe('empty-article')
        }
      }),
      { numRuns: 500 },
    )
  })

  it.each(['<p>broken <b>html', 'a'.repeat(200_000), 'A '.repeat(50_000), 'שלום عليكم', '\ud800 lone', '1 2 3'])(
    'reads odd text %#',
    (text) => {
      expect(readArticle({ text, language: 'en' }).reports).toEqual([])
    },
  )

  it('puts a title that stands apart before the text', () => {
    const { article: read } = readArticle({ title: 'A visit', text: 'The mayor came.', language: 'en' })
    expect(read.text).toBe('A visit\n\nThe mayor came.')
  })

  it('tells the language where none is given, and names the known ones for another', () => {
    expect(
      readArticle({ text: 'Der Minister sprach gestern mit der Presse über die neuen Gesetze.' }).article.language,
    ).toBe('de')
    expect(() => readArticle({ text: 'Ma-ji', language: 'zu' })).toThrow(
      expect.objectContaining({ code: 'unknown-language' }) as Error,
    )
  })

  it('reads the same article to the same ids', () => {
    const text = 'President Helen Carter met Prime Minister Rajiv Menon in Delhi.'
    expect(readArticle({ text, language: 'en' })).toEqual(readArticle({ text, language: 'en' }))
  })
})
