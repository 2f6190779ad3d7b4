import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '#server'
import { bytesOf, send } from './raw.ts'
import { problemOf, type Running, startServer } from './running.ts'

describe('a server on loopback', () => {
  let server: Running
  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server.stop())

  it.each([
    'evil.example',
    'evil.example:80',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '10.0.0.1',
    'localhost@evil.example',
  ])('refuses the name %j', async (host) => {
    expect(await codeFor(server, host)).toBe('foreign-host')
  })

  it.each(['localhost', 'LOCALHOST:4747', '127.0.0.1:1', '[::1]:4747'])('answers to %j', async (host) => {
    expect(await codeFor(server, host)).toBeUndefined()
  })

  const write = (headers: Record<string, string>) =>
    server.fetch('/api/queries/none/run', {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json', ...headers },
    })

  it.each([
    ['origin', 'https://evil.example'],
    ['origin', 'null'],
    ['origin', 'http://localhost:1'],
    ['sec-fetch-site', 'cross-site'],
    ['sec-fetch-site', 'same-site'],
  ])('refuses a write from a page with %s: %s', async (name, value) => {
    expect((await problemOf(await write({ [name]: value }))).code).toBe('cross-site')
  })

  it('takes a write of its own page and of a program', async () => {
    const own: Record<string, string>[] = [{}, { origin: server.address }, { 'sec-fetch-site': 'same-origin' }]
    for (const headers of own) expect((await problemOf(await write(headers))).code).toBe('no-such-query')
  })

  it('refuses reads that a page of another site makes, but not a link that leads here', async () => {
    // `fetch` sets these headers itself.
    const statusOf = async (site: string, mode: string, path = '/api/graph') =>
      (await send(server, { path, headers: { 'sec-fetch-site': site, 'sec-fetch-mode': mode } })).status
    for (const mode of ['cors', 'no-cors', 'websocket'])
      expect([await statusOf('cross-site', mode), await statusOf('cross-site', mode, '/x.js')]).toEqual([403, 403])
    expect(await statusOf('cross-site', 'navigate')).toBe(200)
    for (const site of ['same-origin', 'same-site', 'none']) expect(await statusOf(site, 'cors')).toBe(200)
  })

  it('sends the headers that keep a browser from doing harm', async () => {
    for (const path of ['/api/stats', '/api/nothing']) {
      const { headers } = await server.fetch(path)
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('access-control-allow-origin')).toBeNull()
      expect(headers.get('x-powered-by')).toBeNull()
    }
  })

  it('keeps the id of a request where it is harmless', async () => {
    const given = await server.fetch('/api/health', { headers: { 'x-request-id': 'mine-1' } })
    expect(given.headers.get('x-request-id')).toBe('mine-1')
    const odd = await server.fetch('/api/health', { headers: { 'x-request-id': 'a b"<' } })
    expect(odd.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('writes one line a request, without what was looked for', async () => {
    await server.fetch('/api/search?q=secretname', { headers: { 'x-request-id': 'line-1' } })
    await expect.poll(() => server.lines.filter(({ requestId }) => requestId === 'line-1')).toHaveLength(1)
    const line = server.lines.find(({ requestId }) => requestId === 'line-1')
    expect(line).toMatchObject({ method: 'GET', path: '/api/search', endpoint: 'search', status: 200 })
    expect(JSON.stringify(server.lines)).not.toContain('secretname')
  })

  it.each([
    [
      'br',
      (text: Buffer) => brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
      brotliDecompressSync,
    ],
    ['gzip', (text: Buffer) => gzipSync(text, { level: 1 }), gunzipSync],
  ] as const)('compresses what is large, and at a level that costs little: %s', async (encoding, cheaply, unpack) => {
    const plain = await bytesOf(server, '/api/openapi.json', { 'accept-encoding': 'identity' })
    const packed = await bytesOf(server, '/api/openapi.json', { 'accept-encoding': encoding })
    expect(unpack(packed)).toEqual(plain)
    // Streamed, it is cut elsewhere than in one piece.
    expect(Math.abs(packed.length / cheaply(plain).length - 1)).toBeLessThan(0.05)
  })

  it('leaves what is small as it is', async () => {
    const { headers } = await server.fetch('/api/health', { headers: { 'accept-encoding': 'br' } })
    expect(headers.get('content-encoding')).toBeNull()
  })
})

describe('a server that others can reach', () => {
  const token = 'correct-horse'
  let server: Running
  beforeAll(async () => {
    server = await startServer({ parts: { exposed: true, tokens: [{ name: 'Ada', token }] } })
  })
  afterAll(() => server.stop())

  const code = async (headers: Record<string, string>, path = '/api/stats') => {
    const response = await server.fetch(path, { headers })
    return response.ok ? undefined : (await problemOf(response)).code
  }

  it('asks for the token', async () => {
    expect(await code({})).toBe('no-token')
    expect(await code({ authorization: 'Bearer wrong' })).toBe('no-token')
    expect(await code({ authorization: `Basic ${token}` })).toBe('no-token')
    expect(await code({ authorization: `Bearer ${token}` })).toBeUndefined()
  })

  it('tells a watchdog without one whether it lives', async () => {
    expect(await code({}, '/api/health')).toBeUndefined()
    expect(await code({}, '/api/ready')).toBeUndefined()
  })

  it('answers to any name', async () => {
    expect(await codeFor(server, 'entente.example', { authorization: `Bearer ${token}` })).toBeUndefined()
  })

  it('never writes the token into its log', async () => {
    await code({ authorization: `Bearer ${token}` }, '/api/nothing')
    expect(JSON.stringify(server.lines)).not.toContain(token)
  })

  const ada = { name: 'Ada', token: '' }
  it.each([
    ['without a token', { tokens: [ada] }],
    ['with an empty token beside a real one', { tokens: [{ name: 'Ben', token }, ada] }],
    ['with an empty token of its own', { tokens: [{ name: 'Ben', token }], localToken: '' }],
  ])('is not made %s', (_, some) => {
    const { engine, ingest } = server
    const parts = { ...server, engine, ingest } as unknown as Parameters<typeof createApp>[0]
    expect(() => createApp({ ...parts, exposed: true, ...some })).toThrow(
      expect.objectContaining({ code: 'bad-setting' }),
    )
  })
})

/** `fetch` sets `Host` itself. */
async function codeFor(server: Running, host: string, headers: Record<string, string> = {}) {
  const response = await send(server, { path: '/api/stats', headers: { ...headers, host } })
  return response.ok ? undefined : (await problemOf(response)).code
}
