import type { ChildProcess } from 'node:child_process'
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ARTICLES } from '../api/articles.ts'
import { begin, ended, entente, printed, type Result, temporaryFolder } from './command.ts'

// Every command is a process of its own.
describe('commands beside a running server', { timeout: 300_000 }, () => {
  let folder: string
  let data: string[]
  let server: ChildProcess
  let end: Promise<Result>
  let address: string
  beforeAll(async () => {
    folder = await temporaryFolder()
    data = ['--data', join(folder, 'store')]
    const first = join(folder, 'first.txt')
    await writeFile(first, ARTICLES.bidenInParis.text)
    expect(await entente(['ingest', first, ...data])).toMatchObject({ code: 0 })
    server = begin(['up', '--port', '0', ...data])
    end = ended(server)
    address = (await printed(server, /Entente is at (http:\S+)\n/))[1] ?? ''
  })
  afterAll(async () => {
    server.kill('SIGKILL')
    await end
    await rm(folder, { recursive: true })
  })

  it('find its address in a file that only its user can read', async () => {
    const file = join(folder, 'store', 'endpoint.json')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
      address,
      token: expect.stringMatching(/^\S{32}$/),
    })
  })

  it('load articles through it, with the same words for what failed', async () => {
    const [good, empty] = [join(folder, 'good.txt'), join(folder, 'empty.txt')]
    await writeFile(good, ARTICLES.bidenInGeneva.text)
    await writeFile(empty, '')
    const { code, out, err } = await entente(['ingest', good, empty, ...data])
    expect({ code, out }).toEqual({ code: 1, out: '1 article loaded, 1 failed.\n' })
    expect(err).toMatch(/empty\.txt: empty-article: /)
    expect(await (await fetch(`${address}/api/stats`)).json()).toMatchObject({ articles: 2 })
  })

  it('run saved queries through it', async () => {
    const { code, out } = await entente([
      'query',
      'who-met-whom-most',
      '--param',
      'least=1',
      '--format',
      'json',
      ...data,
    ])
    expect(code).toBe(0)
    expect(JSON.parse(out).length).toBeGreaterThan(0)
  })

  it('run Cypher through it, apart from it, and tell as of when', async () => {
    const cypher =
      'MATCH (a:Actor)-[:ATTENDED]->(m:Meeting) WHERE m.sources >= $least RETURN DISTINCT a.name AS name ORDER BY name'
    const asked = ['query', '--cypher', cypher, '--format', 'csv', ...data]
    const { code, out, err } = await entente([...asked, '--param', 'least=1'])
    expect({ code, lines: out.trim().split('\r\n').length > 2 }).toEqual({ code: 0, lines: true })
    expect(err).toMatch(/^As of \d{4}-\S+Z\.\n$/)
    expect(out).toContain('Biden')
    const refused = await entente(['query', '--cypher', 'MATCH (n) DETACH DELETE n', ...data])
    expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringContaining('only reads') })
    expect(await entente(['query', ...data])).toMatchObject({ code: 1, err: expect.stringContaining('--cypher') })
  })

  it('take a name for a person', async () => {
    const query = ['query', 'x-meetings-in-period', '--format', 'csv', ...data]
    const { code, out, err } = await entente([...query, '--param', 'actor=Biden'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out.trim().split('\r\n')).toHaveLength(3)
    expect((await entente([...query, '--param', 'actor=Nobody Atall'])).err).toContain('"Nobody Atall"')
  })

  it('look after the store through it: a backup, an examination, a rebuild', async () => {
    const file = join(folder, 'beside.jsonl.gz')
    expect(await entente(['backup', file, ...data])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/beside\.jsonl\.gz: \d+ nodes, \d+ lines\.\n$/),
    })
    expect(await entente(['restore', file, '--data', join(folder, 'restored')])).toMatchObject({ code: 0, err: '' })
    expect(await entente(['backup', file, ...data])).toMatchObject({ code: 1, err: expect.stringContaining(file) })
    expect(await entente(['doctor', ...data])).toEqual({ code: 0, out: 'The store is as it should be.\n', err: '' })
    expect(await entente(['rebuild', ...data])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Nothing changes/),
    })
  })

  it('are let in by the token alone', async () => {
    const { door, token } = JSON.parse(await readFile(join(folder, 'store', 'endpoint.json'), 'utf8'))
    const body = JSON.stringify({ what: 'doctor', repair: false, version: '0.0.0' })
    const ask = async (authorization: string) =>
      (await fetch(door, { method: 'POST', headers: { authorization }, body })).json()
    expect(await ask('Bearer x')).toMatchObject({ error: { code: 'no-token' } })
    expect(await ask('')).toMatchObject({ error: { code: 'no-token' } })
    // A server of another version may mean something else by the same words.
    expect(await ask(`Bearer ${token}`)).toMatchObject({ error: { code: 'conflict' } })
  })

  it('say in one line what holds the store where they cannot go through it', async () => {
    const other = join(folder, 'other')
    for (const command of [['up'], ['restore', join(folder, 'any.gz')], ['move', '--to', other]]) {
      const { code, out, err } = await entente([...command, ...data])
      expect({ code, out }).toEqual({ code: 1, out: '' })
      expect(err.trim().split('\n')).toHaveLength(1)
      expect(err).toContain(join(folder, 'store'))
      expect(err).toContain(address)
    }
  })

  it('go to the store themselves once it has stopped, or was killed', async () => {
    server.kill('SIGTERM')
    expect(await end).toMatchObject({ code: 0 })
    expect(await readdir(join(folder, 'store'))).not.toContain('endpoint.json')
    server = begin(['up', '--port', '0', ...data])
    end = ended(server)
    await printed(server, /Entente is at/)
    server.kill('SIGKILL')
    await end
    expect(await readdir(join(folder, 'store'))).toContain('endpoint.json')
    expect(await entente(['rebuild', ...data])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Nothing changes/),
    })
    expect(await entente(['ingest', join(folder, 'good.txt'), ...data])).toMatchObject({
      out: '0 articles loaded, 1 known already.\n',
    })
  })
})
