import fc from 'fast-check'
import { expect, it } from 'vitest'
import { clear, onEachEngine } from '../stores/index.ts'
import { openOn } from './opened.ts'
import { RUNS } from './runs.ts'
import { storedLayer } from './stored.ts'
import { articles, handedIn } from './world.ts'

/** Enough articles on the same few people that most of what comes is known already. */
const MANY = 14

onEachEngine((store) => {
  it('gives what computing everything gives, though it looks at what is new alone', { timeout: 600_000 }, async () => {
    const tried = fc.asyncProperty(articles(MANY), async (readings) => {
      await clear(store.engine)
      const ingest = await openOn(store.engine, readings)
      for (const reading of readings) {
        await ingest.submit(handedIn(reading))
        await ingest.idle()
      }
      const remembered = await storedLayer(store.engine)
      await ingest.rebuild()
      expect(remembered).toEqual(await storedLayer(store.engine))
    })
    await fc.assert(tried, { numRuns: RUNS * 2, endOnFailure: true })
  })
})
