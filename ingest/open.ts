import { randomBytes } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Accepted, EntenteError, type Job, type Judgement, NewArticle, type NewJudgement } from '#contract'
import { createLedger, type Engine, type Ledger, type LedgerJob, type ReadArticle, type Update } from '#graph'
import { prepare as prepareText, readArticle } from './extract/read.ts'
import { articleId } from './ids.ts'
import { toJudgement } from './judgements.ts'
import { prepare } from './load.ts'
import { Queue } from './queue.ts'
import type { Reader } from './reader.ts'
import { ALGORITHM_VERSION } from './resolve/canonical.ts'
import { reviseAll } from './resolver.ts'
import type { Ingest } from './service.ts'
import { reviseTouched, type Seeds, seedsBeside, seedsOf } from './touched.ts'

/** What an article will be known by, told without reading it. */
export type Identify = (article: NewArticle) => { readonly id: string; readonly title: string; readonly text: string }

export interface IngestOptions {
  readonly engine: Engine
  readonly reader?: Reader
  readonly identify?: Identify
  readonly clock?: () => Date
  /** Hexadecimal digits, 24 of them, never the same twice. */
  readonly random?: () => string
}

const identifyArticle: Identify = (article) => {
  const { title, text } = prepareText(article)
  return { id: articleId(title, text, article.publisher), title, text }
}

/** Opens loading on a store: takes up what an earlier process left, and works on what comes. */
export async function openIngest(options: IngestOptions): Promise<Ingest> {
  const service = new IngestService(options)
  await service.recover()
  return service
}

/** An article that ended a process this often is set aside. */
const MOST_ATTEMPTS = 3

class IngestService implements Ingest {
  readonly #ledger: Ledger
  readonly #reader: Reader
  readonly #identify: Identify
  readonly #clock: () => Date
  readonly #random: () => string
  readonly #queue: Queue
  readonly #listeners = new Set<(job: Job) => void>()

  constructor({
    engine,
    reader = readArticle,
    identify = identifyArticle,
    clock = () => new Date(),
    random = () => randomBytes(12).toString('hex'),
  }: IngestOptions) {
    this.#ledger = createLedger(engine)
    this.#reader = reader
    this.#identify = identify
    this.#clock = clock
    this.#random = random
    this.#queue = new Queue(this.#ledger, {
      finish: (jobs) => this.#work(jobs),
      giveUp: (jobs, error) => this.#giveUp(jobs, error),
    })
  }

  /** What was read and not resolved is resolved, what waited is read; another version of the algorithm computes all anew. */
  async recover(): Promise<void> {
    const unresolved = await this.#ledger.unresolved()
    const version = await this.#ledger.version()
    if (unresolved.length > 0 || (version !== 0 && version !== ALGORITHM_VERSION))
      await this.#ledger.update({ version: ALGORITHM_VERSION, compute: reviseAll, resolved: unresolved })
    this.#queue.wake()
  }

  async submit(given: NewArticle): Promise<Accepted> {
    const article = NewArticle.parse(given)
    const { id, title, text } = this.#identify(article)
    const state = await this.#ledger.articleState(id)
    if (state?.status === 'resolved') return this.#known(id, state.title)
    const [open] = state ? await this.#ledger.openJobsOf(id) : []
    if (open) return { id, job: open.id }
    const job = { ...this.#newJob(id, title), handedIn: JSON.stringify(article) }
    await this.#ledger.accept({ id, title, text, language: article.language ?? 'und', ingestedAt: job.createdAt }, job)
    this.#tell(job)
    this.#queue.wake()
    return { id, job: job.id }
  }

  async #known(article: string, title: string): Promise<Accepted> {
    const job: LedgerJob = { ...this.#newJob(article, title), state: 'done', known: true }
    await this.#ledger.putJob(job)
    return { id: article, job: job.id }
  }

  #newJob(articleId: string, title: string): LedgerJob {
    return {
      id: `q_${this.#random()}`,
      articleId,
      title,
      state: 'waiting',
      known: false,
      createdAt: this.#now(),
      attempts: 0,
    }
  }

  #now(): string {
    return this.#clock().toISOString()
  }

  async job(id: string): Promise<Job | undefined> {
    const found = await this.#ledger.job(id)
    return found && toJob(found)
  }

  onJob(listener: (job: Job) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  #tell(job: LedgerJob): void {
    for (const listener of this.#listeners) listener(toJob(job))
  }

  /** Reads and resolves some jobs together; an article that cannot be read fails alone. */
  async #work(jobs: readonly LedgerJob[]): Promise<void> {
    const suspect = jobs.find((job) => job.state === 'reading')
    if (suspect) return this.#workAlone(suspect)
    const waiting = jobs.filter((job) => job.state === 'waiting')
    await this.#ledger.setJobs(idsOf(waiting), { state: 'reading' })
    const read = await this.#readAll(waiting)
    await this.#resolve([...jobs.filter((job) => job.state === 'resolving'), ...read])
  }

  /** A job that was being read when an earlier process ended may be why it ended. */
  async #workAlone(job: LedgerJob): Promise<void> {
    if (job.attempts >= MOST_ATTEMPTS) {
      await this.#fail(
        job,
        new EntenteError('unreadable-file', 'Reading this article ended the program more than once.'),
      )
      return
    }
    await this.#ledger.setJobs([job.id], { attempts: job.attempts + 1 })
    await this.#resolve(await this.#readAll([job]))
  }

  /** Reads some jobs and writes what they say (T1); the jobs that came through. */
  async #readAll(jobs: readonly LedgerJob[]): Promise<readonly LedgerJob[]> {
    const read: { readonly job: LedgerJob; readonly article: ReadArticle }[] = []
    for (const [at, job] of jobs.entries()) {
      if (this.#queue.stopping) {
        await this.#ledger.setJobs(idsOf(jobs.slice(at)), { state: 'waiting' })
        break
      }
      const article = await this.#read(job)
      if (article) read.push({ job, article })
      await nextTurn()
    }
    await this.#ledger.putReadings(read.map(({ article }) => article))
    const done = read.map(({ job }) => job)
    await this.#ledger.setJobs(idsOf(done), { state: 'resolving' })
    for (const job of done) this.#tell({ ...job, state: 'resolving' })
    return done
  }

  async #read(job: LedgerJob): Promise<ReadArticle | undefined> {
    this.#tell({ ...job, state: 'reading' })
    try {
      const reading = this.#reader(NewArticle.parse(JSON.parse(job.handedIn ?? '{}')))
      return prepare(reading, job.createdAt)
    } catch (error) {
      await this.#fail(job, error)
      return undefined
    }
  }

  async #fail(job: LedgerJob, error: unknown): Promise<void> {
    const code = error instanceof EntenteError ? error.code : 'internal'
    const detail = error instanceof Error ? error.message : String(error)
    await this.#ledger.setStatus([job.articleId], 'failed')
    const failed = { state: 'failed', errorCode: code, errorDetail: detail } as const
    await this.#ledger.setJobs([job.id], failed)
    this.#tell({ ...job, ...failed })
  }

  async #giveUp(jobs: readonly LedgerJob[], error: unknown): Promise<void> {
    for (const job of jobs) await this.#fail(job, error)
  }

  /** T2 of some jobs. */
  async #resolve(jobs: readonly LedgerJob[]): Promise<void> {
    if (jobs.length === 0) return
    const articles = jobs.map((job) => job.articleId)
    const seeds: Seeds = { articles, figures: [], reports: [], nodes: [] }
    await this.#ledger.update({
      version: ALGORITHM_VERSION,
      compute: (view) => reviseTouched(view, seeds),
      resolved: articles,
    })
    await this.#ledger.setJobs(
      jobs.map((job) => job.id),
      { state: 'done', handedIn: null },
    )
    for (const job of jobs) this.#tell({ ...job, state: 'done' })
  }

  async remove(articleId: string): Promise<boolean> {
    if (!(await this.#ledger.articleState(articleId))) return false
    await this.#queue.idle()
    const remove = this.#ledger.removal(articleId, this.#now())
    let seeds: Seeds | undefined
    await this.#ledger.update({
      version: ALGORITHM_VERSION,
      before: async (transaction, view) => {
        seeds = await seedsBeside(view, articleId)
        await remove(transaction)
      },
      compute: (view) => (seeds ? reviseTouched(view, seeds) : reviseAll(view)),
    })
    return true
  }

  judgements(): Promise<readonly Judgement[]> {
    return this.#ledger.judgements()
  }

  async judge(wanted: NewJudgement, author: string): Promise<Judgement> {
    const judgement = await toJudgement(this.#ledger, wanted, { id: `j_${this.#random()}`, author, at: this.#now() })
    await this.#decide(judgement, this.#ledger.keeping(judgement))
    return judgement
  }

  async takeBack(id: string): Promise<Judgement | undefined> {
    const found = (await this.#ledger.judgements()).find((judgement) => judgement.id === id)
    if (!found) return undefined
    if (!found.retracted) await this.#decide(found, this.#ledger.retracting(id))
    return { ...found, retracted: true }
  }

  async #decide(judgement: Judgement, before: NonNullable<Update['before']>): Promise<void> {
    await this.#ledger.update({
      version: ALGORITHM_VERSION,
      before,
      compute: (view) => reviseTouched(view, seedsOf(judgement)),
    })
  }

  async idle(): Promise<void> {
    await this.#queue.idle()
  }

  async rebuild(): Promise<void> {
    await this.#ledger.update({ version: ALGORITHM_VERSION, compute: reviseAll })
  }

  async stop(): Promise<void> {
    await this.#queue.stop()
  }
}

function idsOf(jobs: readonly LedgerJob[]): readonly string[] {
  return jobs.map(({ id }) => id)
}

function toJob({ id, articleId, title, state, known, createdAt, errorCode, errorDetail }: LedgerJob): Job {
  const error = errorCode === undefined ? {} : { error: { code: errorCode, detail: errorDetail ?? '' } }
  return { id, article: articleId, title, state, known, createdAt, ...error }
}
