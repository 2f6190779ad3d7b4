import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { MeetingPage } from '#contract'
import { createExplorer } from '#graph'
import { ARTICLES } from './articles.ts'
import { type Running, startServer } from './running.ts'

describe('answers about the graph', () => {
  let server: Running
  beforeAll(async () => {
    server = await startServer({ articles: [ARTICLES.scholzInKyiv] })
  })
  afterAll(() => server.stop())

  it.each(['/api/graph', '/api/meetings'])('%s is sent again only when the graph has changed', async (path) => {
    const first = await server.fetch(path)
    const tag = first.headers.get('etag') ?? ''
    expect(first.headers.get('cache-control')).toBe('private, no-cache')
    const same = await server.fetch(path, { headers: { 'if-none-match': `"other", ${tag}` } })
    expect(same.status).toBe(304)
    expect(await same.text()).toBe('')

    const id = await server.load(ARTICLES.bidenInParis)
    const changed = await server.fetch(path, { headers: { 'if-none-match': tag } })
    expect(changed.status).toBe(200)
    expect(changed.headers.get('etag')).not.toBe(tag)
    await server.ask('removeArticle', { params: { id } })
  })

  it('carry no tag where they are an error, or not about the graph', async () => {
    expect((await server.fetch('/api/nodes/f_000000000000000000000000')).headers.get('etag')).toBeNull()
    expect((await server.fetch('/api/stats')).headers.get('etag')).toBeNull()
  })
})

describe('answers about a graph that others change too', () => {
  let store: Running
  let server: Running
  /** What reading the epoch waits for. */
  let held: Promise<void> = Promise.resolve()
  let read = 0
  beforeAll(async () => {
    store = await startServer({ articles: [ARTICLES.scholzInKyiv] })
    const explorer = createExplorer(store.engine)
    const epoch = async () => {
      read += 1
      await held
      return explorer.epoch()
    }
    const engine = { capabilities: { name: 'neo4j' as const, shared: true }, ping: () => store.engine.ping() }
    server = await startServer({
      engine: store.engine,
      parts: { engine, ingest: store.ingest, explorer: { ...explorer, epoch } },
    })
  })
  afterAll(async () => {
    await server.stop()
    await store.stop()
  })
  beforeEach(() => {
    held = Promise.resolve()
  })

  afterEach(() => {
    vi.useRealTimers()
  })

  const ask = (had?: string) =>
    server.fetch('/api/meetings', had === undefined ? {} : { headers: { 'if-none-match': had } })
  const total = async (response: Response) => MeetingPage.parse(await response.json()).total

  it('do not wait for the epoch, and are tagged with one that was read before they were', async () => {
    const first = await ask()
    const tag = first.headers.get('etag') ?? ''
    await store.load(ARTICLES.bidenInParis)
    let letGo = () => {}
    held = new Promise((resolve) => {
      letGo = resolve
    })
    const changed = await ask()
    expect(await total(changed)).toBeGreaterThan(await total(first))
    expect(changed.headers.get('etag')).toBe(tag)
    letGo()
    const now = await ask(tag)
    expect(now.status).toBe(200)
    expect(now.headers.get('etag')).not.toBe(tag)
    expect((await ask(now.headers.get('etag') ?? '')).status).toBe(304)
  })

  it('have it read once a second, however many are asked for', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    await ask('"another"')
    const before = read
    await ask()
    await ask()
    expect(read).toBe(before)
    vi.advanceTimersByTime(1001)
    await ask()
    expect(read).toBe(before + 1)
  })

  it('are pictures of now, though pictures are kept', async () => {
    const picture = async () => (await server.ask('graph')).total
    const before = await picture()
    await store.load(ARTICLES.xiInRome)
    expect(await picture()).toBeGreaterThan(before)
  })
})
