import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ARTICLES } from './articles.ts'
import { problemOf, type Running, startServer } from './running.ts'

describe('why an article was read as it was', () => {
  let server: Running
  const idOf = async (title: string | undefined) => {
    const { articles } = await server.ask('articles')
    const found = articles.find((article) => article.title === title)
    if (found === undefined) throw new Error(`${title} is not loaded`)
    return found.id
  }
  beforeAll(async () => {
    server = await startServer({ articles: Object.values(ARTICLES) })
  })
  afterAll(() => server.stop())

  it('is told of every report of every article, with the word and the people that made it', async () => {
    const { articles } = await server.ask('articles')
    expect(articles.length).toBeGreaterThan(3)
    for (const { id } of articles) {
      const { article, reports } = await server.ask('article', { params: { id } })
      const told = await server.ask('explanation', { params: { id } })
      expect(told.reports.map(({ report }) => report).sort()).toEqual(reports.map((one) => one.id).sort())
      for (const { report, words } of told.reports) {
        const [word] = words
        expect(article.text.slice(word?.start, word?.end)).toBe(word?.text)
        expect(word?.meeting?.why.length).toBeGreaterThan(0)
        const { confidence } = reports.find((one) => one.id === report) ?? {}
        expect(words.flatMap((one) => one.confidence?.chance ?? [])).toEqual([confidence])
        expect(word?.figures.filter(({ takesPart }) => takesPart).length).toBeGreaterThanOrEqual(2)
      }
    }
  })

  it('is told of one report alone where it is asked for', async () => {
    const id = await idOf(ARTICLES.scholzInKyiv.title)
    const { reports } = await server.ask('article', { params: { id } })
    const report = reports[0]?.id ?? ''
    const one = await server.ask('explanation', { params: { id }, query: { report } })
    expect(one.reports.map((told) => told.report)).toEqual([report])
    expect(one.rejected).toEqual([])
    const other = await server.ask('explanation', { params: { id }, query: { report: `r_${'0'.repeat(24)}` } })
    expect(other.reports).toEqual([])
  })

  it('is not told of an article that is not there', async () => {
    const problem = await problemOf(await server.fetch(`/api/articles/a_${'0'.repeat(24)}/explanation`))
    expect(problem).toMatchObject({ status: 404, code: 'no-such-article' })
  })
})
