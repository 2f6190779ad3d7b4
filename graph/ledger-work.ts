import { EntenteError } from '#contract'
import type { Engine, Param, Row, StoredNode, Transaction } from './engine.ts'
import { type ReadArticle, writeBase } from './ledger-base.ts'
import type { LedgerJob } from './ledger-rows.ts'
import { setJob } from './statements/ledger-jobs.ts'
import {
  claimableAmong,
  claimableIds,
  claimableJobs,
  claimed,
  dropLease,
  findJobs,
  jobStates,
  jobsIn,
  lockJobs,
  lockLease,
  readLease,
  renewClaims,
  setLease,
  waitForLayer,
} from './statements/ledger-work.ts'

/** Which jobs somebody wants to take in hand, and until when. Moments are milliseconds since 1970. */
export interface ClaimWanted {
  /** Whose hands: one process, new with every start. */
  readonly claim: string
  readonly now: number
  readonly until: number
  readonly limit: number
  /** Only these; all that wait by default. */
  readonly among?: readonly string[]
}

/** What came of it. A job that was in the hands of somebody who is gone may be why they are gone: it is taken alone. */
export interface Claimed {
  readonly jobs: readonly LedgerJob[]
  /** True where the one job was in other hands; `attempts` tells how often it was before. */
  readonly suspect: boolean
  /** Wanted, free, and left for the next time. */
  readonly left: readonly string[]
}

/** How several processes share what waits in one store: who reads which job, and who resolves. */
export interface WorkLedger {
  /** The store's name among stores that share a queue; `fresh` is what it is called from now on where it has none. */
  name(fresh: string): Promise<string>
  claim(wanted: ClaimWanted): Promise<Claimed>
  /** Ids of jobs that may be claimed, without claiming them. */
  claimable(wanted: Pick<ClaimWanted, 'claim' | 'now' | 'limit'>): Promise<readonly string[]>
  renew(claim: string, ids: readonly string[], until: number): Promise<void>
  /** Puts jobs that are still in the hands of a claim back among those that wait. */
  giveBack(claim: string, ids: readonly string[]): Promise<void>
  /** T1 of some jobs: those that are still in the hands of the claim, which go on to be resolved. Gives their ids. */
  putClaimed(claim: string, read: readonly ClaimedReading[]): Promise<ReadonlySet<string>>
  resolving(limit: number): Promise<readonly LedgerJob[]>
  jobs(ids: readonly string[]): Promise<readonly LedgerJob[]>
  /** How far some jobs are; those that are not there are left out. */
  states(ids: readonly string[]): Promise<ReadonlyMap<string, LedgerJob['state']>>
  /** The fencing number of the resolver's lease, held or renewed until a moment; `undefined` where another holds it. */
  lease(holder: string, now: number, until: number): Promise<number | undefined>
  dropLease(holder: string): Promise<void>
}

export interface ClaimedReading {
  readonly job: string
  readonly article: ReadArticle
}

/** Opens what workers share of a store. */
export function createWorkLedger(engine: Engine): WorkLedger {
  const write = <T>(work: (transaction: Transaction) => Promise<T>): Promise<T> => engine.write(work)
  const jobs = async (statement: Parameters<Engine['read']>[0]) => (await engine.read(statement)).map(jobOf)
  return {
    name: (fresh) => write(async (transaction) => String((await transaction.run(lockJobs(fresh)))[0]?.store)),
    claim: (wanted) => write((transaction) => claimIn(transaction, wanted)),
    claimable: async ({ limit, ...asker }) =>
      (await engine.read(claimableIds(asker, limit))).map(({ id }) => String(id)),
    renew: (claim, ids, until) =>
      write(async (transaction) => void (await transaction.run(renewClaims([...ids].sort(), claim, until)))),
    giveBack: (claim, ids) => write((transaction) => giveBackIn(transaction, claim, ids)),
    putClaimed: (claim, read) => write((transaction) => putIn(transaction, claim, read)),
    resolving: (limit) => jobs(jobsIn('resolving', limit)),
    jobs: async (ids) => (ids.length === 0 ? [] : jobs(findJobs([...ids].sort()))),
    states: async (ids) =>
      new Map(
        (await engine.read(jobStates([...ids].sort()))).map(({ id, state }) => [
          String(id),
          state as LedgerJob['state'],
        ]),
      ),
    lease: (holder, now, until) => write((transaction) => leaseIn(transaction, holder, now, until)),
    dropLease: (holder) => write(async (transaction) => void (await transaction.run(dropLease(holder)))),
  }
}

/** For the transaction that resolves: refuses with `store-busy` where another has taken the lease since. */
export async function mustHoldLease(transaction: Transaction, fence: number): Promise<void> {
  const [row] = await transaction.run(readLease())
  if (row?.number !== fence) throw new EntenteError('store-busy', 'Another process has taken over resolving.')
}

/** Under the lock nobody else claims, so what is free stays free until it is taken. */
async function claimIn(transaction: Transaction, { claim, now, until, limit, among }: ClaimWanted): Promise<Claimed> {
  const asker = { claim, now }
  const [, found] = await Promise.all([
    transaction.run(lockJobs(claim)),
    transaction.run(among ? claimableAmong(asker, among) : claimableJobs(asker, limit)),
  ])
  const free = found.map(jobOf)
  const isSuspect = (job: LedgerJob) => job.state === 'reading' && job.claim !== claim
  const first = free[0]
  const suspect = first !== undefined && isSuspect(first)
  const taken = suspect ? [first] : free.filter((job) => !isSuspect(job)).slice(0, limit)
  const ids = taken.map(({ id }) => id).sort()
  const changes = { state: 'reading', claim, claimedUntil: until }
  if (ids.length > 0)
    await transaction.run(setJob(ids, suspect ? { ...changes, attempts: (first?.attempts ?? 0) + 1 } : changes))
  return { jobs: taken, suspect, left: free.filter((job) => !taken.includes(job)).map(({ id }) => id) }
}

const FREE = { claim: null, claimedUntil: null } as const

async function giveBackIn(transaction: Transaction, claim: string, ids: readonly string[]): Promise<void> {
  await transaction.run(lockJobs(claim))
  await change(transaction, await stillClaimed(transaction, claim, ids), { state: 'waiting', ...FREE })
}

/**
 * The lock on jobs comes last and is held shortly, so that others can claim while this one writes; who resolves waits, so
 * that nobody resolves what is half there.
 */
async function putIn(
  transaction: Transaction,
  claim: string,
  read: readonly ClaimedReading[],
): Promise<ReadonlySet<string>> {
  const wanted = read.map(({ job }) => job)
  const [, mine] = await Promise.all([transaction.run(waitForLayer()), stillClaimed(transaction, claim, wanted)])
  const own = read.filter(({ job }) => mine.has(job))
  if (own.length === 0) return mine
  await writeBase(
    transaction,
    own.map(({ article }) => article),
  )
  const [, kept] = await Promise.all([transaction.run(lockJobs(claim)), stillClaimed(transaction, claim, [...mine])])
  if (kept.size < mine.size) throw new EntenteError('store-busy', 'Some of these articles went to another worker.')
  await change(transaction, mine, { state: 'resolving', handedIn: null, ...FREE })
  return mine
}

async function stillClaimed(
  transaction: Transaction,
  claim: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await transaction.run(claimed([...ids].sort(), claim))
  return new Set(rows.map(({ id }) => String(id)))
}

async function change(
  transaction: Transaction,
  ids: ReadonlySet<string>,
  changes: Readonly<Record<string, Param>>,
): Promise<void> {
  if (ids.size > 0) await transaction.run(setJob([...ids].sort(), changes))
}

/** Whoever takes the lease anew gets a number that nobody had before. */
async function leaseIn(
  transaction: Transaction,
  holder: string,
  now: number,
  until: number,
): Promise<number | undefined> {
  const [lease] = await transaction.run(lockLease(now))
  const isOwn = lease?.holder === holder
  if (!isOwn && Number(lease?.until ?? 0) > now) return undefined
  const number = Number(lease?.number ?? 0) + (isOwn ? 0 : 1)
  await transaction.run(setLease({ holder, number, until }))
  return number
}

function jobOf(row: Row): LedgerJob {
  return (row.job as StoredNode).properties as unknown as LedgerJob
}
