import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '#graph'
import { openIngest } from '#ingest'
import { ARTICLES } from '../api/articles.ts'
import { EmbeddedStores } from '../stores/embedded-stores.ts'
import { RedisServer, whyNoRedis } from './redis.ts'

const noRedis = await whyNoRedis()

/** Two services in this process on one store stand for two processes. */
describe.skipIf(noRedis)(`a queue on Redis${noRedis ? `: ${noRedis}` : ''}`, () => {
  const stores = new EmbeddedStores()
  let engine: Engine
  let redis: RedisServer
  beforeAll(async () => {
    engine = await stores.open()
    redis = await RedisServer.start()
  })
  afterAll(async () => {
    await redis.kill()
    await stores.close()
  })

  it('brings what one hands in to one that works', async () => {
    const desk = await openIngest({ engine, work: 'none', redis: redis.url })
    const worker = await openIngest({ engine, work: 'own', redis: redis.url })
    const { job } = await desk.submit(ARTICLES.bidenInParis)
    await desk.idle()
    expect(await desk.job(job)).toMatchObject({ state: 'done' })
    await Promise.all([desk.stop(), worker.stop()])
  })

  it('offers again what a Redis has forgotten, and does without one that is gone', async () => {
    const desk = await openIngest({ engine, work: 'none', redis: redis.url })
    const first = await desk.submit(ARTICLES.xiInRome)
    await redis.kill()
    await redis.begin()
    const worker = await openIngest({ engine, work: 'own', redis: redis.url })
    await desk.idle()
    expect(await desk.job(first.job)).toMatchObject({ state: 'done' })
    await redis.kill()
    const second = await worker.submit(ARTICLES.bidenInGeneva)
    await desk.idle()
    expect(await desk.job(second.job)).toMatchObject({ state: 'done' })
    await Promise.all([desk.stop(), worker.stop()])
  })
})
