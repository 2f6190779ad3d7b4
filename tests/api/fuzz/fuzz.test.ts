import { getEventListeners } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { knownLanguages } from '#ingest'
import { ARTICLES } from '../articles.ts'
import { type Running, startServer } from '../running.ts'
import { Campaign } from './campaign.ts'

const REQUESTS = Number(process.env.ENTENTE_FUZZ_REQUESTS ?? 20_000)
const SEED = Number(process.env.ENTENTE_FUZZ_SEED ?? 4747)

/** Requests after which what a server needs for good is there: compiled code, pools, caches. */
const WARM_UP = Math.floor(REQUESTS / 4)

/** Articles are taken away by the way: so often they are loaded again. */
const STRETCH = 500

/** What the rest of a campaign may leave behind, whatever its length. */
const MOST_GROWTH = 24 * 2 ** 20

setFlagsFromString('--expose_gc')
const collect = runInNewContext('gc') as () => void

async function heapNow(): Promise<number> {
  for (let round = 0; round < 3; round += 1) {
    collect()
    await new Promise(setImmediate)
  }
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** Open handles by kind; those of the store and of the test runner are the same before and after. */
function handles(): Record<string, number> {
  const kinds = process.getActiveResourcesInfo().filter((kind) => /TCP|Timeout|Pipe|FS|Child/.test(kind))
  return Object.fromEntries(
    [...new Set(kinds)].sort().map((kind) => [kind, kinds.filter((each) => each === kind).length]),
  )
}

/** Waits until nobody is connected; a poll of the test runner would count as a handle. */
async function unused(server: Running): Promise<void> {
  while ((await server.connections()) > 0) await setTimeout(50)
}

describe(`${REQUESTS} requests of seed ${SEED} (ENTENTE_FUZZ_REQUESTS, ENTENTE_FUZZ_SEED)`, () => {
  let server: Running
  let campaign: Campaign
  let usual: Record<string, number>
  beforeAll(async () => {
    const logger = pino({ level: 'silent' })
    server = await startServer({ articles: Object.values(ARTICLES), parts: { logger } })
    // What belongs to a language is loaded with its first article and kept.
    for (const language of knownLanguages())
      await server.ingest.submit({ text: `Olaf Scholz, Joe Biden (${language}).`, language })
    await server.ingest.idle()
    // The connections over which it was asked until now are closed when nobody uses them any more.
    await unused(server)
    usual = handles()
    const described = await (await server.fetch('/api/openapi.json')).json()
    const { queries } = await server.ask('queries')
    campaign = new Campaign(
      server,
      described,
      queries.map(({ id }) => id),
      SEED,
    )
  })
  afterAll(() => server.stop())

  const stretches = async (requests: number) => {
    let outcome = await campaign.run(0)
    for (let made = 0; made < requests && outcome.faults.length === 0; made += STRETCH) {
      for (const article of Object.values(ARTICLES)) await server.load(article)
      outcome = await campaign.run(Math.min(STRETCH, requests - made))
    }
    await server.ingest.idle()
    return outcome
  }

  it('are all answered as described, none with a fault of the server, and leave nothing behind', {
    timeout: 60_000 + REQUESTS * 60,
  }, async () => {
    await stretches(WARM_UP)
    const before = await heapNow()
    const { faults, requests, statuses, succeeded } = await stretches(REQUESTS - WARM_UP)
    expect(faults.join('\n\n')).toBe('')
    expect(requests).toBe(REQUESTS)
    const growth = (await heapNow()) - before
    console.log(`${requests} requests: ${JSON.stringify(statuses)}; ${Math.round(growth / 1024)} KiB more`)
    expect(growth).toBeLessThan(MOST_GROWTH)

    // It was no idle run: every endpoint has done its work, and the usual refusals were seen.
    if (REQUESTS >= 5_000) {
      expect([...succeeded].sort()).toEqual(Object.keys(server.description.operations).sort())
      for (const status of [304, 400, 403, 404, 405, 410, 413, 415, 421, 422])
        expect(statuses, `${status}`).toHaveProperty(`${status}`)
    }
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  it('leave no handle, no connection and no listener', async () => {
    campaign.end()
    await unused(server)
    // The test runner may have set a clock of its own.
    const { Timeout: clocks = 0, ...others } = handles()
    const { Timeout: usualClocks = 0, ...usualOthers } = usual
    expect(others).toEqual(usualOthers)
    expect(clocks).toBeLessThanOrEqual(usualClocks + 1)
    expect(getEventListeners(server.closing.signal, 'abort')).toEqual([])
    expect(await server.ask('health')).toMatchObject({ status: 'ok' })
  })
})
