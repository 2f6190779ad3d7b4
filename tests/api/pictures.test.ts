import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { GraphRequest } from '#contract'
import { createExplorer, type Engine, type Explorer } from '#graph'
import { ARTICLES } from './articles.ts'
import { type Running, startServer } from './running.ts'

describe('pictures that many ask for', () => {
  let store: Running
  let server: Running
  let made: GraphRequest[] = []
  let failing = false
  beforeAll(async () => {
    store = await startServer({ articles: [ARTICLES.scholzInKyiv] })
    const explorer = createExplorer(store.engine)
    const written: Explorer['written'] = (part) => {
      if ('picture' in part) made.push(part.picture)
      return failing ? Promise.reject(new Error('as a store that is gone')) : explorer.written(part)
    }
    const parts = { ingest: store.ingest, explorer: { ...explorer, written } }
    server = await startServer({ engine: store.engine, parts })
  })
  afterAll(async () => {
    await server.stop()
    await store.stop()
  })
  beforeEach(() => {
    made = []
  })

  const ask = (limit: number) => server.ask('graph', { query: { limit } })

  it('are made once, also where all ask at the same moment', async () => {
    const [one, ...others] = await Promise.all([ask(200), ask(200), ask(200)])
    for (const other of [...others, await ask(200)]) expect(other).toEqual(one)
    expect(made).toHaveLength(1)
    await ask(201)
    expect(made).toHaveLength(2)
  })

  it('are made anew once the graph has changed', async () => {
    const before = await ask(210)
    await store.load(ARTICLES.bidenInParis)
    const after = await ask(210)
    expect(after.total).toBeGreaterThan(before.total)
    expect(made).toHaveLength(2)
  })

  it('are not kept for ever: the one that was asked for last is, the oldest is made anew', async () => {
    for (let limit = 220; limit < 229; limit += 1) await ask(limit)
    expect(made).toHaveLength(9)
    await ask(228)
    expect(made).toHaveLength(9)
    await ask(220)
    expect(made).toHaveLength(10)
  })

  it('are asked for again where they failed', async () => {
    failing = true
    await server.refused('graph', { query: { limit: 230 } })
    failing = false
    expect((await ask(230)).nodes.length).toBeGreaterThan(0)
  })
})

describe('large parts of the graph', () => {
  let store: Running
  beforeAll(async () => {
    store = await startServer({ articles: [ARTICLES.scholzInKyiv] })
  })
  afterAll(() => store.stop())

  /** The explorer on the store, whose first statement waits until it is let go. */
  function heldUp() {
    let letGo = () => {}
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    let asked = 0
    const read: Engine['read'] = async (statement) => {
      asked += 1
      if (asked === 1) await held
      return store.engine.read(statement)
    }
    const { capabilities } = store.engine
    const never = async () => Promise.reject(new Error('An explorer only reads.'))
    const explorer = createExplorer({ capabilities, read, write: never, ping: never, close: never })
    return { explorer, letGo, statements: () => asked }
  }

  it('are read one after another, and small ones between', async () => {
    const { explorer, letGo, statements } = heldUp()
    const done: string[] = []
    const told = async (name: string, work: Promise<unknown>) => {
      await work
      done.push(name)
    }
    const large = told('large', explorer.graph({ limit: 1000 }))
    const next = told('next large', explorer.graph({ limit: 1000 }))
    await expect.poll(statements).toBe(1)
    await told('small', explorer.graph({ limit: 999 }))
    letGo()
    await Promise.all([large, next])
    expect(done).toEqual(['small', 'large', 'next large'])
  })

  it('are refused where too many wait, until some are done', async () => {
    const { explorer, letGo } = heldUp()
    const ask = () => explorer.graph({ limit: 1000 })
    const waiting = Array.from({ length: 16 }, ask)
    await expect(ask()).rejects.toMatchObject({ code: 'store-busy' })
    letGo()
    await Promise.all(waiting)
    expect((await ask()).nodes.length).toBeGreaterThan(0)
  })
})
