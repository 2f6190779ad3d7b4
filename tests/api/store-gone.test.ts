import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EndpointName } from '#contract'
import { type Engine, openEngine } from '#graph'
import { ENGINES, type TestStores } from '../stores/index.ts'
import { NetworkProxy } from '../stores/network-proxy.ts'
import { ARTICLES } from './articles.ts'
import { type Running, startServer } from './running.ts'

/** A real store that can be taken away from its server and given back. */
interface Leaving {
  readonly engine: Engine
  goAway(): Promise<void>
  comeBack(): Promise<void>
  end(): Promise<void>
}

/** The file is closed under the server and opened again. */
async function leavingFile(stores: TestStores): Promise<Leaving> {
  let current = await stores.open()
  const engine: Engine = {
    capabilities: current.capabilities,
    read: (statement) => current.read(statement),
    write: (unit) => current.write(unit),
    ping: () => current.ping(),
    close: () => current.close(),
  }
  const comeBack = async () => {
    current = await stores.reopen()
  }
  return { engine, goAway: () => current.close(), comeBack, end: () => stores.close() }
}

/** The network between server and database is cut and mended. */
async function leavingDatabase(stores: TestStores): Promise<Leaving> {
  await stores.open()
  const place = stores.place()
  if (place.kind !== 'neo4j') throw new Error('The place is not of Neo4j.')
  const proxy = await NetworkProxy.start(place.uri)
  const engine = await openEngine({ ...place, uri: proxy.uri })
  const end = async () => {
    await engine.close()
    await proxy.stop()
    await stores.close()
  }
  return { engine, goAway: async () => proxy.goAway(), comeBack: async () => proxy.comeBack(), end }
}

for (const stores of ENGINES) {
  describe(`a store that goes away: ${stores.name}`, () => {
    let store: Leaving
    let server: Running
    beforeAll(async () => {
      store = await (stores.name === 'neo4j' ? leavingDatabase(stores) : leavingFile(stores))
      server = await startServer({ engine: store.engine, articles: [ARTICLES.scholzInKyiv] })
    })
    afterAll(async () => {
      await server.stop()
      await store.end()
    })

    it('is a 503 with a sentence, and works again when it is back', async () => {
      const before = await server.ask('stats')

      await store.goAway()
      for (const name of ['stats', 'graph', 'meetings', 'articles', 'judgements'] satisfies EndpointName[]) {
        const { code, detail } = await server.refused(name)
        expect(code, name).toBe('store-unavailable')
        expect(detail).toMatch(/^[A-Z]\w* (\S+ ){2,}/)
      }
      expect((await server.refused('loadArticle', { body: ARTICLES.bidenInParis })).code).toBe('store-unavailable')
      const ready = await server.fetch('/api/ready')
      expect([ready.status, (await ready.json()).status]).toEqual([503, 'not-ready'])
      expect((await server.ask('health')).status).toBe('ok')

      await store.comeBack()
      expect(await server.ask('ready')).toMatchObject({ status: 'ready', engine: stores.name })
      expect(await server.ask('stats')).toEqual(before)
      await server.load(ARTICLES.bidenInParis)
      expect((await server.ask('stats')).articles).toBe(2)
    })
  })
}
