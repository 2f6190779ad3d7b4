import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { NewJudgement, Reading } from '#contract'
import { createExplorer } from '#graph'
import type { Ingest } from '#ingest'
import { clear, onEachEngine } from '../stores/index.ts'
import { deedsOn } from './deeds.ts'
import { openOn } from './opened.ts'
import { RUNS } from './runs.ts'
import { storedAddresses, storedLayer } from './stored.ts'
import { articles, handedIn } from './world.ts'

interface World {
  readonly readings: readonly Reading[]
  readonly order: readonly Reading[]
  readonly pauses: readonly boolean[]
  readonly deeds: readonly NewJudgement[]
  readonly removed: Reading
}

const world: fc.Arbitrary<World> = articles(4).chain((readings) =>
  fc.record({
    readings: fc.constant(readings),
    order: fc.shuffledSubarray([...readings], { minLength: readings.length }),
    /** Where loading pauses until all is resolved. */
    pauses: fc.array(fc.boolean(), { minLength: readings.length, maxLength: readings.length }),
    deeds: fc.array(deedsOn(readings), { minLength: 1, maxLength: 4 }),
    removed: fc.constantFrom(...readings),
  }),
)

async function loadAll(ingest: Ingest, readings: readonly Reading[], pauses: readonly boolean[] = []): Promise<void> {
  for (const [at, reading] of readings.entries()) {
    await ingest.submit(handedIn(reading))
    if (pauses[at]) await ingest.idle()
  }
  await ingest.idle()
}

/** Decides what can be decided: an address that was taken out is refused, and that is right. */
async function decideAll(ingest: Ingest, deeds: readonly NewJudgement[]): Promise<readonly string[]> {
  const made: string[] = []
  for (const deed of deeds) {
    const judgement = await ingest.judge(deed, 'somebody').catch(() => undefined)
    if (judgement) made.push(judgement.id)
  }
  return made
}

onEachEngine((store) => {
  const settings = { numRuns: RUNS, endOnFailure: true }

  const promise = (name: string, body: (world: World) => Promise<void>): void =>
    it(name, { timeout: 600_000 }, async () => {
      const tried = fc.asyncProperty(world, async (given) => {
        await clear(store.engine)
        await body(given)
      })
      await fc.assert(tried, settings)
    })

  promise('any order of loading gives the graph of one batch', async ({ readings, order, pauses }) => {
    await loadAll(await openOn(store.engine, readings), readings)
    const expected = await storedLayer(store.engine)
    await clear(store.engine)
    await loadAll(await openOn(store.engine, readings), order, pauses)
    expect(await storedLayer(store.engine)).toEqual(expected)
  })

  promise('rebuilding gives the same nodes and ids, even from nothing', async ({ readings, deeds }) => {
    const ingest = await openOn(store.engine, readings)
    await loadAll(ingest, readings)
    await decideAll(ingest, deeds)
    const expected = await storedLayer(store.engine)
    await ingest.rebuild()
    expect(await storedLayer(store.engine)).toEqual(expected)
    await store.write('MATCH (n) WHERE n:Actor OR n:Organisation OR n:Place OR n:Meeting DETACH DELETE n')
    await ingest.rebuild()
    expect(await storedLayer(store.engine)).toEqual(expected)
  })

  promise('undoing every decision gives the graph as if none had been made', async ({ readings, deeds }) => {
    const ingest = await openOn(store.engine, readings)
    await loadAll(ingest, readings)
    const expected = await storedLayer(store.engine)
    for (const id of await decideAll(ingest, deeds)) await ingest.takeBack(id)
    expect(await storedLayer(store.engine)).toEqual(expected)
  })

  promise(
    'every address leads somewhere, after decisions and after a removal',
    async ({ readings, deeds, removed }) => {
      const ingest = await openOn(store.engine, readings)
      await loadAll(ingest, readings)
      const before = await storedAddresses(store.engine)
      await decideAll(ingest, deeds)
      await ingest.remove(removed.article.id)
      const explorer = createExplorer(store.engine)
      const lost = []
      for (const address of before) if (!(await explorer.node(address))) lost.push(address)
      expect(lost).toEqual([])
    },
  )

  promise('removing an article and loading it again brings everything back', async ({ readings, deeds, removed }) => {
    const ingest = await openOn(store.engine, readings)
    await loadAll(ingest, readings)
    await decideAll(ingest, deeds)
    const expected = await storedLayer(store.engine)
    await ingest.remove(removed.article.id)
    await loadAll(ingest, [removed])
    expect(await storedLayer(store.engine)).toEqual(expected)
    expect(await store.read('MATCH (t:Tombstone) WHERE t.takenOut IS NULL RETURN t.id AS id')).toEqual([])
  })

  promise('removing an article leaves the graph of the others', async ({ readings, removed }) => {
    const ingest = await openOn(store.engine, readings)
    await loadAll(ingest, readings)
    await ingest.remove(removed.article.id)
    const left = await storedLayer(store.engine)
    await clear(store.engine)
    await loadAll(
      ingest,
      readings.filter((reading) => reading !== removed),
    )
    expect(left).toEqual(await storedLayer(store.engine))
  })
})
