import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ARTICLES } from './articles.ts'
import { problemOf, type Running, startServer } from './running.ts'

const ANNA = 'anna-0123456789abcdef'
const BEN = 'ben-0123456789abcdef'
const LOCAL = 'local-0123456789abcdef'
const TOKENS = [
  { name: 'Anna', token: ANNA },
  { name: 'Ben', token: BEN },
]

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

/** Somebody in the graph, to decide about. */
async function scholzIn(server: Running, headers: Record<string, string>): Promise<string> {
  const { hits } = await server.ask('search', { query: { q: 'Scholz', kinds: 'actor' }, headers })
  const [hit] = hits
  if (hit === undefined || !('node' in hit)) throw new Error('Scholz is not in the graph')
  return hit.node.id
}

async function authorOf(server: Running, headers: Record<string, string>): Promise<string> {
  const left = await scholzIn(server, headers)
  return (await server.ask('judge', { body: { kind: 'rename', left, name: 'Scholz' }, headers })).author
}

describe('the author of a decision', () => {
  it('is whose token it was made with', async () => {
    const parts = { exposed: true, tokens: TOKENS, localToken: LOCAL, author: 'Owner' }
    const server = await startServer({ articles: [ARTICLES.scholzInKyiv], parts })
    expect(await authorOf(server, bearer(ANNA))).toBe('Anna')
    expect(await authorOf(server, bearer(BEN))).toBe('Ben')
    expect(await authorOf(server, bearer(LOCAL))).toBe('Owner')
    const { judgements } = await server.ask('judgements', { headers: bearer(BEN) })
    expect(judgements.map(({ author }) => author).sort()).toEqual(['Anna', 'Ben', 'Owner'])
    await server.stop()
  })

  it('is never taken from the request itself', async () => {
    const server = await startServer({ articles: [ARTICLES.scholzInKyiv] })
    const left = await scholzIn(server, {})
    const body = { kind: 'rename', left, name: 'Scholz', author: 'Mallory', __proto__: { author: 'Mallory' } }
    expect((await server.ask('judge', { body })).author).toBe('analyst')
    await server.stop()
  })

  it('is on loopback whom the settings name, or whose token was sent all the same', async () => {
    const server = await startServer({ articles: [ARTICLES.scholzInKyiv], parts: { author: 'Vera', tokens: TOKENS } })
    expect(await authorOf(server, {})).toBe('Vera')
    expect(await authorOf(server, bearer(ANNA))).toBe('Anna')
    expect((await server.refused('stats', { headers: bearer('nobody-0123456789abcdef') })).code).toBe('no-token')
    await server.stop()
  })

  it('without any names is nobody else because of a token that a browser still has', async () => {
    const server = await startServer({ articles: [ARTICLES.scholzInKyiv], parts: { localToken: LOCAL } })
    expect(await authorOf(server, bearer('of-another-server-0123456789'))).toBe('analyst')
    await server.stop()
  })
})

describe('a token', () => {
  let server: Running
  let answers: string
  beforeAll(async () => {
    server = await startServer({ parts: { exposed: true, tokens: TOKENS, localToken: LOCAL } })
    const paths = ['/api/stats', '/api/nodes/x', '/api/nothing', '/api/search', '/nothing.js', '/api/docs']
    const texts: string[] = []
    for (const token of [ANNA, BEN, LOCAL, `${ANNA}x`, ANNA.slice(1)])
      for (const path of paths) {
        const response = await server.fetch(path, { headers: bearer(token) })
        texts.push(JSON.stringify([...response.headers]), await response.text())
      }
    const broken = await server.fetch('/api/judgements', {
      method: 'POST',
      body: '{"kind":',
      headers: { ...bearer(ANNA), 'content-type': 'application/json' },
    })
    answers = [...texts, await broken.text()].join('\n')
  })
  afterAll(() => server.stop())

  it.each([ANNA, BEN, LOCAL])('stands in no log and in no answer: %s', (token) => {
    expect(server.lines.length).toBeGreaterThan(30)
    expect(JSON.stringify(server.lines)).not.toContain(token)
    expect(answers).not.toContain(token)
    expect(answers).toContain('no-token')
  })

  it('is told in the log by its name alone', () => {
    expect(new Set(server.lines.map(({ by }) => by))).toEqual(new Set(['Anna', 'Ben', 'analyst', undefined]))
  })

  it('is taken from its header only: not from the address, a cookie or another scheme', async () => {
    const ways: [string, Record<string, string>][] = [
      [`/api/stats?token=${ANNA}&access_token=${ANNA}`, {}],
      ['/api/stats', { cookie: `token=${ANNA}` }],
      ['/api/stats', { authorization: ANNA }],
      ['/api/stats', { authorization: `Basic ${Buffer.from(`anna:${ANNA}`).toString('base64')}` }],
      ['/api/stats', { authorization: `Bearer ${ANNA} ${ANNA}` }],
      ['/api/stats', bearer(ANNA.toUpperCase())],
    ]
    for (const [path, headers] of ways) {
      const response = await server.fetch(path, { headers })
      expect(response.headers.get('www-authenticate')).toBe('Bearer')
      expect((await problemOf(response)).code).toBe('no-token')
    }
    expect(JSON.stringify(server.lines)).not.toContain(ANNA)
  })
})
