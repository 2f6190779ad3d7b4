import { afterEach, expect, it } from 'vitest'
import type { EndpointName } from '#contract'
import { type Engine, openEngine } from '#graph'
import { ARTICLES } from './articles.ts'
import { type Running, startServer } from './running.ts'

/** The real engine behind a door that can be shut and opened again, as a database that goes away and comes back. */
class Doored {
  #engine: Engine
  constructor(engine: Engine) {
    this.#engine = engine
  }
  get door(): Engine {
    return {
      capabilities: this.#engine.capabilities,
      read: (statement) => this.#engine.read(statement),
      write: (unit) => this.#engine.write(unit),
      ping: () => this.#engine.ping(),
      close: () => this.#engine.close(),
    }
  }
  goAway = () => this.#engine.close()
  async comeBack(folder: string) {
    this.#engine = await openEngine({ kind: 'embedded', folder })
  }
}

let server: Running | undefined
afterEach(() => server?.stop())

it('a store that goes away is a 503 with a sentence, and works again when it is back', async () => {
  let doored: Doored | undefined
  const through = (engine: Engine) => {
    doored = new Doored(engine)
    return doored.door
  }
  server = await startServer({ articles: [ARTICLES.scholzInKyiv], through })
  const before = await server.ask('stats')

  await doored?.goAway()
  for (const name of ['stats', 'graph', 'meetings', 'articles', 'judgements'] satisfies EndpointName[]) {
    const { code, detail } = await server.refused(name)
    expect(code, name).toBe('store-unavailable')
    expect(detail).toMatch(/\.$/)
  }
  expect((await server.refused('loadArticle', { body: ARTICLES.bidenInParis })).code).toBe('store-unavailable')
  const ready = await server.fetch('/api/ready')
  expect([ready.status, (await ready.json()).status]).toEqual([503, 'not-ready'])
  expect((await server.ask('health')).status).toBe('ok')

  await doored?.comeBack(server.folder)
  expect(await server.ask('stats')).toEqual(before)
  expect(await server.ask('ready')).toMatchObject({ status: 'ready' })
})
