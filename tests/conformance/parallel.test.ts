import { expect, it } from 'vitest'
import { onEachEngine } from '../stores/index.ts'

const WRITERS = 32
const writers = Array.from({ length: WRITERS }, (_, writer) => writer)

onEachEngine((store) => {
  it(`${WRITERS} writers who merge the same names make each one once`, async () => {
    const rows = Array.from({ length: 100 }, (_, i) => ({ id: `k${String(i).padStart(3, '0')}` }))
    const cypher =
      'UNWIND $rows AS row MERGE (n:Key {id: row.id}) ON CREATE SET n.made = 1 ON MATCH SET n.met = coalesce(n.met, 0) + 1'
    await Promise.all(writers.map(() => store.write(cypher, { rows })))
    const [counts] = await store.read('MATCH (n:Key) RETURN count(n) AS nodes, sum(n.made) AS made, sum(n.met) AS met')
    expect(counts).toEqual({ nodes: 100, made: 100, met: 100 * (WRITERS - 1) })
  })

  it('of writers who create the same id one succeeds', async () => {
    const results = await Promise.allSettled(writers.map(() => store.write('CREATE (n:Key {id: $id})', { id: 'one' })))
    const failed = results.filter((result) => result.status === 'rejected')
    expect(failed).toHaveLength(WRITERS - 1)
    for (const { reason } of failed) expect(reason).toMatchObject({ code: 'query-failed' })
    expect(await store.read('MATCH (n:Key) RETURN count(n) AS nodes')).toEqual([{ nodes: 1 }])
  })

  it('no step of a counter is lost', async () => {
    await store.write('CREATE (n:Key {id: $id, c: 0})', { id: 'counter' })
    await Promise.all(writers.map(() => store.write('MATCH (n:Key {id: $id}) SET n.c = n.c + 1', { id: 'counter' })))
    expect(await store.read('MATCH (n:Key) RETURN n.c AS c')).toEqual([{ c: WRITERS }])
  })

  it('units that lock each other out run again until both are done', async () => {
    await store.write('CREATE (:Key {id: $a, c: 0}), (:Key {id: $b, c: 0})', { a: 'a', b: 'b' })
    const step = (id: string) => ({ cypher: 'MATCH (n:Key {id: $id}) SET n.c = n.c + 1', params: { id } })
    const both = (first: string, second: string) =>
      store.engine.write(async ({ run }) => {
        await run(step(first))
        await run(step(second))
      })
    await Promise.all(writers.slice(0, 8).map((i) => (i % 2 === 0 ? both('a', 'b') : both('b', 'a'))))
    expect(await store.read('MATCH (n:Key) RETURN n.id AS id, n.c AS c ORDER BY id')).toEqual([
      { id: 'a', c: 8 },
      { id: 'b', c: 8 },
    ])
  })

  it('reads beside writers see whole units', async () => {
    const pair = (i: number) =>
      store.engine.write(async ({ run }) => {
        await run({ cypher: 'CREATE (n:Key {id: $id})', params: { id: `${i}.left` } })
        await run({ cypher: 'CREATE (n:Key {id: $id})', params: { id: `${i}.right` } })
      })
    const count = async () => Number((await store.read('MATCH (n:Key) RETURN count(n) AS nodes'))[0]?.nodes)
    const seen = await Promise.all(writers.flatMap((i) => [pair(i).then(() => 0), count()]))
    expect(seen.filter((nodes) => nodes % 2 !== 0)).toEqual([])
    expect(await count()).toBe(2 * WRITERS)
  })
})
