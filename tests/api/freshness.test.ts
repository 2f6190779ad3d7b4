import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ARTICLES } from './articles.ts'
import { type Running, startServer } from './running.ts'

describe('answers about the graph', () => {
  let server: Running
  beforeAll(async () => {
    server = await startServer({ articles: [ARTICLES.scholzInKyiv] })
  })
  afterAll(() => server.stop())

  it.each(['/api/graph', '/api/meetings'])('%s is sent again only when the graph has changed', async (path) => {
    const first = await server.fetch(path)
    const tag = first.headers.get('etag') ?? ''
    expect(first.headers.get('cache-control')).toBe('private, no-cache')
    const same = await server.fetch(path, { headers: { 'if-none-match': `"other", ${tag}` } })
    expect(same.status).toBe(304)
    expect(await same.text()).toBe('')

    const id = await server.load(ARTICLES.bidenInParis)
    const changed = await server.fetch(path, { headers: { 'if-none-match': tag } })
    expect(changed.status).toBe(200)
    expect(changed.headers.get('etag')).not.toBe(tag)
    await server.ask('removeArticle', { params: { id } })
  })

  it('carry no tag where they are an error, or not about the graph', async () => {
    expect((await server.fetch('/api/nodes/f_000000000000000000000000')).headers.get('etag')).toBeNull()
    expect((await server.fetch('/api/stats')).headers.get('etag')).toBeNull()
  })
})
