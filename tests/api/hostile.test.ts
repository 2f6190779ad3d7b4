import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ARTICLES } from './articles.ts'
import { send, sendBytes } from './raw.ts'
import { problemOf, type Running, startServer } from './running.ts'

const NOBODY = 'f_000000000000000000000000'

describe('hostile requests', () => {
  let server: Running
  beforeAll(async () => {
    server = await startServer({ articles: [ARTICLES.scholzInKyiv] })
  })
  afterAll(() => server.stop())

  const post = (path: string, body: string) =>
    server.fetch(path, { method: 'POST', body, headers: { 'content-type': 'application/json' } })

  it('change no prototype, in a body or in an address', async () => {
    const evil = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}'
    await post('/api/judgements', `${evil},"kind":"rename","left":"${NOBODY}","name":"x"}`)
    await post('/api/graph', `${evil},"nodes":[]}`)
    await post('/api/articles', `${evil},"text":"x","language":"en"}`)
    await post('/api/queries/x-meetings-in-period/run', `{"parameters":${evil},"actor":"${NOBODY}"}}`)
    for (const query of [
      '__proto__[polluted]=1',
      'constructor[prototype][polluted]=1',
      '__proto__.polluted=1',
      '__proto__=1',
    ])
      await server.fetch(`/api/search?q=x&${query}`)
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'find no query and no node called %s',
    async (id) => {
      expect((await server.refused('runQuery', { params: { id }, body: {} })).code).toBe('no-such-query')
      expect((await server.refused('node', { params: { id } })).code).toBe('bad-parameter')
    },
  )

  it.each(['a\\r\\nX-Evil: 1', 'a%0d%0aX-Evil: 1', 'a;b', '<script>', 'x'.repeat(65), ''])(
    'put nothing of theirs into the headers or the log by their id: %j',
    async (id) => {
      const { headers } = await server.fetch('/api/health', { headers: { 'x-request-id': id } })
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
      expect(headers.get('x-evil')).toBeNull()
    },
  )

  it.each([
    ['a line break in a header', 'GET /api/health HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: a\rX-Evil: 1\r\n\r\n'],
    ['a NUL in a header', 'GET /api/health HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: a\0b\r\n\r\n'],
    ['a space before the colon', 'GET /api/health HTTP/1.1\r\nHost : localhost\r\n\r\n'],
    ['two lengths', 'POST /api/graph HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}'],
    [
      'a length beside chunks',
      'POST /api/graph HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    [
      'a chunk whose size is none',
      'POST /api/graph HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
    ],
    ['a version that is none', 'GET /api/health HTTP/9.9\r\nHost: localhost\r\n\r\n'],
  ])('are refused before they are requests: %s', async (_, bytes) => {
    const answer = await sendBytes(server, bytes)
    expect(answer && (await problemOf(answer)).code).toBe('bad-request')
    expect(answer?.headers.get('x-evil')).toBeNull()
  })

  it('are not led past the names of this machine by a whole address or a second name', async () => {
    const whole = await send(server, { path: 'http://localhost/api/health', headers: { host: 'evil.example' } })
    expect((await problemOf(whole)).code).toBe('foreign-host')
    const second = await sendBytes(
      server,
      'GET /api/health HTTP/1.1\r\nHost: evil.example\r\nHost: localhost\r\nConnection: close\r\n\r\n',
    )
    expect(second?.status).not.toBe(200)
  })

  it('may expect what they like: what is not known is not waited for', async () => {
    const headers = { expect: 'the-unexpected', host: 'localhost' }
    expect((await send(server, { path: '/api/health', headers })).status).toBe(200)
  })

  it('get no tunnel', async () => {
    expect(
      await sendBytes(server, 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n'),
    ).toBeUndefined()
  })

  it('are not sent back to themselves: TRACE is no method here', async () => {
    const response = await send(server, { method: 'TRACE', path: '/api/health', headers: { 'x-secret': 'mine' } })
    expect((await problemOf(response)).code).toBe('method-not-allowed')
  })

  it('get what changed only if they have not seen it, and no other sort of "not changed"', async () => {
    for (const path of ['/api/health', '/api/stats', '/api/openapi.json', '/api/graph'])
      expect((await server.fetch(path, { headers: { 'if-none-match': '*' } })).status, path).toBe(200)
  })
})
