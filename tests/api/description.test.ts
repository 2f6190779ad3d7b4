import { readdir, readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from './description.ts'
import { type Running, startServer } from './running.ts'

const FOLDER = new URL('.', import.meta.url)

/** These speak to a server themselves, and hold what comes to the description. */
const SENDERS = ['checked.ts', 'raw.ts', 'description.test.ts']

describe('every answer in the tests is held to the description', () => {
  let server: Running
  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server.stop())

  /** A real answer, changed. */
  const changed = async (path: string, change: Partial<Answer>, headers: Record<string, string | null> = {}) => {
    const response = await fetch(`${server.address}${path}`)
    const changedHeaders = new Headers(response.headers)
    for (const [name, value] of Object.entries(headers))
      value === null ? changedHeaders.delete(name) : changedHeaders.set(name, value)
    const answer = {
      method: 'GET',
      path,
      status: response.status,
      headers: changedHeaders,
      body: await response.text(),
    }
    return server.description.faults({ ...answer, ...change })
  }

  it('finds nothing wrong with one that is as described', async () => {
    for (const path of ['/api/stats', '/api/graph', '/api/nothing', '/api/search', '/api/docs', '/api/openapi.json'])
      expect(await changed(path, {}), path).toEqual([])
  })

  it.each([
    ['a status', { status: 418 }, {}, /status 418 is not described/],
    ['a field', { body: '{"status":"ok","version":"1","more":1}' }, {}, /additional properties.*more/],
    ['a value', { body: '{"status":"well","version":"1"}' }, {}, /status must be equal to constant/],
    ['a body that is no JSON', { body: 'ok' }, {}, /not JSON/],
    [
      'a type of content',
      {},
      { 'content-type': 'text/html; charset=utf-8' },
      /content type "text\/html" is not described/,
    ],
    ['a header', {}, { 'x-powered-by': 'Express' }, /header x-powered-by is not described/],
    ['the value of a header', {}, { 'x-content-type-options': 'sniff' }, /must be equal to constant/],
    ['an id that could not be one', {}, { 'x-request-id': 'a b' }, /must match pattern/],
  ] as [string, Partial<Answer>, Record<string, string>, RegExp][])(
    'finds %s that is not described',
    async (_, change, headers, fault) => {
      expect((await changed('/api/health', change, headers)).join('\n')).toMatch(fault)
    },
  )

  it('finds what is missing: a field, a header, a body', async () => {
    expect((await changed('/api/health', { body: '{"status":"ok"}' })).join()).toMatch(/must have required.*version/)
    expect((await changed('/api/health', {}, { 'x-request-id': null })).join()).toMatch(
      /header X-Request-Id is missing/,
    )
    expect((await changed('/api/graph', {}, { etag: null })).join()).toMatch(/header ETag is missing/)
    expect((await changed('/api/health', { body: '' })).join()).toMatch(/not JSON/)
  })

  it('finds a problem whose code is that of another status, and a problem that is none', async () => {
    const problem = await (await fetch(`${server.address}/api/search`)).json()
    const body = (code: string) => JSON.stringify({ ...problem, code })
    expect((await changed('/api/search', { body: body('no-such-node') })).join()).toMatch(
      /code must be equal to one of/,
    )
    expect((await changed('/api/search', { body: '{}' })).join()).toMatch(/must have required/)
    expect((await changed('/api/search', {}, { 'content-type': 'application/json' })).join()).toMatch(
      /is not described/,
    )
  })

  it('finds success under a path that is not described', async () => {
    expect((await changed('/api/stats', { path: '/api/secret' })).join()).toMatch(
      /undescribed path or method answers 200/,
    )
  })

  it('is asked by the one door of all tests: a server that says more than described fails them', async () => {
    const columns = [{ name: 'one', label: 'One', type: 'number' }]
    const query = { id: 'x', name: 'X', description: '', tags: [], parameters: [], columns, cypher: 'RETURN 1' }
    const talkative = await startServer({ parts: { queries: [{ ...query, more: true } as never] } })
    await expect(talkative.ask('queries')).rejects.toThrow(/is not as described/)
    await expect(talkative.fetch('/api/queries')).rejects.toThrow(/is not as described/)
    await talkative.stop()
  })

  it('has no way round it: no other file of the tests of the API speaks to a server', async () => {
    const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.ts') && !SENDERS.includes(name))
    const sending = /(await|return|=>|=)\s+fetch\(|import (?!type\b).* from '(node:(http|https|net|http2)|undici)'/
    const texts = await Promise.all(files.map((name) => readFile(new URL(name, FOLDER), 'utf8')))
    expect(files.filter((_, i) => sending.test(texts[i] ?? ''))).toEqual([])
  })
})
