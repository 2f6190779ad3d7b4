import { beforeEach, expect, it } from 'vitest'
import { createLedger, createWorkLedger, type LedgerJob } from '#graph'
import { openIngest } from '#ingest'
import { prepare } from '../../ingest/load.ts'
import { reviseAll } from '../../ingest/resolver.ts'
import { storedLayer } from '../promises/stored.ts'
import { handedIn, oneMeeting } from '../promises/world.ts'
import { onEachEngine } from '../stores/index.ts'

const readings = [0, 1, 2].map(oneMeeting)
const MOMENT = '2025-02-01T00:00:00.000Z'
const jobs = readings.map(
  ({ article }, number): LedgerJob => ({
    id: `q_job${number}`,
    articleId: article.id,
    title: article.title,
    state: 'waiting',
    known: false,
    createdAt: `2025-02-01T00:00:0${number}.000Z`,
    attempts: 0,
  }),
)

onEachEngine((store) => {
  const work = () => createWorkLedger(store.engine)
  const claim = (name: string, now: number, limit = 10) => work().claim({ claim: name, now, until: now + 100, limit })
  const read = (number: number) => {
    const [job, reading] = [jobs[number], readings[number]]
    if (job === undefined || reading === undefined) throw new Error(`There is no reading ${number}.`)
    return { job: job.id, article: prepare(reading, MOMENT) }
  }
  const idsOf = ({ jobs }: { readonly jobs: readonly LedgerJob[] }) => jobs.map(({ id }) => id)

  beforeEach(async () => {
    const ledger = createLedger(store.engine)
    for (const [number, job] of jobs.entries()) {
      const reading = readings[number]
      if (reading === undefined) continue
      const text = JSON.stringify(handedIn(reading))
      await ledger.accept([{ ...reading.article, ingestedAt: MOMENT }], [{ ...job, handedIn: text }])
    }
  })

  it('two workers never have one job in hand, and what is given back is free', async () => {
    expect(idsOf(await claim('one', 1000, 2))).toEqual(['q_job0', 'q_job1'])
    expect(idsOf(await claim('two', 1050))).toEqual(['q_job2'])
    expect(idsOf(await claim('three', 1050))).toEqual([])
    await work().giveBack('one', ['q_job0', 'q_job2'])
    expect(await work().claimable({ claim: 'three', now: 1050, limit: 10 })).toEqual(['q_job0'])
    expect(await claim('three', 1050)).toMatchObject({ jobs: [{ id: 'q_job0' }], suspect: false })
  })

  it('a job whose worker says nothing goes to another, alone, and its first worker writes nothing of it', async () => {
    await claim('one', 1000)
    await work().renew('one', ['q_job2'], 1200)
    expect(await claim('two', 1101)).toMatchObject({ jobs: [{ id: 'q_job0', attempts: 0 }], suspect: true })
    expect(await claim('three', 1101)).toMatchObject({ jobs: [{ id: 'q_job1' }], suspect: true, left: [] })
    expect([...(await work().putClaimed('one', [read(0), read(1), read(2)]))]).toEqual(['q_job2'])
    expect([...(await work().putClaimed('two', [read(0)]))]).toEqual(['q_job0'])
    const states = (await work().jobs(jobs.map(({ id }) => id))).map(({ id, state, attempts }) => [id, state, attempts])
    expect(states.toSorted()).toEqual([
      ['q_job0', 'resolving', 1],
      ['q_job1', 'reading', 1],
      ['q_job2', 'resolving', 0],
    ])
    const figures = await store.read('MATCH (f:Figure) RETURN DISTINCT f.articleId AS article ORDER BY article')
    expect(figures.map(({ article }) => article)).toEqual([readings[0]?.article.id, readings[2]?.article.id].toSorted())
  })

  it('what was handed in is kept until it is read, and no longer', async () => {
    const kept = async () =>
      (await work().jobs(jobs.map(({ id }) => id))).filter(({ handedIn }) => handedIn !== undefined)
    await claim('one', 1000)
    expect((await kept()).map(({ id }) => id).toSorted()).toEqual(['q_job0', 'q_job1', 'q_job2'])
    await work().putClaimed('one', [read(0), read(2)])
    expect((await kept()).map(({ id }) => id)).toEqual(['q_job1'])
  })

  it('whoever takes the lease gets a number that nobody had', async () => {
    const ledger = work()
    expect(await ledger.lease('one', 1000, 1100)).toBe(1)
    expect(await ledger.lease('two', 1050, 1150)).toBeUndefined()
    expect(await ledger.lease('one', 1050, 1150)).toBe(1)
    expect(await ledger.lease('two', 1151, 1251)).toBe(2)
    await ledger.dropLease('one')
    expect(await ledger.lease('one', 1200, 1300)).toBeUndefined()
    await ledger.dropLease('two')
    expect(await ledger.lease('two', 1200, 1300)).toBe(3)
  })

  it('a resolver who lost the lease without noticing writes nothing', async () => {
    await claim('one', 1000)
    await work().putClaimed('one', [read(0), read(1)])
    const resolve = (fence: number) => {
      const ids = [read(0), read(1)].map(({ job }) => job)
      return createLedger(store.engine).update({ version: 1, compute: reviseAll, jobs: ids, fence })
    }
    const lost = await work().lease('one', 1000, 1100)
    const held = await work().lease('two', 1200, 1300)
    await expect(resolve(lost ?? 0)).rejects.toMatchObject({ code: 'store-busy' })
    expect(await storedLayer(store.engine)).toEqual([])
    expect((await work().resolving(10)).map(({ id }) => id)).toEqual(['q_job0', 'q_job1'])
    expect(await resolve(held ?? 0)).toBe(true)
    expect(await storedLayer(store.engine)).not.toEqual([])
    expect(await work().resolving(10)).toEqual([])
  })

  it('an article that is removed before it is read is gone, and whoever reads it writes nothing', async () => {
    await claim('one', Date.now())
    const ingest = await openIngest({ engine: store.engine, work: 'none' })
    expect(await ingest.remove(readings[0]?.article.id ?? '')).toBe(true)
    expect(await ingest.job('q_job0')).toMatchObject({ state: 'failed', error: { code: 'gone' } })
    expect([...(await work().putClaimed('one', [read(0), read(1)]))]).toEqual(['q_job1'])
    await ingest.stop()
  })
})
