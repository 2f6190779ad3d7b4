import { describe, expect, it } from 'vitest'
import { parseSource, readArticle } from '#ingest'
import { compare, strangers } from './compare.ts'
import { bytesOf, expected, newArticle, seeds } from './corpus.ts'

const articles = seeds.map((seed, index) => ({ file: seed.file, seed, gold: expected[index] }))

describe.each(articles)('$file', ({ seed, gold }) => {
  const reading = readArticle(newArticle(seed))

  it('tells of the meetings that are in it, and of no other', () => {
    expect(gold && compare(gold, reading)).toEqual([])
  })

  it('is handed in as its front matter says', () => {
    const { title, language, published, publisher } = seed.matter
    expect(parseSource(bytesOf(seed), seed.file)).toMatchObject(
      published === undefined ? { title, language, publisher } : { title, language, published, publisher },
    )
  })

  it('names nobody who is not in it', () => {
    expect(strangers(reading)).toEqual([])
  })

  it('proves every fact with words of the article', () => {
    const { text } = reading.article
    for (const mention of reading.mentions) expect(text.slice(mention.start, mention.end)).toBe(mention.text)
    for (const report of reading.reports) expect(text.slice(report.start, report.end)).toBe(report.quote)
  })
})
