import { randomUUID } from 'node:crypto'
import type { Judgement } from '#contract'
import { inBatches, runAll } from './batches.ts'
import type { Engine, Param, Row, Statement, StoredNode, Transaction } from './engine.ts'
import { defined, deleteArticle } from './ledger-base.ts'
import { differ, isEmpty, writesOf } from './ledger-layer.ts'
import { judgementOf } from './ledger-parse.ts'
import type { Layer, LedgerJob } from './ledger-rows.ts'
import { LedgerView } from './ledger-view.ts'
import { mustHoldLease } from './ledger-work.ts'
import { articleStates, namesOf, putNodes, setArticleStatus, unresolved } from './statements/ledger-base.ts'
import { findJob, openJobs, openJobsOf, setJob } from './statements/ledger-jobs.ts'
import {
  findMember,
  membersOf,
  putJudgement,
  readJudgements,
  retractJudgement,
} from './statements/ledger-judgements.ts'
import { growEpoch, lockLayer, readVersion } from './statements/ledger-layer.ts'
import { changeJobsIn, lockJobs } from './statements/ledger-work.ts'

/** A part of the canonical layer, or all of it, as it is stored and as it should be. */
export interface Revision {
  readonly stored: Layer
  readonly wanted: Layer
}

/** A change of the canonical layer: what is written first, then what is computed, in one transaction. */
export interface Update {
  readonly version: number
  readonly compute: (view: LedgerView) => Promise<Revision>
  /** Articles that are part of what is explored once this is written. */
  readonly resolved?: readonly string[]
  /** Jobs that are done once this is written. */
  readonly jobs?: readonly string[]
  /** The number of the resolver's lease: `store-busy` where another has taken it since. */
  readonly fence?: number
  readonly before?: (transaction: Transaction, view: LedgerView) => Promise<void>
}

export interface Members {
  readonly node: string | undefined
  readonly kind: string
  readonly members: readonly string[]
}

/** An article that waits to be read. */
export interface WaitingArticle {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly language: string
  readonly ingestedAt: string
}

/** How far an article is. */
export interface ArticleState {
  readonly status: string
  readonly title: string
}

/** The write side of the store: articles, jobs, judgements, and the canonical layer that follows from them. */
export interface Ledger {
  /** How far some articles are; those that are not there are left out. */
  articleStates(ids: readonly string[]): Promise<ReadonlyMap<string, ArticleState>>
  /** Makes articles that wait to be read durable, and jobs with them: all of it or nothing. */
  accept(articles: readonly WaitingArticle[], jobs: readonly LedgerJob[]): Promise<void>
  unresolved(): Promise<readonly string[]>
  /** T2: computes the canonical layer and writes how it differs; true where it differed. */
  update(update: Update): Promise<boolean>
  /** For an `update`: takes an article back and leaves tombstones. */
  removal(article: string, at: string): (transaction: Transaction) => Promise<void>
  version(): Promise<number>
  setJobs(ids: readonly string[], changes: Readonly<Record<string, Param>>): Promise<void>
  job(id: string): Promise<LedgerJob | undefined>
  openJobs(limit: number): Promise<readonly LedgerJob[]>
  openJobsOf(articles: readonly string[]): Promise<readonly LedgerJob[]>
  setStatus(articles: readonly string[], status: string): Promise<void>
  judgements(): Promise<readonly Judgement[]>
  /** For an `update`: keeps a decision. */
  keeping(judgement: Judgement): (transaction: Transaction) => Promise<void>
  /** For an `update`: takes a decision back. */
  retracting(id: string): (transaction: Transaction) => Promise<void>
  /** What an address of a figure or report belongs to now; `undefined` where it leads nowhere. */
  members(address: string): Promise<Members | undefined>
}

/** Opens the write side of a store. */
export function createLedger(engine: Engine): Ledger {
  const write = (work: (transaction: Transaction) => Promise<unknown>): Promise<void> =>
    engine.write(async (transaction) => void (await work(transaction)))
  return {
    articleStates: async (ids) => new Map((await engine.read(articleStates([...ids].sort()))).map(stateOf)),
    accept: (articles, jobs) => write((transaction) => runAll(transaction, acceptance(articles, jobs))),
    unresolved: async () => (await engine.read(unresolved())).map((row) => String(row.id)),
    update: (update) => engine.write((transaction) => applyUpdate(transaction, update)),
    removal: (article, at) => (transaction) => remove(transaction, article, at),
    version: async () => Number((await engine.read(readVersion()))[0]?.version ?? 0),
    setJobs: async (ids, changes) =>
      ids.length === 0 ? undefined : write((transaction) => transaction.run(setJob([...ids].sort(), changes))),
    job: async (id) => jobOf((await engine.read(findJob(id)))[0]),
    openJobs: async (limit) => (await engine.read(openJobs(limit))).flatMap((row) => jobOf(row) ?? []),
    openJobsOf: async (articles) =>
      (await engine.read(openJobsOf([...articles].sort()))).flatMap((row) => jobOf(row) ?? []),
    setStatus: (articles, status) =>
      write((transaction) => transaction.run(setArticleStatus([...articles].sort(), status))),
    judgements: async () => (await engine.read(readJudgements())).map(judgementOf),
    keeping: (judgement) => async (transaction) =>
      void (await transaction.run(putJudgement(judgement.id, judgementProperties(judgement)))),
    retracting: (id) => async (transaction) => void (await transaction.run(retractJudgement(id))),
    members: (address) => membersAt(engine, address),
  }
}

function stateOf({ id, status, title }: Row): readonly [string, ArticleState] {
  return [String(id), { status: String(status), title: String(title) }]
}

function* acceptance(articles: readonly WaitingArticle[], jobs: readonly LedgerJob[]): Generator<Statement> {
  const waiting = articles.map((article) => ({ id: article.id, props: { ...article, status: 'waiting' } }))
  yield* inBatches(sortedById(waiting), (part) => putNodes('Article', part))
  const rows = jobs.map((job) => ({ id: job.id, props: defined({ ...job }) }))
  yield* inBatches(sortedById(rows), (part) => putNodes('Job', part))
}

function sortedById<T extends { readonly id: string }>(rows: readonly T[]): readonly T[] {
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

const DONE = { state: 'done', handedIn: null } as const

/** The lock comes first: whoever computes sees all that was written before it, and nothing is written beside it. */
async function applyUpdate(
  transaction: Transaction,
  { version, compute, resolved = [], jobs = [], fence, before }: Update,
): Promise<boolean> {
  await Promise.all([transaction.run(lockLayer(version)), fence === undefined || mustHoldLease(transaction, fence)])
  const view = new LedgerView(transaction)
  await before?.(transaction, view)
  const { stored, wanted } = await compute(view)
  const difference = differ(stored, wanted)
  const changed = !isEmpty(difference)
  await runAll(transaction, [
    ...writesOf(difference),
    ...inBatches([...resolved].sort(), (part) => setArticleStatus(part, 'resolved')),
    ...inBatches([...jobs].sort(), (part) => changeJobsIn('resolving', part, DONE)),
    ...(changed ? [growEpoch()] : []),
  ])
  return changed
}

/** What an address was is the name of what it belonged to. */
async function remove(transaction: Transaction, article: string, at: string): Promise<void> {
  const names = new Map((await transaction.run(namesOf(article))).map((row) => [String(row.id), String(row.name)]))
  const addresses = await deleteArticle(transaction, article)
  const rows = addresses.map((id) => ({ id, props: defined({ id, was: names.get(id), removedAt: at }) }))
  await runAll(
    transaction,
    inBatches(rows, (part) => putNodes('Tombstone', part)),
  )
  await cancelJobs(transaction, article)
}

/** Whoever reads the article meanwhile finds its job gone and writes nothing of it. */
async function cancelJobs(transaction: Transaction, article: string): Promise<void> {
  await transaction.run(lockJobs(randomUUID()))
  const ids = (await transaction.run(openJobsOf([article]))).map((row) => String(row.id))
  const errorDetail = 'The article was removed before it was loaded.'
  if (ids.length > 0) await transaction.run(setJob(ids, { state: 'failed', errorCode: 'gone', errorDetail }))
}

function jobOf(row: Row | undefined): LedgerJob | undefined {
  return row && ((row.job as StoredNode).properties as unknown as LedgerJob)
}

function judgementProperties({ correction, ...judgement }: Judgement): Readonly<Record<string, Param>> {
  return defined({ ...judgement, correction: correction && JSON.stringify(correction) })
}

async function membersAt(engine: Engine, address: string): Promise<Members | undefined> {
  const rows = await engine.read(membersOf(address))
  const first = rows[0]
  if (first)
    return { node: String(first.node), kind: String(first.kind), members: rows.map((row) => String(row.member)) }
  const [alone] = await engine.read(findMember(address))
  return alone && { node: undefined, kind: String(alone.kind), members: [address] }
}
