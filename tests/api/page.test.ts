import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { send } from './raw.ts'
import { problemOf, type Running, startServer } from './running.ts'

const PAGE = '<!doctype html><meta name="csp-nonce" content="__CSP_NONCE__"><style nonce="__CSP_NONCE__"></style>'

describe('the page', () => {
  let clientFolder: string
  let server: Running
  beforeAll(async () => {
    clientFolder = await mkdtemp(join(tmpdir(), 'entente-page-'))
    await mkdir(join(clientFolder, 'assets'))
    await writeFile(join(clientFolder, 'index.html'), PAGE)
    await writeFile(join(clientFolder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
    await writeFile(join(clientFolder, 'assets', 'main-1a2b3c.js'), 'export {}')
    await writeFile(join(clientFolder, '..', 'outside.txt'), 'not to be served')
    await writeFile(join(clientFolder, '.secret.txt'), 'not to be served')
    server = await startServer({ parts: { clientFolder } })
  })
  afterAll(async () => {
    await server.stop()
    await rm(clientFolder, { recursive: true })
  })

  it('comes with a nonce of its own each time, and a policy that allows nothing else', async () => {
    const nonces = new Set<string>()
    for (let round = 0; round < 2; round += 1) {
      const response = await server.fetch('/')
      const html = await response.text()
      const [, nonce = ''] = /content="([\w-]+)"/.exec(html) ?? []
      const policy = response.headers.get('content-security-policy') ?? ''
      expect(html).not.toContain('__CSP_NONCE__')
      expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`)
      expect(policy).toContain("script-src 'self';")
      expect(policy).not.toMatch(/unsafe|blob:|\*/)
      expect(response.headers.get('cache-control')).toBe('no-store')
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(2)
  })

  it('comes at every address of a view, also under its own name', async () => {
    for (const path of ['/index.html', '/people/f_0123', '/?node=f_0123'])
      expect(await (await server.fetch(path)).text()).toContain('nonce')
  })

  it('brings its files: those named after their content for good', async () => {
    const script = await server.fetch('/assets/main-1a2b3c.js')
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(script.headers.get('content-type')).toMatch(/javascript/)
    const icon = await server.fetch('/icon.svg')
    expect(icon.headers.get('content-type')).toMatch(/svg/)
    expect(icon.headers.get('cache-control')).toBe('public, max-age=3600')
  })

  it('brings no file that is not there and none from outside its folder', async () => {
    for (const path of ['/assets/gone.js', '/outside.txt', '/..%2foutside.txt', '/assets/..%2f..%2foutside.txt'])
      expect((await problemOf(await server.fetch(path))).code, path).toBe('not-found')
  })

  it.each([
    '/../outside.txt',
    '/assets/../../outside.txt',
    '/assets/%2e%2e/%2e%2e/outside.txt',
    '/..%5coutside.txt',
    '/..\\outside.txt',
    '/%2e%2e%2foutside.txt',
    '/....//outside.txt',
    '//outside.txt',
    '/.secret.txt',
    '/%2esecret.txt',
    '/assets/..%252foutside.txt',
    'file:///etc/passwd.txt',
  ])('brings nothing from elsewhere however the path is written: %s', async (path) => {
    const response = await send(server, { path })
    expect(['not-found', 'bad-parameter']).toContain((await problemOf(response)).code)
  })

  it('is not written to', async () => {
    const response = await server.fetch('/people', { method: 'POST' })
    expect((await problemOf(response)).code).toBe('method-not-allowed')
  })
})
