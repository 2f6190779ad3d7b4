import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Accepted, type Job, type Judgement, NewArticle, type NewJudgement } from '#contract'
import { createLedger, createWorkLedger, type Engine, type Ledger, type LedgerJob, type Update } from '#graph'
import { prepare as prepareText, readArticle } from './extract/read.ts'
import { articleId } from './ids.ts'
import { Intake } from './intake.ts'
import { toJudgement } from './judgements.ts'
import { type Queue, StoreQueue } from './queue.ts'
import type { Reader } from './reader.ts'
import { ALGORITHM_VERSION } from './resolve/canonical.ts'
import { reviseAll } from './resolver.ts'
import type { Ingest } from './service.ts'
import { reviseTouched, type Seeds, seedsBeside, seedsOf } from './touched.ts'
import { Claims, PATIENCE_MS } from './work/claims.ts'
import { ResolverLease } from './work/lease.ts'
import { Loop } from './work/loop.ts'
import { JobWatch } from './work/watch.ts'
import { Worker } from './work/worker.ts'

/** What an article will be known by, told without reading it. */
export type Identify = (article: NewArticle) => { readonly id: string; readonly title: string; readonly text: string }

/** Which jobs a process works on: none; those that wait when it hands some in itself; or all, for as long as it runs. */
export type WorkMode = 'none' | 'own' | 'all'

export interface IngestOptions {
  readonly engine: Engine
  readonly reader?: Reader
  readonly identify?: Identify
  readonly clock?: () => Date
  /** Hexadecimal digits, 24 of them, never the same twice. */
  readonly random?: () => string
  readonly work?: WorkMode
  /** The address of a Redis through which several processes share a store's work; else the queue is in the store. */
  readonly redis?: string
  /** How long others leave to a process what it has in hand and says nothing about, in milliseconds. */
  readonly patience?: number
  /** Hears why work could not go on and is tried again: once, until it goes on. */
  readonly warn?: (error: unknown) => void
}

const identifyArticle: Identify = (article) => {
  const { title, text } = prepareText(article)
  return { id: articleId(title, text, article.publisher), title, text }
}

/** Opens loading on a store: takes up what an earlier process left, and works on what comes. */
export async function openIngest(options: IngestOptions): Promise<Ingest> {
  const service = new IngestService(options, await queueMaker(options))
  await service.recover()
  return service
}

type MakeQueue = (claims: Claims, wake: () => void) => Queue

async function queueMaker({ engine, redis: url, work, patience = PATIENCE_MS }: IngestOptions): Promise<MakeQueue> {
  if (url === undefined) return (claims, wake) => new StoreQueue(claims, wake)
  // Loaded here, so that nobody else waits for it.
  const { RedisQueue } = await import('./work/redis-queue.ts')
  const store = await createWorkLedger(engine).name(randomName())
  return (claims, wake) => new RedisQueue({ url, store, claims, patience, ...(work !== 'none' && { wake }) })
}

const randomName = (): string => randomBytes(9).toString('base64url')

/** How often a process that works on all looks for jobs that others have handed in, and how often it is asked whether they are over. */
const PATROL_MS = 500

class IngestService implements Ingest {
  readonly #ledger: Ledger
  readonly #identify: Identify
  readonly #clock: () => Date
  readonly #random: () => string
  readonly #mode: WorkMode
  readonly #intake: Intake
  readonly #queue: Queue
  readonly #loop: Loop
  readonly #watch: JobWatch
  readonly #lease: ResolverLease | undefined
  readonly #patrol: NodeJS.Timeout | undefined

  constructor(
    {
      engine,
      reader = readArticle,
      identify = identifyArticle,
      clock = () => new Date(),
      random = () => randomBytes(12).toString('hex'),
      work: mode = 'own',
      patience = PATIENCE_MS,
      warn = () => undefined,
    }: IngestOptions,
    makeQueue: MakeQueue,
  ) {
    const { shared } = engine.capabilities
    const work = createWorkLedger(engine)
    const claims = new Claims(work, shared, patience)
    const wake = () => this.#wake()
    this.#ledger = createLedger(engine)
    this.#intake = new Intake({
      ledger: this.#ledger,
      newJob: (article, title) => this.#newJob(article, title),
      accepted: (fresh, earlier) => this.#accepted(fresh, earlier),
    })
    this.#identify = identify
    this.#clock = clock
    this.#random = random
    this.#mode = mode
    this.#watch = new JobWatch(work, shared)
    this.#lease = shared ? new ResolverLease(work, claims.name, patience) : undefined
    this.#queue = makeQueue(claims, wake)
    const worker = new Worker({
      ledger: this.#ledger,
      work,
      reader,
      claims,
      lease: this.#lease,
      queue: this.#queue,
      watch: this.#watch,
      stopping: () => this.#loop.stopping,
    })
    this.#loop = new Loop(() => worker.round(), warn)
    if (mode === 'all' && shared) this.#patrol = setInterval(wake, PATROL_MS).unref()
  }

  /** What was read and that no job will resolve is resolved; another version of the algorithm computes all anew. */
  async recover(): Promise<void> {
    const [left, version] = await Promise.all([this.#leftBehind(), this.#ledger.version()])
    if (left.length > 0 || (version !== 0 && version !== ALGORITHM_VERSION))
      await this.#ledger.update({ version: ALGORITHM_VERSION, compute: reviseAll, resolved: left })
    this.#wake()
  }

  /** Articles that are read, not resolved, and of no job that is open. */
  async #leftBehind(): Promise<readonly string[]> {
    const read = await this.#ledger.unresolved()
    if (read.length === 0) return []
    const open = new Set((await this.#ledger.openJobsOf(read)).map((job) => job.articleId))
    // Another process may have resolved them meanwhile, and ended their jobs with that.
    const states = await this.#ledger.articleStates(read)
    return read.filter((article) => !open.has(article) && states.get(article)?.status === 'read')
  }

  #wake(): void {
    if (this.#mode !== 'none') this.#loop.wake()
  }

  async submit(given: NewArticle): Promise<Accepted> {
    const article = NewArticle.parse(given)
    return this.#intake.take({ given: article, ...this.#identify(article) })
  }

  #accepted(fresh: readonly LedgerJob[], earlier: readonly LedgerJob[]): void {
    for (const job of fresh) this.#watch.tell(job)
    for (const job of [...fresh, ...earlier]) this.#watch.follow(job)
    if (fresh.length === 0) return
    this.#queue.offer(fresh.map(({ id }) => id))
    this.#wake()
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
    if (found) this.#watch.follow(found)
    return found && toJob(found)
  }

  onJob(listener: (job: Job) => void): () => void {
    return this.#watch.on((job) => listener(toJob(job)))
  }

  async remove(articleId: string): Promise<boolean> {
    if (!(await this.#ledger.articleStates([articleId])).has(articleId)) return false
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
    if (this.#mode !== 'none') return this.#loop.idle()
    while ((await this.#ledger.openJobs(1)).length > 0) await sleep(PATROL_MS)
  }

  async rebuild(): Promise<void> {
    await this.#ledger.update({ version: ALGORITHM_VERSION, compute: reviseAll })
  }

  async stop(): Promise<void> {
    clearInterval(this.#patrol)
    this.#watch.stop()
    await this.#loop.stop()
    await this.#lease?.release().catch(() => undefined)
    await this.#queue.close()
  }
}

function toJob({ id, articleId, title, state, known, createdAt, errorCode, errorDetail }: LedgerJob): Job {
  const error = errorCode === undefined ? {} : { error: { code: errorCode, detail: errorDetail ?? '' } }
  return { id, article: articleId, title, state, known, createdAt, ...error }
}
