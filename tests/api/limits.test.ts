import { afterEach, describe, expect, it } from 'vitest'
import { ARTICLES } from './articles.ts'
import { send, sendBytes, silence } from './raw.ts'
import { problemOf, type Running, type Start, startServer } from './running.ts'

describe('the limits of a server', () => {
  let server: Running
  afterEach(() => server.stop())
  const begin = async (start: Start = {}) => {
    server = await startServer(start)
  }
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    server.fetch(path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })
  const codeOf = async (response: Response) => (await problemOf(response)).code

  it.each(['/api/articles', '/api/judgements', '/api/graph', '/api/queries/x/run'])(
    'in depth: %s takes 32 and no more',
    async (path) => {
      await begin()
      const nested = (depth: number) => `{"text":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`
      expect(await codeOf(await post(path, nested(32)))).not.toBe('too-deep')
      for (const depth of [33, 10_000, 400_000]) expect(await codeOf(await post(path, nested(depth)))).toBe('too-deep')
      expect(await codeOf(await post(path, '{"a":'.repeat(50_000)))).toBe('too-deep')
    },
  )

  it('in depth does not count what stands in a text', async () => {
    await begin()
    const text = `Olaf Scholz said: "${'[{'.repeat(100)}\\`
    expect((await post('/api/articles', JSON.stringify({ text, language: 'en' }))).status).toBe(202)
  })

  it('in depth is not got round by another encoding', async () => {
    await begin()
    const body = Buffer.from(`{"text":${'['.repeat(40_000)}`, 'utf16le')
    for (const charset of ['utf-16le', 'utf-16', 'utf-32', 'latin1']) {
      const headers = { 'content-type': `application/json; charset=${charset}`, 'content-length': `${body.length}` }
      const response = await send(server, {
        method: 'POST',
        path: '/api/articles',
        headers,
        body: new Uint8Array(body),
      })
      expect(await codeOf(response), charset).toBe('unsupported-type')
    }
  })

  it('in the size of a body that is no article', async () => {
    await begin()
    for (const path of ['/api/judgements', '/api/graph', '/api/queries/x/run'])
      expect(await codeOf(await post(path, JSON.stringify({ note: 'x'.repeat(1_000_000) })))).toBe('too-large')
  })

  it('in time for the headers: a client that sends them drop by drop is told so and cut', async () => {
    await begin({ limits: { headersTimeout: 300, requestTimeout: 300, connectionsCheckingInterval: 50 } })
    const answer = await sendBytes(server, 'GET /api/stats HTTP/1.1\r\nHost: localhost\r\nX-Drop')
    expect(answer && (await codeOf(answer))).toBe('too-slow')
    expect(answer?.headers.get('connection')).toBe('close')
  })

  it('in time for the body', async () => {
    await begin({ limits: { headersTimeout: 300, requestTimeout: 300, connectionsCheckingInterval: 50 } })
    const head =
      'POST /api/articles HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n'
    const answer = await sendBytes(server, `${head}{"text":`)
    expect(answer && (await codeOf(answer))).toBe('too-slow')
  })

  it('in time for a connection on which nothing moves', async () => {
    await begin({ limits: { idleTimeout: 200 } })
    const socket = silence(server)
    await expect.poll(() => server.connections()).toBeGreaterThan(0)
    await new Promise((resolve) => socket.once('close', resolve))
    socket.destroy()
  })

  it('in time for an answer: a store that does not come back to a question is busy', async () => {
    const never = new Promise<never>(() => undefined)
    const explorer = { epoch: async () => 1, stats: () => never, written: () => never }
    await begin({ parts: { answerWithin: 50, explorer: explorer as never } })
    for (const response of [
      await server.fetch('/api/stats'),
      await server.fetch('/api/graph'),
      await post('/api/graph', '{"nodes":[]}'),
    ]) {
      expect(response.headers.get('retry-after')).toBe('2')
      expect(await codeOf(response)).toBe('store-busy')
    }
    expect((await server.ask('health')).status).toBe('ok')
  })

  it('in connections', async () => {
    await begin({ limits: { maxConnections: 5 } })
    const sockets = Array.from({ length: 12 }, () => silence(server))
    let cut = 0
    for (const socket of sockets) socket.on('close', () => void cut++)
    await expect.poll(() => cut).toBeGreaterThanOrEqual(7)
    expect(await server.connections()).toBeLessThanOrEqual(5)
    for (const socket of sockets) socket.destroy()
  })

  it('in streams that are open at a time, and one that ends makes room', async () => {
    await begin({ parts: { mostStreams: 2 } })
    await server.ingest.stop()
    const { job } = await server.ask('loadArticle', { body: ARTICLES.xiInRome })
    const path = `/api/jobs/${job}/events`
    const clients = [new AbortController(), new AbortController()]
    for (const { signal } of clients) expect((await server.fetch(path, { signal })).status).toBe(200)
    const third = await server.fetch(path)
    expect(third.headers.get('retry-after')).toBe('2')
    expect(await codeOf(third)).toBe('too-many-requests')
    clients[0]?.abort()
    const again = new AbortController()
    await expect.poll(async () => (await server.fetch(path, { signal: again.signal })).status).toBe(200)
    for (const client of [...clients, again]) client.abort()
  })
})
