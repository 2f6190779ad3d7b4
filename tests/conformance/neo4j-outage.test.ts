import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Engine, type Neo4jPlace, openEngine } from '#graph'
import { openNeo4j } from '../../graph/engines/neo4j/open.ts'
import { clear, ENGINES, type TestStores } from '../stores/index.ts'
import { COMMIT, type Fate, NetworkProxy } from '../stores/network-proxy.ts'

const neo4j = ENGINES.find(({ name }) => name === 'neo4j')
function stores(): TestStores {
  if (!neo4j) throw new Error('This suite runs only where there is a Neo4j.')
  return neo4j
}
function neo4jPlace(): Neo4jPlace {
  const place = stores().place()
  if (place.kind !== 'neo4j') throw new Error('The place is not of Neo4j.')
  return place
}

describe.runIf(neo4j)('neo4j', () => {
  let direct: Engine
  let proxy: NetworkProxy
  let engine: Engine

  beforeAll(async () => {
    direct = await stores().open()
    const place = neo4jPlace()
    proxy = await NetworkProxy.start(place.uri)
    engine = await openEngine({ ...place, uri: proxy.uri })
  })
  beforeEach(async () => {
    proxy.comeBack()
    proxy.decide = () => 'arrives'
    await clear(direct)
  })
  afterAll(async () => {
    await engine.close()
    await proxy.stop()
    await stores().close()
  })

  const create = (id: string) => engine.write(({ run }) => run({ cypher: 'CREATE (n:Key {id: $id})', params: { id } }))
  const step = () =>
    engine.write(async ({ run }) => {
      const cypher = 'MERGE (n:Key {id: $id}) ON CREATE SET n.c = 1 ON MATCH SET n.c = n.c + 1 RETURN n.c AS c'
      return (await run({ cypher, params: { id: 'counter' } }))[0]?.c
    })
  const count = async () => {
    const cypher = 'MATCH (n:Key) RETURN count(n) AS nodes, coalesce(max(n.c), 0) AS c'
    return (await direct.read({ cypher, params: {} }))[0]
  }
  const onceAtCommit = (fate: Fate) => {
    let isLeft = true
    proxy.decide = (sent) => {
      if (!isLeft || !sent.includes(COMMIT)) return 'arrives'
      isLeft = false
      return fate
    }
  }

  it('is store-unavailable while it is gone, and works when it is back', async () => {
    await create('before')
    proxy.goAway()
    await expect(engine.ping()).rejects.toMatchObject({ code: 'store-unavailable' })
    await expect(engine.read({ cypher: 'RETURN 1 AS one', params: {} })).rejects.toMatchObject({
      code: 'store-unavailable',
    })
    await expect(create('during')).rejects.toMatchObject({ code: 'store-unavailable' })
    proxy.comeBack()
    await expect(engine.ping()).resolves.toBeUndefined()
    await create('after')
    expect(await count()).toMatchObject({ nodes: 2 })
  })

  it('a unit that starts while it is gone for a moment is done', async () => {
    proxy.goAway()
    const waiting = create('patient')
    setTimeout(() => proxy.comeBack(), 500)
    await waiting
    expect(await count()).toMatchObject({ nodes: 1 })
  })

  it('a commit that never arrived is made again', async () => {
    onceAtCommit('is-cut')
    expect(await step()).toBe(1)
    expect(await count()).toEqual({ nodes: 1, c: 1 })
  })

  it('a commit whose answer was lost is not made twice, and its value is what it gave', async () => {
    onceAtCommit('loses-answer')
    expect(await step()).toBe(1)
    expect(await count()).toEqual({ nodes: 1, c: 1 })
  })

  it('every unit counts once however often the line is cut around its commit', async () => {
    let turn = 0
    const fates: readonly Fate[] = [
      'loses-answer',
      'arrives',
      'is-cut',
      'loses-answer',
      'loses-answer',
      'arrives',
      'arrives',
    ]
    proxy.decide = (sent) => {
      if (!sent.includes(COMMIT)) return 'arrives'
      turn += 1
      return fates[turn % fates.length] ?? 'arrives'
    }
    const values = []
    for (let unit = 1; unit <= 6; unit += 1) values.push(await step())
    expect(values).toEqual(Array.from({ length: 6 }, (_, i) => i + 1))
    expect(await count()).toEqual({ nodes: 1, c: 6 })
    expect(turn).toBeGreaterThan(6)
  })

  it('leaves no key of a unit behind when it closes', async () => {
    const keys = async () => {
      const cypher = 'MATCH (c:Commit) RETURN count(c) AS keys'
      return (await direct.read({ cypher, params: {} }))[0]?.keys
    }
    const before = await keys()
    const own = await openEngine(neo4jPlace())
    for (const id of ['a', 'b', 'c'])
      await own.write(({ run }) => run({ cypher: 'CREATE (n:Key {id: $id})', params: { id } }))
    expect(await keys()).not.toBe(before)
    await own.close()
    expect(await keys()).toBe(before)
  })

  it('refuses to start without a uniqueness constraint, and starts when duplicates are gone', async () => {
    const bare = await openNeo4j(neo4jPlace())
    await bare.define(['DROP CONSTRAINT Key_id'])
    for (let i = 0; i < 2; i += 1) await create('twice')
    await expect(openEngine(neo4jPlace())).rejects.toThrow(neo4jPlace().uri)
    await clear(direct)
    await bare.close()
    await (await openEngine(neo4jPlace())).close()
    await create('once')
    await expect(create('once')).rejects.toMatchObject({ code: 'query-failed' })
  })

  it('refuses a user it does not know', async () => {
    const place = neo4jPlace()
    const opening = openEngine({ ...place, password: 'wrong-password' })
    await expect(opening).rejects.toMatchObject({ code: 'store-unavailable' })
    await expect(opening).rejects.toThrow(place.uri)
  })

  it('is store-unavailable where nothing listens, named by its address', async () => {
    const uri = 'bolt://127.0.0.1:9'
    const opening = openEngine({ kind: 'neo4j', uri, user: 'neo4j', password: 'none' })
    await expect(opening).rejects.toMatchObject({ code: 'store-unavailable' })
    await expect(opening).rejects.toThrow(uri)
  })
})
