import { setImmediate as nextTurn } from 'node:timers/promises'
import { EntenteError, NewArticle } from '#contract'
import type { Ledger, LedgerJob, ReadArticle, WorkLedger } from '#graph'
import { inHalves } from '../halves.ts'
import { prepare } from '../load.ts'
import { Memory } from '../memory.ts'
import type { Queue, Taken } from '../queue.ts'
import type { Reader } from '../reader.ts'
import { ALGORITHM_VERSION } from '../resolve/canonical.ts'
import { reviseTouched, type Seeds } from '../touched.ts'
import type { Claims } from './claims.ts'
import type { ResolverLease } from './lease.ts'
import type { Round } from './loop.ts'
import type { JobWatch } from './watch.ts'

/** An article that ended a process this often is set aside. */
const MOST_ATTEMPTS = 3
/** Articles that are read together. */
const MOST_READ = 200
/** Articles that are resolved together; few never wait for others. */
const MOST_RESOLVED = 200
/** While so many wait to be read, what is read is resolved with them: resolving many costs little more than resolving one. */
const MANY = 32

export interface WorkerParts {
  readonly ledger: Ledger
  readonly work: WorkLedger
  readonly reader: Reader
  readonly claims: Claims
  /** Where other processes may resolve too. */
  readonly lease: ResolverLease | undefined
  readonly queue: Queue
  readonly watch: JobWatch
  readonly stopping: () => boolean
}

interface Read {
  readonly job: LedgerJob
  readonly article: ReadArticle
}

/** Reads articles, writes what they say (T1), and where nobody else does resolves what was read (T2). */
export class Worker {
  readonly #parts: WorkerParts
  readonly #memory = new Memory()

  constructor(parts: WorkerParts) {
    this.#parts = parts
  }

  /** Resolves what is read before it reads more, but for a while where many wait. */
  async round(): Promise<Round> {
    const { work, ledger } = this.#parts
    const read = await work.resolving(MOST_RESOLVED)
    if (read.length < MOST_RESOLVED && (await this.#readSome(read.length > 0 ? MANY : 1))) return 'worked'
    if (await this.#resolveSome(read)) return 'worked'
    // Another process resolves.
    if (read.length > 0 && (await this.#readSome(1))) return 'worked'
    return (await ledger.openJobs(1)).length > 0 ? 'waits' : 'quiet'
  }

  /** Reads what waits, and writes what it says; false where fewer than `least` wait. */
  async #readSome(least: number): Promise<boolean> {
    const taken = await this.#parts.queue.take(MOST_READ, least)
    if (taken.jobs.length === 0) return false
    await this.#work(taken)
    return true
  }

  async #work({ jobs, suspect }: Taken): Promise<void> {
    const [first] = jobs
    if (suspect && first !== undefined && first.attempts >= MOST_ATTEMPTS) {
      const reason = 'Reading this article ended the program more than once.'
      await this.#fail(first, new EntenteError('unreadable-file', reason))
    } else await this.#put(await this.#readAll(jobs))
  }

  /** The jobs that came through; an article that cannot be read fails alone. */
  async #readAll(jobs: readonly LedgerJob[]): Promise<readonly Read[]> {
    const read: Read[] = []
    for (const [at, job] of jobs.entries()) {
      if (this.#parts.stopping()) {
        await this.#parts.claims.giveBack(idsOf(jobs.slice(at)))
        break
      }
      const article = await this.#read(job)
      if (article) read.push({ job, article })
      await nextTurn()
    }
    return read
  }

  async #read(job: LedgerJob): Promise<ReadArticle | undefined> {
    this.#parts.watch.tell({ ...job, state: 'reading' })
    try {
      return prepare(this.#parts.reader(NewArticle.parse(JSON.parse(job.handedIn ?? '{}'))), job.createdAt)
    } catch (error) {
      await this.#fail(job, error)
      return undefined
    }
  }

  /** T1; what cannot be written is tried by halves, so that one article fails alone. */
  async #put(read: readonly Read[]): Promise<void> {
    const { work, claims } = this.#parts
    const jobs = read.map(({ job }) => job)
    await inHalves(
      read,
      async (some) => {
        const mine = await work.putClaimed(
          claims.name,
          some.map(({ job, article }) => ({ job: job.id, article })),
        )
        for (const { job } of some) if (mine.has(job.id)) this.#parts.watch.tell({ ...job, state: 'resolving' })
      },
      ({ job }, error) => this.#fail(job, error),
    )
    this.#letGo(idsOf(jobs))
  }

  /** T2 of what was read, here or elsewhere; false where there is nothing to do or another process does it. */
  async #resolveSome(jobs: readonly LedgerJob[]): Promise<boolean> {
    const { lease } = this.#parts
    if (jobs.length === 0) {
      await lease?.release()
      return false
    }
    const fence = await lease?.hold()
    if (lease !== undefined && fence === undefined) return false
    await inHalves(
      jobs,
      (some) => this.#resolve(some, fence),
      (job, error) => this.#fail(job, error),
    )
    return true
  }

  async #resolve(jobs: readonly LedgerJob[], fence: number | undefined): Promise<void> {
    const articles = jobs.map((job) => job.articleId)
    const seeds: Seeds = { articles, figures: [], reports: [], nodes: [] }
    const changed = await this.#parts.ledger.update({
      version: ALGORITHM_VERSION,
      compute: (view) => reviseTouched(view, seeds, this.#memory),
      resolved: articles,
      jobs: idsOf(jobs),
      ...(fence !== undefined && { fence }),
    })
    this.#memory.settle(changed)
    for (const job of jobs) this.#parts.watch.tell({ ...job, state: 'done' })
  }

  async #fail(job: LedgerJob, error: unknown): Promise<void> {
    const { ledger, watch } = this.#parts
    const code = error instanceof EntenteError ? error.code : 'internal'
    const detail = error instanceof Error ? error.message : String(error)
    await ledger.setStatus([job.articleId], 'failed')
    const failed = { state: 'failed', errorCode: code, errorDetail: detail } as const
    await ledger.setJobs([job.id], { ...failed, claim: null, claimedUntil: null })
    watch.tell({ ...job, ...failed })
    this.#letGo([job.id])
  }

  #letGo(jobs: readonly string[]): void {
    this.#parts.claims.drop(jobs)
    this.#parts.queue.settle(jobs)
  }
}

function idsOf(jobs: readonly LedgerJob[]): readonly string[] {
  return jobs.map(({ id }) => id)
}
