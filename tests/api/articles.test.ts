import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Accepted, Job } from '#contract'
import { ARTICLES } from './articles.ts'
import { problemOf, type Running, startServer } from './running.ts'

describe('articles through the API', () => {
  let server: Running
  beforeEach(async () => {
    server = await startServer()
  })
  afterEach(() => server.stop())

  const finished = async (job: string): Promise<Job> => {
    await server.ingest.idle()
    return server.ask('job', { params: { id: job } })
  }

  it('are taken, read, and tell what they added', async () => {
    const { id, job } = await server.ask('loadArticle', { body: ARTICLES.scholzInKyiv })
    expect(await finished(job)).toMatchObject({ article: id, state: 'done', known: false })
    const { article, reports, receipt } = await server.ask('article', { params: { id } })
    expect(article).toMatchObject({ id, language: 'en', publishedAt: '2024-12-02' })
    expect(reports).toHaveLength(1)
    expect(receipt.actors.added.map(({ name }) => name)).toContain('Olaf Scholz')
    expect(receipt.meetings.added).toHaveLength(1)
  })

  it('repeat what their original tells, where they are copies, even where nothing says that it is one meeting', async () => {
    const text = `Ministers talk of the harbour

Foreign Minister Alma Quorndale met her counterpart Teodor Vashkiri in Vienna. They spoke for two hours about the harbour, the ferries
and the price of grain. Neither side said what was agreed. The talks go on next week, said a spokesman, who would not name a place.`
    await server.ask('loadArticle', { body: { text, language: 'en', publisher: 'The Harbour Post' } })
    const note = `${text} Read more in our evening edition.`
    const { id } = await server.ask('loadArticle', {
      body: { text: note, language: 'en', publisher: 'The Ferry Times' },
    })
    await server.ingest.idle()
    const { receipt } = await server.ask('article', { params: { id } })
    expect(receipt.copyOf?.kind).toBe('reprint')
    expect(receipt.meetings.repeated).toHaveLength(1)
    expect([...receipt.meetings.added, ...receipt.meetings.confirmed, ...receipt.actors.added]).toEqual([])
  })

  it('are known when they come again', async () => {
    const first = await server.ask('loadArticle', { body: ARTICLES.bidenInParis })
    await server.ingest.idle()
    const again = await server.ask('loadArticle', { body: ARTICLES.bidenInParis })
    expect(again.id).toBe(first.id)
    expect(await finished(again.job)).toMatchObject({ state: 'done', known: true })
    expect((await server.ask('stats')).articles).toBe(1)
  })

  it('may come as a Markdown file with front matter', async () => {
    const file = `---\ntitle: "${ARTICLES.xiInRome.title}"\npublished: 2019-03-22\npublisher: Prova\n---\n\n${ARTICLES.xiInRome.text}\n`
    const response = await server.fetch('/api/articles?name=xi.md', {
      method: 'POST',
      body: file,
      headers: { 'content-type': 'text/markdown; charset=utf-8' },
    })
    expect(response.status).toBe(202)
    const { id, job } = Accepted.parse(await response.json())
    await finished(job)
    const { article } = await server.ask('article', { params: { id } })
    expect(article).toMatchObject({ title: 'Xi a Roma', language: 'it', publishedAt: '2019-03-22', publisher: 'Prova' })
  })

  it('may come as a page, whose article is found in it', async () => {
    const head =
      '<meta property="og:site_name" content="Prova"><meta property="article:published_time" content="2019-03-22T08:00:00Z">'
    const paragraphs = ARTICLES.xiInRome.text.split('\n').map((line) => `<p>${line}</p>`)
    const response = await server.fetch('/api/articles', {
      method: 'POST',
      body: `<html><head><title>${ARTICLES.xiInRome.title}</title>${head}</head><body><nav>Home</nav><article>${paragraphs.join('')}</article></body></html>`,
      headers: { 'content-type': 'text/html' },
    })
    expect(response.status).toBe(202)
    const { id, job } = Accepted.parse(await response.json())
    await finished(job)
    const { article } = await server.ask('article', { params: { id } })
    expect(article).toMatchObject({ title: 'Xi a Roma', language: 'it', publishedAt: '2019-03-22', publisher: 'Prova' })
    expect(article.text).not.toContain('Home')
  })

  it('fail alone, with a code, when their language is not known', async () => {
    const body = { text: 'Qwx zrt plmk vbnq. Hjkl wrtz ghjk xcvb. Yxcv qwrt zpls dfgh jklm nbvc.' }
    const { job } = await server.ask('loadArticle', { body })
    const good = await server.ask('loadArticle', { body: ARTICLES.bidenInGeneva })
    expect(await finished(job)).toMatchObject({ state: 'failed', error: { code: 'unknown-language' } })
    expect(await finished(good.job)).toMatchObject({ state: 'done' })
  })

  it('leave tombstones when they are taken back', async () => {
    const id = await server.load(ARTICLES.scholzInKyiv)
    const { mentions } = await server.ask('article', { params: { id } })
    const figure = mentions[0]?.figure ?? ''
    await server.ask('removeArticle', { params: { id } })
    expect(await server.ask('stats')).toMatchObject({ articles: 0, actors: 0, meetings: 0 })
    expect(await server.ask('node', { params: { id: figure } })).toMatchObject({ kind: 'tombstone', address: figure })
    expect((await server.refused('neighbours', { params: { id: figure } })).code).toBe('gone')
    expect((await server.refused('removeArticle', { params: { id } })).code).toBe('no-such-article')
  })

  it('tell their progress as a stream that ends with the job', async () => {
    const { job } = await server.ask('loadArticle', { body: ARTICLES.bidenInGeneva })
    const response = await server.fetch(`/api/jobs/${job}/events`)
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
    const jobs = eventsIn(await response.text())
    expect(jobs.at(-1)).toMatchObject({ id: job, state: 'done' })
    expect(jobs.filter(({ state }) => state === 'done')).toHaveLength(1)
  })

  it('tell a browser that comes back for more of an ended stream to stop', async () => {
    const { job } = await server.ask('loadArticle', { body: ARTICLES.bidenInGeneva })
    await server.ingest.idle()
    const response = await server.fetch(`/api/jobs/${job}/events`, { headers: { 'last-event-id': 'end' } })
    expect(response.status).toBe(204)
  })

  it('take hostile words as words', async () => {
    const title = "<script>alert(1)</script>' }) DETACH DELETE n //"
    const { id, job } = await server.ask('loadArticle', { body: { ...ARTICLES.bidenInParis, title } })
    expect(await finished(job)).toMatchObject({ state: 'done', title })
    expect((await server.ask('article', { params: { id } })).article.title).toBe(title)
  })

  it('are refused in an unknown file type', async () => {
    const response = await server.fetch('/api/articles?name=a.pdf', {
      method: 'POST',
      body: '%PDF-1.7',
      headers: { 'content-type': 'text/plain' },
    })
    expect((await problemOf(response)).code).toBe('unsupported-type')
  })
})

const eventsIn = (stream: string): Job[] =>
  [...stream.matchAll(/^data: (.*)$/gm)].map(([, data]) => Job.parse(JSON.parse(data ?? '')))
