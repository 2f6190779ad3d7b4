import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ARTICLES } from './articles.ts'
import { type Running, startServer } from './running.ts'

/** Looks somebody up as a user would. */
async function idOf(server: Running, q: string): Promise<string> {
  const { hits } = await server.ask('search', { query: { q, kinds: 'actor' } })
  const hit = hits[0]
  if (hit === undefined || !('node' in hit)) throw new Error(`${q} is not in the graph`)
  return hit.node.id
}

describe('what the API answers about loaded articles', () => {
  let server: Running
  let scholz: string
  let putin: string

  beforeAll(async () => {
    server = await startServer({ articles: Object.values(ARTICLES) })
    scholz = await idOf(server, 'Scholz')
    putin = await idOf(server, 'Putin')
  })
  afterAll(() => server.stop())

  it('says that it is alive, and which version', async () => {
    expect(await server.ask('health')).toEqual({ status: 'ok', version: '0.0.0' })
  })

  it('says that the store answers', async () => {
    expect(await server.ask('ready')).toMatchObject({ status: 'ready', engine: 'embedded' })
  })

  it('counts', async () => {
    const stats = await server.ask('stats')
    expect(stats).toMatchObject({ engine: 'embedded', articles: 4, waiting: 0 })
    expect(stats.meetings).toBeGreaterThanOrEqual(4)
    expect(stats.actors).toBeGreaterThanOrEqual(6)
  })

  it('finds people by the beginning of a name', async () => {
    const { q, hits } = await server.ask('search', { query: { q: '  Zelen ' } })
    expect(q).toBe('Zelen')
    expect(hits).toContainEqual(
      expect.objectContaining({
        kind: 'actor',
        node: expect.objectContaining({ name: expect.stringContaining('Zelensk') }),
      }),
    )
  })

  it('finds people in another script', async () => {
    expect(await idOf(server, 'Шольц')).toBe(scholz)
  })

  it('finds saved queries and articles beside people', async () => {
    const { hits } = await server.ask('search', { query: { q: 'meetings' } })
    expect(hits.map(({ kind }) => kind)).toContain('query')
    const { hits: articles } = await server.ask('search', { query: { q: 'Kyiv', kinds: 'article' } })
    expect(articles).toEqual([expect.objectContaining({ kind: 'article', title: ARTICLES.scholzInKyiv.title })])
  })

  it('gives a first picture', async () => {
    const { nodes, edges, total } = await server.ask('graph')
    expect(total).toBeGreaterThanOrEqual(nodes.length)
    const ids = new Set(nodes.map(({ id }) => id))
    for (const { source, target } of edges) expect(ids.has(source) && ids.has(target)).toBe(true)
  })

  it('keeps the picture within its limit and its kinds', async () => {
    const { nodes } = await server.ask('graph', { query: { limit: 3, kinds: 'actor,meeting' } })
    expect(nodes.length).toBeLessThanOrEqual(3)
    for (const { kind } of nodes) expect(['actor', 'meeting']).toContain(kind)
  })

  it('gives the lines among given nodes', async () => {
    const { nodes } = await server.ask('neighbours', { params: { id: scholz } })
    const ids = [scholz, ...nodes.map(({ id }) => id)]
    const subgraph = await server.ask('subgraph', { body: { nodes: ids } })
    expect(subgraph.nodes.map(({ id }) => id).sort()).toEqual([...new Set(ids)].sort())
    expect(subgraph.edges.length).toBeGreaterThan(0)
  })

  it('tells of a person with the sentence that proves it', async () => {
    const detail = await server.ask('node', { params: { id: scholz } })
    if (detail.kind !== 'actor') throw new Error('Scholz is a person')
    expect(detail.meetings).toHaveLength(1)
    expect(detail.spellings[0]?.evidence.sentence).toContain('Scholz')
  })

  it('tells of a meeting with its participants, place and date', async () => {
    const { meetings } = await server.ask('meetings', { query: { actor: scholz } })
    const detail = await server.ask('node', { params: { id: meetings[0]?.meeting.id ?? '' } })
    if (detail.kind !== 'meeting') throw new Error('a meeting is a meeting')
    expect(detail.participants.map(({ node }) => node.name).sort()).toEqual([
      'Olaf Scholz',
      expect.stringContaining('Zelensk'),
    ])
    expect(detail.node.date).toMatchObject({ from: '2024-12-02', to: '2024-12-02', precision: 'day' })
    expect(ARTICLES.scholzInKyiv.text).toContain(detail.reports[0]?.quote)
  })

  it('counts neighbours by kind before any limit and pages through them', async () => {
    const all = await server.ask('neighbours', { params: { id: scholz } })
    expect(Object.values(all.counts).reduce((sum, count) => sum + count, 0)).toBe(all.total)
    const first = await server.ask('neighbours', { params: { id: scholz }, query: { limit: 1 } })
    expect(first.nodes.filter(({ id }) => id !== scholz)).toHaveLength(1)
  })

  it('finds who connects two people', async () => {
    const { paths, graph } = await server.ask('paths', { query: { from: scholz, to: putin } })
    const first = paths[0]
    expect([first?.nodes[0], first?.nodes.at(-1)]).toEqual([scholz, putin])
    const drawn = new Set(graph.nodes.map(({ id }) => id))
    for (const id of first?.nodes ?? []) expect(drawn.has(id)).toBe(true)
  })

  it('finds no path where there is none', async () => {
    const xi = await idOf(server, 'Xi Jinping')
    expect((await server.ask('paths', { query: { from: scholz, to: xi } })).paths).toEqual([])
  })

  it('lists meetings of a period', async () => {
    const { meetings } = await server.ask('meetings', { query: { from: '2024-01-01', to: '2024-12-31' } })
    expect(meetings.map(({ meeting }) => meeting.date?.from)).toEqual(['2024-12-02', '2024-06-07'])
  })

  it('pages through articles without losing or repeating one', async () => {
    const first = await server.ask('articles', { query: { limit: 3 } })
    const second = await server.ask('articles', { query: { limit: 3, cursor: first.next ?? '' } })
    expect(first.total).toBe(4)
    const titles = [...first.articles, ...second.articles].map(({ title }) => title)
    expect(titles.sort()).toEqual(
      Object.values(ARTICLES)
        .map(({ title }) => title)
        .sort(),
    )
    expect(second.next).toBeUndefined()
  })

  it('gives an article with every mention at its place', async () => {
    const { articles } = await server.ask('articles')
    for (const { id } of articles) {
      const { article, mentions } = await server.ask('article', { params: { id } })
      for (const { start, end, text } of mentions) expect(article.text.slice(start, end)).toBe(text)
    }
  })

  it('lists saved queries and runs one', async () => {
    const { queries } = await server.ask('queries')
    const free = queries.find(({ parameters }) => parameters.every(({ required }) => !required))
    if (free === undefined) throw new Error('some saved query needs no parameter')
    const { columns, rows } = await server.ask('runQuery', { params: { id: free.id }, body: {} })
    expect(columns).toEqual(free.columns)
    for (const row of rows) expect(row).toHaveLength(columns.length)
  })
})
