import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENDPOINTS, type Endpoint, type EndpointName } from '#contract'
import { sendBytes } from './raw.ts'
import { problemOf, type Running, startServer } from './running.ts'

const NOBODY = 'f_000000000000000000000000'

describe('what the API refuses', () => {
  let server: Running
  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server.stop())

  const post = (path: string, body: BodyInit, type = 'application/json') =>
    server.fetch(path, { method: 'POST', body, headers: { 'content-type': type } })

  it.each([
    ['search', {}, 'q'],
    ['search', { q: ' ' }, 'q'],
    ['search', { q: 'x'.repeat(201) }, 'q'],
    ['search', { q: 'x', limit: '1000' }, 'limit'],
    ['search', { q: 'x', limit: 'many' }, 'limit'],
    ['search', { q: 'x', kinds: 'actor,ghost' }, 'kinds.1'],
    ['graph', { from: '2024-02-30' }, 'from'],
    ['meetings', { status: 'maybe' }, 'status.0'],
    ['meetings', { actor: "f_'; MATCH (n) DETACH DELETE n" }, 'actor'],
    ['paths', { from: NOBODY }, 'to'],
    ['paths', { from: NOBODY, to: NOBODY, maxHops: '99' }, 'maxHops'],
  ] as [EndpointName, Record<string, string>, string][])('%s with %j names %s', async (name, query, path) => {
    const { code, issues } = await server.refused(name, { query })
    expect(code).toBe('bad-parameter')
    expect(issues?.map((issue) => issue.path)).toContain(path)
  })

  it('an address that is none', async () => {
    for (const id of ['nobody', '%27', '__proto__', 'f_', '../stats'])
      expect((await server.refused('node', { params: { id } })).code).toBe('bad-parameter')
  })

  it.each([
    ['node', 'no-such-node'],
    ['neighbours', 'no-such-node'],
    ['article', 'no-such-article'],
    ['removeArticle', 'no-such-article'],
    ['job', 'no-such-job'],
    ['jobEvents', 'no-such-job'],
    ['takeBack', 'no-such-judgement'],
  ] as [EndpointName, string][])('%s of an unknown address: %s', async (name, code) => {
    expect((await server.refused(name, { params: { id: NOBODY } })).code).toBe(code)
  })

  it('an unknown saved query', async () => {
    expect((await server.refused('runQuery', { params: { id: 'nothing' }, body: {} })).code).toBe('no-such-query')
  })

  it('paths between unknown addresses', async () => {
    expect((await server.refused('paths', { query: { from: NOBODY, to: NOBODY } })).code).toBe('no-such-node')
  })

  it('a judgement on an unknown address', async () => {
    const body = { kind: 'same', left: NOBODY, right: 'f_111111111111111111111111' }
    expect((await server.refused('judge', { body })).code).toBe('no-such-node')
  })

  it.each(['{', '{"text":', '"text"', 'null', '12', '[1', ''])('a body %j on POST /articles', async (body) => {
    const { code } = await problemOf(await post('/api/articles', body))
    expect(['bad-json', 'bad-request']).toContain(code)
  })

  it('a body that does not fit, naming every place', async () => {
    const { code, issues } = await server.refused('loadArticle', {
      body: { text: 'x', language: 'Deutsch', published: '1.1.' },
    })
    expect(code).toBe('bad-request')
    expect(issues?.map(({ path }) => path).sort()).toEqual(['language', 'published'])
  })

  it('a web address that is no http', async () => {
    const { issues } = await server.refused('loadArticle', { body: { text: 'x', url: 'javascript:alert(1)' } })
    expect(issues?.map(({ path }) => path)).toEqual(['url'])
  })

  it('an article without text and one that is too long', async () => {
    expect((await server.refused('loadArticle', { body: { text: '' } })).code).toBe('empty-article')
    expect((await server.refused('loadArticle', { body: { text: 'x'.repeat(5_000_001) } })).code).toBe(
      'article-too-long',
    )
  })

  it('half of a surrogate pair, and bytes that are no UTF-8', async () => {
    expect((await problemOf(await post('/api/articles', '{"text":"\\ud800"}'))).code).toBe('broken-encoding')
    const bytes = Buffer.from('{"text":"Gr\xfc\xdfe"}', 'latin1')
    expect((await problemOf(await post('/api/articles', bytes))).code).toBe('broken-encoding')
    expect(
      (await problemOf(await post('/api/articles', Buffer.from('Gr\xfc\xdfe', 'latin1'), 'text/plain'))).code,
    ).toBe('broken-encoding')
  })

  it('a body that is too large, plain or unpacked', async () => {
    const body = JSON.stringify({ text: 'x', note: 'x'.repeat(16_000_001) })
    expect((await problemOf(await post('/api/articles', body))).code).toBe('too-large')
    const { gzipSync } = await import('node:zlib')
    const packed = await server.fetch('/api/articles', {
      method: 'POST',
      body: gzipSync(body),
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    })
    expect((await problemOf(packed)).code).toBe('too-large')
  })

  it('a type of body that is not read', async () => {
    expect((await problemOf(await post('/api/articles', 'a=b', 'application/x-www-form-urlencoded'))).code).toBe(
      'unsupported-type',
    )
    expect((await problemOf(await post('/api/articles', 'text', 'text/plain; charset=latin1'))).code).toBe(
      'unsupported-type',
    )
    expect((await problemOf(await post('/api/judgements', 'text', 'text/plain'))).code).toBe('unsupported-type')
  })

  it('a binary file sent as text', async () => {
    const bytes = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
    expect((await problemOf(await post('/api/articles?name=a.txt', bytes, 'text/plain'))).code).toBe('not-text')
  })

  it('every path with a method it does not have', async () => {
    for (const endpoint of Object.values<Endpoint>(ENDPOINTS)) {
      const path = `/api${endpoint.path.replace('{id}', NOBODY)}`
      const response = await server.fetch(path, { method: 'PUT' })
      expect((await problemOf(response)).code, path).toBe('method-not-allowed')
      expect(response.headers.get('allow')).toContain(endpoint.method.toUpperCase())
    }
  })

  it('paths where nothing is', async () => {
    for (const path of ['/api', '/api/', '/api/nothing', '/api/nodes', '/api/nodes/', '/api/Stats', '/nothing.js'])
      expect((await problemOf(await server.fetch(path))).code, path).toBe('not-found')
  })

  it('a path that is not validly encoded', async () => {
    for (const path of ['/api/nodes/%E0%A4%A', '/api/nodes/%', '/%ff', '/api/nodes/%00'])
      expect((await problemOf(await server.fetch(path))).code, path).toBe('bad-parameter')
  })

  it.each([
    ['what is not HTTP', 'HELLO\r\n\r\n', 'bad-request'],
    [
      'a header that never ends',
      `GET /api/stats HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
      'too-large',
    ],
    [
      'a length that is none',
      'POST /api/articles HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n',
      'bad-request',
    ],
    [
      'a request that does not say whom it is for',
      'GET /api/stats HTTP/1.1\r\nConnection: close\r\n\r\n',
      'bad-request',
    ],
  ])('%s', async (_, request, code) => {
    const answer = await sendBytes(server, request)
    expect(answer && (await problemOf(answer)).code).toBe(code)
  })
})
