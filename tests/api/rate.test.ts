import { afterEach, describe, expect, it } from 'vitest'
import { problemOf, type Running, startServer } from './running.ts'

const TOKENS = [
  { name: 'Anna', token: 'anna-0123456789abcdef' },
  { name: 'Ben', token: 'ben-0123456789abcdef' },
]
const LOCAL = 'local-0123456789abcdef'

describe('the rate of requests', () => {
  let server: Running
  afterEach(() => server.stop())

  const status = async (token?: string, path = '/api/stats') => {
    const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` }
    return (await server.fetch(path, { headers })).status
  }
  const many = async (count: number, ...ask: Parameters<typeof status>) => {
    const all: number[] = []
    for (let i = 0; i < count; i += 1) all.push(await status(...ask))
    return all
  }
  const [anna, ben] = TOKENS.map(({ token }) => token)

  it('is held for each name by itself, with a problem that says how long to wait', async () => {
    server = await startServer({ parts: { exposed: true, tokens: TOKENS, localToken: LOCAL, rate: 5 } })
    expect(await many(5, anna)).toEqual([200, 200, 200, 200, 200])
    const response = await server.fetch('/api/stats', { headers: { authorization: `Bearer ${anna}` } })
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(response.headers.get('ratelimit')).toMatch(/"requests"; r=0; t=\d+/)
    expect(response.headers.get('ratelimit-policy')).toMatch(/"requests"; q=5; w=60/)
    expect((await problemOf(response)).code).toBe('too-many-requests')
    expect(await status(ben)).toBe(200)
    expect(new Set(await many(12, LOCAL))).toEqual(new Set([200]))
  })

  it('is held for each address where no token is needed', async () => {
    server = await startServer({ parts: { exposed: true, tokens: TOKENS, rate: 5 } })
    // The description was read once when the server began.
    expect(await many(5, undefined, '/api/health')).toEqual([200, 200, 200, 200, 429])
    expect(await status(anna)).toBe(200)
  })

  it('is much lower for who guesses tokens, and does not shut out who has one', async () => {
    server = await startServer({ parts: { exposed: true, tokens: TOKENS } })
    const guesses = await many(32, 'guess-0123456789abcdef')
    expect(guesses.slice(0, 30)).toEqual(Array(30).fill(401))
    expect(guesses.slice(30)).toEqual([429, 429])
    expect(await status(anna)).toBe(200)
  })

  it('is not held on loopback', async () => {
    server = await startServer({ parts: { rate: 3 } })
    expect(await many(10)).toEqual(Array(10).fill(200))
    expect((await server.fetch('/api/stats')).headers.get('ratelimit')).toBeNull()
  })
})
