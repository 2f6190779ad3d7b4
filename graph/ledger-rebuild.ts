import { runAll } from './batches.ts'
import { type Change, changeOf, counted, isNoChange } from './change.ts'
import type { Engine, Transaction } from './engine.ts'
import type { Revision } from './ledger.ts'
import { differ, writesOf } from './ledger-layer.ts'
import { LedgerView } from './ledger-view.ts'
import { growEpoch, lockLayer } from './statements/ledger-layer.ts'

export interface Rebuild {
  readonly version: number
  /** Computes the whole canonical layer. */
  readonly compute: (view: LedgerView) => Promise<Revision>
  /** False tells what would change and writes nothing. */
  readonly write: boolean
}

/** Computes the canonical layer anew, and tells how it differs from the one that was stored, down to wrong counts. */
export async function rebuildLayer(engine: Engine, rebuild: Rebuild): Promise<Change> {
  try {
    return await engine.write((transaction) => revise(transaction, rebuild))
  } catch (error) {
    if (error instanceof OnlyAsked) return error.change
    throw error
  }
}

/** Ends a unit of which nothing is to be kept. */
class OnlyAsked extends Error {
  readonly change: Change
  constructor(change: Change) {
    super('Only asked what would change.')
    this.change = change
  }
}

async function revise(transaction: Transaction, { version, compute, write }: Rebuild): Promise<Change> {
  await transaction.run(lockLayer(version))
  const { stored, wanted } = await compute(new LedgerView(transaction))
  const change = changeOf(stored, counted(wanted))
  if (!write) throw new OnlyAsked(change)
  if (isNoChange(change)) return change
  const difference = differ(stored, wanted)
  // Nodes that only count wrongly are written too, so that their lines are counted again.
  const written = new Set(
    change.nodes.filter(({ change: kind }) => kind !== 'gone').map(({ label, id }) => `${label} ${id}`),
  )
  const putNodes = wanted.nodes.filter(({ label, id }) => written.has(`${label} ${id}`))
  await runAll(transaction, [...writesOf({ ...difference, putNodes }), growEpoch()])
  return change
}
