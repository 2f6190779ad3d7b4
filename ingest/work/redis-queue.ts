import { Queue as BullQueue, Worker as BullWorker } from 'bullmq'
import { Redis } from 'ioredis'
import type { Queue, Taken } from '../queue.ts'
import type { Claims } from './claims.ts'

const NAME = 'read'
/** Jobs that are on their way to one worker at a time: enough to be written together, few enough to be shared out. */
const AT_ONCE = 32
/** How often it is looked for jobs that wait in the store and that Redis does not know. */
const SWEEP_MS = 3_000
const MOST_SWEPT = 1000
const CLOSE_MS = 3_000
/** States of a connection that was never lost. */
const STARTING: ReadonlySet<string> = new Set(['wait', 'connecting', 'connect'])

export interface RedisQueueOptions {
  readonly url: string
  /** The store's name, so that several stores can share a Redis. */
  readonly store: string
  readonly claims: Claims
  /** How long a worker that says nothing keeps what was sent to it, in milliseconds. */
  readonly patience: number
  /** Called when jobs have come in; without it this process only hands them on. */
  readonly wake?: () => void
}

/**
 * Shares jobs out among processes through BullMQ. Redis is told only which jobs wait: what it loses is found in the store and
 * offered again, and while it does not answer the store itself is the queue.
 */
export class RedisQueue implements Queue {
  readonly #claims: Claims
  readonly #connections: readonly Redis[]
  readonly #queue: BullQueue
  readonly #worker: BullWorker | undefined
  /** What Redis has sent and this process has not brought to its end, with the answer that it waits for. */
  readonly #sent = new Map<string, () => void>()
  readonly #sweeping: NodeJS.Timeout

  constructor({ url, store, claims, patience, wake }: RedisQueueOptions) {
    this.#claims = claims
    const common = { prefix: `entente-${store}` }
    const producer = connect(url)
    const consumer = wake && connect(url)
    this.#connections = consumer ? [producer, consumer] : [producer]
    this.#queue = new BullQueue(NAME, { ...common, connection: producer, skipWaitingForReady: true })
    this.#worker =
      consumer &&
      new BullWorker(NAME, (job) => this.#receive(String(job.id), wake), {
        ...common,
        connection: consumer,
        concurrency: AT_ONCE,
        lockDuration: patience,
        stalledInterval: Math.ceil(patience / 3),
        maxStalledCount: Number.MAX_SAFE_INTEGER,
      })
    // A Redis that does not answer is no error here: the store goes on as the queue.
    this.#queue.on('error', () => undefined)
    this.#worker?.on('error', () => undefined)
    this.#sweeping = setInterval(() => void this.#sweep(), SWEEP_MS).unref()
  }

  /** While Redis does not answer nothing is kept for it here: it is found in the store. */
  offer(jobs: readonly string[]): void {
    if (this.#connections.every(({ status }) => STARTING.has(status) || status === 'ready')) void this.#offer(jobs)
  }

  async take(most: number, least: number): Promise<Taken> {
    if (!this.#answers()) return this.#claims.take(most, least)
    const among = [...this.#sent.keys()]
    if (among.length < least) return { jobs: [], suspect: false }
    const { jobs, suspect, left } = await this.#claims.takeAmong(among, most)
    const open = new Set([...left, ...jobs.map(({ id }) => id)])
    this.settle(among.filter((id) => !open.has(id)))
    return { jobs, suspect }
  }

  settle(jobs: readonly string[]): void {
    for (const job of jobs) {
      this.#sent.get(job)?.()
      this.#sent.delete(job)
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#sweeping)
    const open = [...this.#sent.keys()]
    const closed = this.#worker?.close()
    this.settle(open)
    if (this.#answers()) {
      await within(CLOSE_MS, closed)
      await within(CLOSE_MS, this.#offer(open))
    }
    for (const connection of this.#connections) connection.disconnect()
  }

  #answers(): boolean {
    return this.#connections.every(({ status }) => status === 'ready')
  }

  /** A job that comes a second time takes the first one's place. */
  #receive(job: string, wake: () => void): Promise<void> {
    this.settle([job])
    return new Promise((resolve) => {
      this.#sent.set(job, resolve)
      wake()
    })
  }

  async #offer(jobs: readonly string[]): Promise<void> {
    const rows = jobs.map((jobId) => ({
      name: NAME,
      data: {},
      opts: { jobId, removeOnComplete: true, removeOnFail: true },
    }))
    await this.#queue.addBulk(rows).catch(() => undefined)
  }

  /** A job that Redis knows already is not added again. */
  async #sweep(): Promise<void> {
    const jobs = await this.#claims.waiting(MOST_SWEPT).catch(() => [])
    if (jobs.length > 0 && this.#answers()) await this.#offer(jobs)
  }
}

/** A connection that comes back by itself, however long that takes. */
function connect(url: string): Redis {
  const redis = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: (times) => Math.min(times * 100, 2000) })
  redis.on('error', () => undefined)
  return redis
}

function within(limit: number, promise: Promise<unknown> | undefined): Promise<unknown> {
  return Promise.race([promise, new Promise((resolve) => setTimeout(resolve, limit).unref())]).catch(() => undefined)
}
