import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENDPOINTS, ErrorCode } from '#contract'
import { type Running, startServer } from './running.ts'

describe('the description as a page', () => {
  let server: Running
  let page: string
  let policy: string
  beforeAll(async () => {
    server = await startServer()
    const response = await server.fetch('/api/docs')
    policy = response.headers.get('content-security-policy') ?? ''
    page = await response.text()
  })
  afterAll(() => server.stop())

  it('tells of every endpoint, every schema and every code, each under an id of its own', async () => {
    const { components } = await (await server.fetch('/api/openapi.json')).json()
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const schemas = Object.keys(components.schemas).map((name) => `schema-${name}`)
    expect(ids).toEqual(expect.arrayContaining([...Object.keys(ENDPOINTS), ...ErrorCode.options, ...schemas]))
  })

  it('has no link that leads nowhere', () => {
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, target]) => target)
    expect(targets.length).toBeGreaterThan(50)
    for (const target of targets) expect(page, target).toContain(` id="${target}"`)
  })

  it('fetches nothing and runs nothing, and its policy allows nothing else', async () => {
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\son\w+=|\sstyle=/i)
    expect([...page.matchAll(/(?:src|href)="(?!#)([^"]*)"/g)].map(([, address]) => address)).toEqual([
      '/api/openapi.json',
    ])
    const [, nonce] = /<style nonce="([\w-]{22})">/.exec(page) ?? []
    expect(policy).toBe(
      `default-src 'none'; style-src 'nonce-${nonce}'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'`,
    )
    expect(await (await server.fetch('/api/docs')).text()).not.toContain(nonce)
  })

  it('shows patterns and words as they are, whatever they hold', () => {
    expect(page).toContain('^[amfrcjq]_[0-9a-z]{8,40}$')
    expect(page).not.toMatch(/undefined|\[object|&amp;amp;|NaN/)
  })
})
