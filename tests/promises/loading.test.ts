import { expect, it } from 'vitest'
import { EntenteError, type Job, type NewArticle } from '#contract'
import { createLedger } from '#graph'
import { openIngest } from '#ingest'
import { writeBase } from '../../graph/ledger-base.ts'
import { prepare } from '../../ingest/load.ts'
import { onEachEngine } from '../stores/index.ts'
import { openOn } from './opened.ts'
import { storedLayer } from './stored.ts'
import { handedIn, oneMeeting } from './world.ts'

const [one, two] = [oneMeeting(1), oneMeeting(2)]

onEachEngine((store) => {
  const status = async (): Promise<unknown> =>
    (await store.read('MATCH (a:Article) RETURN a.status AS status ORDER BY status')).map((row) => row.status)

  it('tells every step of a job and knows an article that is there', async () => {
    const ingest = await openOn(store.engine, [one])
    const seen: Job[] = []
    const stop = ingest.onJob((job) => seen.push(job))
    const first = await ingest.submit(handedIn(one))
    await ingest.idle()
    expect(seen.map(({ state }) => state)).toEqual(['waiting', 'reading', 'resolving', 'done'])
    stop()
    const again = await ingest.submit(handedIn(one))
    expect(again.id).toBe(first.id)
    expect(await ingest.job(again.job)).toMatchObject({ state: 'done', known: true })
    expect(await ingest.job('q_unknown00')).toBeUndefined()
  })

  it('an article that is handed in several times at one moment is there once', async () => {
    const ingest = await openOn(store.engine, [one, two])
    const accepted = await Promise.all([one, two, one, one].map((reading) => ingest.submit(handedIn(reading))))
    expect(accepted.map(({ id }) => id)).toEqual([one, two, one, one].map(({ article }) => article.id))
    await ingest.idle()
    expect(await status()).toEqual(['resolved', 'resolved'])
    for (const { job } of accepted) expect(await ingest.job(job)).toMatchObject({ state: 'done' })
  })

  it('sets an article aside that cannot be read, and goes on with the others', async () => {
    const reader = (given: NewArticle) => {
      if (given.text.includes('n1w1')) throw new EntenteError('unknown-language', 'Not a language.')
      return two
    }
    const identify = (given: NewArticle) => (given.text.includes('n1w1') ? one.article : two.article)
    const ingest = await openIngest({ engine: store.engine, reader, identify })
    const [bad, good] = [await ingest.submit(handedIn(one)), await ingest.submit(handedIn(two))]
    await ingest.idle()
    expect(await ingest.job(bad.job)).toMatchObject({ state: 'failed', error: { code: 'unknown-language' } })
    expect(await ingest.job(good.job)).toMatchObject({ state: 'done' })
    expect(await status()).toEqual(['failed', 'resolved'])
  })

  it('takes up what an earlier process had accepted, and what it had read and not resolved', async () => {
    const whole = await openOn(store.engine, [one, two])
    for (const reading of [one, two]) await whole.submit(handedIn(reading))
    await whole.idle()
    const expected = await storedLayer(store.engine)
    await whole.remove(one.article.id)
    await whole.remove(two.article.id)
    await whole.stop()

    const ledger = createLedger(store.engine)
    const job = {
      id: 'q_left_behind',
      articleId: one.article.id,
      title: 'one',
      state: 'waiting',
      known: false,
      createdAt: '2025-02-01T00:00:00.000Z',
      attempts: 0,
    } as const
    await ledger.accept(
      [{ ...one.article, ingestedAt: job.createdAt }],
      [{ ...job, handedIn: JSON.stringify(handedIn(one)) }],
    )
    await store.engine.write((transaction) => writeBase(transaction, [prepare(two, job.createdAt)]))
    expect(await status()).toEqual(['read', 'waiting'])

    const ingest = await openOn(store.engine, [one, two])
    await ingest.idle()
    expect(await status()).toEqual(['resolved', 'resolved'])
    expect(await storedLayer(store.engine)).toEqual(expected)
    expect(await ingest.job(job.id)).toMatchObject({ state: 'done' })
  })

  it('sets an article aside that ended the program three times', async () => {
    const ledger = createLedger(store.engine)
    const job = {
      id: 'q_poison',
      articleId: one.article.id,
      title: 'one',
      state: 'reading',
      known: false,
      createdAt: '2025-02-01T00:00:00.000Z',
      attempts: 3,
    } as const
    await ledger.accept(
      [{ ...one.article, ingestedAt: job.createdAt }],
      [{ ...job, handedIn: JSON.stringify(handedIn(one)) }],
    )
    const ingest = await openOn(store.engine, [one])
    await ingest.idle()
    expect(await ingest.job(job.id)).toMatchObject({ state: 'failed', error: { code: 'unreadable-file' } })
  })

  it('leaves tombstones for what only a removed article told', async () => {
    const ingest = await openOn(store.engine, [one])
    await ingest.submit(handedIn(one))
    await ingest.idle()
    expect(await ingest.remove(one.article.id)).toBe(true)
    expect(await ingest.remove(one.article.id)).toBe(false)
    expect(await storedLayer(store.engine)).toEqual([])
    const tombs = await store.read('MATCH (t:Tombstone) RETURN t.was AS was ORDER BY was')
    expect(tombs.map(({ was }) => was)).toContain('Kim Jong Un')
  })

  it('keeps decisions with their members, and refuses what makes no sense', async () => {
    const ingest = await openOn(store.engine, [one, two])
    for (const reading of [one, two]) await ingest.submit(handedIn(reading))
    await ingest.idle()
    const [kim, shoigu] = [one.figures[0]?.id ?? '', one.figures[1]?.id ?? '']
    await expect(ingest.judge({ kind: 'same', left: kim, right: 'f_nobody0000' }, 'me')).rejects.toMatchObject({
      code: 'no-such-node',
    })
    await expect(ingest.judge({ kind: 'same', left: kim }, 'me')).rejects.toMatchObject({ code: 'bad-request' })
    await expect(
      ingest.judge({ kind: 'same', left: kim, right: one.reports[0]?.id ?? '' }, 'me'),
    ).rejects.toMatchObject({ code: 'bad-request' })
    const judgement = await ingest.judge({ kind: 'same', left: kim, right: shoigu, note: 'a test' }, 'me')
    expect(await ingest.judgements()).toEqual([judgement])
    expect(await store.read('MATCH (a:Actor) RETURN a.name AS name')).toHaveLength(1)
    expect(await ingest.takeBack(judgement.id)).toMatchObject({ id: judgement.id, retracted: true })
    expect(await ingest.takeBack('j_unknown000')).toBeUndefined()
    expect(await store.read('MATCH (a:Actor) RETURN a.name AS name')).toHaveLength(2)
  })
})
