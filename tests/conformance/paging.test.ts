import { expect, it } from 'vitest'
import { CalendarDate } from '#graph'
import { onEachEngine } from '../stores/index.ts'

const BATCH = 10_000
const rows = Array.from({ length: BATCH }, (_, i) => ({
  id: `k${String(i).padStart(5, '0')}`,
  props: {
    group: i % 7,
    day: new CalendarDate(`2024-${String((i % 12) + 1).padStart(2, '0')}-15`),
    tags: ['a', `t${i}`],
  },
}))
const WRITE = 'UNWIND $rows AS row WITH row WHERE row.id IS NOT NULL MERGE (n:Key {id: row.id}) SET n += row.props'
const PAGE = 'MATCH (n:Key) RETURN n.group AS g, n.id AS id ORDER BY g, id SKIP $skip LIMIT $limit'

onEachEngine((store) => {
  it(`${BATCH} nodes and as many relationships go in as one batch each, once however often`, async () => {
    const hub =
      'MATCH (h:Place {id: $hub}) UNWIND $rows AS row MATCH (n:Key {id: row.id}) MERGE (n)-[r:HELD_AT]->(h) SET r += row.props'
    await store.write('CREATE (h:Place {id: $id})', { id: 'hub' })
    for (let time = 0; time < 2; time += 1) {
      await store.write(WRITE, { rows })
      await store.write(hub, { hub: 'hub', rows: rows.map(({ id }) => ({ id, props: { n: 1 } })) })
    }
    const cypher =
      'MATCH (n:Key)-[r:HELD_AT]->(:Place {id: $hub}) RETURN count(DISTINCT n) AS nodes, count(r) AS lines, sum(r.n) AS total'
    expect(await store.read(cypher, { hub: 'hub' })).toEqual([{ nodes: BATCH, lines: BATCH, total: BATCH }])
    expect(await store.read('MATCH (n:Key {id: $id}) RETURN n.day AS day, n.tags AS tags', { id: 'k00013' })).toEqual([
      { day: '2024-02-15', tags: ['a', 't13'] },
    ])
  })

  it('a batch that fails at its end leaves nothing', async () => {
    const bad = [...rows.slice(0, 5000), { id: 'k00000', props: {} }]
    const create = 'UNWIND $rows AS row CREATE (n:Key {id: row.id})'
    await expect(store.write(create, { rows: bad })).rejects.toMatchObject({ code: 'query-failed' })
    expect(await store.read('MATCH (n:Key) RETURN count(n) AS nodes')).toEqual([{ nodes: 0 }])
  })

  it('pages of any size give every row once, in one order', async () => {
    const some = rows.slice(0, 500)
    await store.write(WRITE, { rows: some })
    const whole = await store.read(PAGE, { skip: 0, limit: 1000 })
    expect(whole).toHaveLength(500)
    for (const size of [1, 7, 499, 500, 501]) {
      const pages = []
      for (let skip = 0; skip < Math.min(500, size * 20); skip += size)
        pages.push(...(await store.read(PAGE, { skip, limit: size })))
      expect(pages).toEqual(whole.slice(0, pages.length))
    }
  })

  it('a page past the end is empty, and so is one of nothing', async () => {
    await store.write(WRITE, { rows: rows.slice(0, 3) })
    expect(await store.read(PAGE, { skip: 3, limit: 10 })).toEqual([])
    expect(await store.read(PAGE, { skip: 0, limit: 0 })).toEqual([])
  })

  it('what is missing comes last upwards and first downwards', async () => {
    await store.write('UNWIND $ids AS id CREATE (n:Key {id: id}) ', { ids: ['a', 'b', 'c'] })
    await store.write('MATCH (n:Key) WHERE n.id IN $ids SET n.x = 1', { ids: ['b'] })
    const order = async (direction: string) =>
      (await store.read(`MATCH (n:Key) RETURN n.x AS x, n.id AS id ORDER BY x ${direction}, id`)).map(({ id }) => id)
    expect(await order('ASC')).toEqual(['b', 'a', 'c'])
    expect(await order('DESC')).toEqual(['a', 'c', 'b'])
  })
})
