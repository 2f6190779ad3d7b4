import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Engine, Neo4jPlace } from '#graph'
import { type Ingest, openIngest } from '#ingest'
import { Pick } from '../conformance/statements/pick.ts'
import { storedLayer } from '../promises/stored.ts'
import { newArticle, seeds } from '../seeds/corpus.ts'
import { EmbeddedStores } from '../stores/embedded-stores.ts'
import { clear, ENGINES } from '../stores/index.ts'
import { Crew } from './crew.ts'
import { RedisServer, whyNoRedis } from './redis.ts'

const SEED = Number(process.env.ENTENTE_WORKERS_SEED ?? 1)
const KILLS = Number(process.env.ENTENTE_WORKERS_KILLS ?? 4)
const WORKERS = 3
/** Seconds: what a killed worker had in hand goes to another after these. */
const PATIENCE = 5
/** Milliseconds; a machine that is busy takes its time. */
const LIMIT = 600_000
const ARTICLES = seeds.slice(0, 24).map(newArticle)

const neo4j = ENGINES.find(({ name }) => name === 'neo4j')
const noRedis = await whyNoRedis()

describe.runIf(neo4j)('workers that are killed', { timeout: LIMIT }, () => {
  let engine: Engine
  let env: Record<string, string>
  let expected: readonly string[]
  beforeAll(async () => {
    expected = await graphOfOne()
    if (neo4j === undefined) return
    engine = await neo4j.open()
    const { uri, user, password } = neo4j.place() as Neo4jPlace
    env = { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password }
  })
  beforeEach(() => clear(engine))
  afterAll(() => neo4j?.close())

  it('leave what one worker leaves, with the queue in the store', async () => {
    await loadWhileKilling(engine, env)
    expect(await storedLayer(engine)).toEqual(expected)
  })

  it.skipIf(noRedis)(
    `leave what one worker leaves, with the queue on Redis${noRedis ? `: ${noRedis}` : ''}`,
    async () => {
      const redis = await RedisServer.start()
      try {
        await loadWhileKilling(engine, { ...env, REDIS_URL: redis.url })
        expect(await storedLayer(engine)).toEqual(expected)
      } finally {
        await redis.kill()
      }
    },
  )

  it.skipIf(noRedis)(
    `lose nothing with a Redis that is killed and forgets${noRedis ? `: ${noRedis}` : ''}`,
    async () => {
      const redis = await RedisServer.start()
      const crew = new Crew({ ...env, REDIS_URL: redis.url }, PATIENCE)
      const desk = await handIn(engine, redis.url)
      try {
        await redis.kill()
        await crew.hire()
        await redis.begin()
        await crew.hire()
        await redis.kill()
        await redis.begin()
        await desk.idle()
        expect(await storedLayer(engine)).toEqual(expected)
      } finally {
        await crew.clear()
        await desk.stop()
        await redis.kill()
      }
    },
  )
})

/** The graph as one process makes it that nobody disturbs. */
async function graphOfOne(): Promise<readonly string[]> {
  const stores = new EmbeddedStores()
  const engine = await stores.open()
  const ingest = await openIngest({ engine })
  for (const article of ARTICLES) await ingest.submit(article)
  await ingest.idle()
  const layer = await storedLayer(engine)
  await ingest.stop()
  await stores.close()
  return layer
}

/** Hands everything in without working on any of it. */
async function handIn(engine: Engine, redis: string | undefined): Promise<Ingest> {
  const desk = await openIngest({ engine, work: 'none', ...(redis !== undefined && { redis }) })
  for (const article of ARTICLES) await desk.submit(article)
  return desk
}

/** Three workers, one of them killed at moments that the seed tells, each replaced by another. */
async function loadWhileKilling(engine: Engine, env: Readonly<Record<string, string>>): Promise<void> {
  const pick = new Pick(SEED, new Map())
  const crew = new Crew(env, PATIENCE)
  const desk = await handIn(engine, env.REDIS_URL)
  try {
    await Promise.all(Array.from({ length: WORKERS }, () => crew.hire()))
    for (let kills = 0; kills < KILLS; kills += 1) {
      await sleep(pick.below(1500))
      await crew.kill(pick.below(WORKERS))
      await crew.hire()
    }
    await desk.idle()
    expect(await statesIn(engine)).toEqual({ articles: ['resolved'], jobs: ['done'], count: ARTICLES.length })
    const results = await crew.dismiss()
    expect(results.map(({ code }) => code)).toEqual(results.map(() => 0))
  } finally {
    await crew.clear()
    await desk.stop()
  }
}

async function statesIn(engine: Engine) {
  const read = (cypher: string) => engine.read({ cypher, params: {} })
  const articles = await read('MATCH (a:Article) RETURN a.status AS state, count(*) AS count')
  const jobs = await read('MATCH (j:Job) RETURN j.state AS state, count(*) AS count')
  return {
    articles: articles.map(({ state }) => state),
    jobs: jobs.map(({ state }) => state),
    count: articles.reduce((sum, { count }) => sum + Number(count), 0),
  }
}
