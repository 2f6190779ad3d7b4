import { EntenteError } from '#contract'
import type { StoredNode, Transaction } from '../engine.ts'
import type { DefinableEngine } from '../engines/definable.ts'
import { changeMeta, idsWithLabel, lockMeta, readMeta } from '../statements/copy.ts'
import type { Migration, MigrationStep } from './migration.ts'

const BATCH = 1000

/** What a migration needs of the world around. */
export interface Upgrade {
  /** Makes a copy of the store as it is, and tells where. */
  readonly backup: (version: number) => Promise<string>
  readonly tell: (sentence: string) => void
}

/** How far a store is: its version, and where a migration that was interrupted stands. */
interface Standing {
  readonly version: number
  readonly migrating: boolean
  readonly step: number
  readonly cursor: string
}

/**
 * Carries a store to the last version of the list, after a backup. A store that is being migrated bears the new version
 * already, so that no older program opens it by half; killed at any moment, the next opening goes on where it stood.
 */
export async function migrate(
  engine: DefinableEngine,
  migrations: readonly Migration[],
  { backup, tell }: Upgrade,
): Promise<void> {
  const start = await standingOf((statement) => engine.read(statement), readMeta())
  const target = migrations.at(-1)?.to ?? start.version
  if (start.version === target && !start.migrating) return
  if (!start.migrating) tell(`The store has version ${start.version}; a backup is in ${await backup(start.version)}.`)
  for (const migration of migrations.filter(
    ({ to }) => to > start.version || (start.migrating && to === start.version),
  )) {
    await carry(engine, migration)
    tell(`The store has version ${migration.to} now: ${migration.what}.`)
  }
}

async function carry(engine: DefinableEngine, { to, steps }: Migration): Promise<void> {
  await engine.write(async (transaction) => {
    const { version } = await standingOf(transaction.run)
    if (version === to - 1) await transaction.run(changeMeta(beginning(to)))
    else if (version !== to) throw new EntenteError('conflict', 'Another program migrates the store.')
  })
  for (const [number, step] of steps.entries()) await walk(engine, to, number, step)
  await engine.write((transaction) => transaction.run(changeMeta(END)))
}

const beginning = (to: number) => ({ schemaVersion: to, migratingFrom: to - 1, migrationStep: 0, migrationCursor: '' })
const END = { migratingFrom: null, migrationStep: null, migrationCursor: null }

async function walk(engine: DefinableEngine, to: number, number: number, step: MigrationStep): Promise<void> {
  const ids = (await engine.read(idsWithLabel(step.label))).map(({ id }) => String(id)).toSorted()
  for (let at = 0; at < ids.length; at += BATCH)
    await engine.write((transaction) => changeBatch(transaction, to, number, step, ids.slice(at, at + BATCH)))
}

/** Changes those of these nodes that no earlier attempt has changed, nor a program beside this one. */
async function changeBatch(
  transaction: Transaction,
  to: number,
  number: number,
  step: MigrationStep,
  ids: readonly string[],
): Promise<void> {
  const { version, migrating, ...place } = await standingOf(transaction.run)
  if (version !== to || !migrating || place.step > number) return
  const left = place.step === number ? ids.filter((id) => id > place.cursor) : ids
  const last = left.at(-1)
  if (last === undefined) return
  await step.change(transaction, left)
  await transaction.run(changeMeta({ migrationStep: number, migrationCursor: last }))
}

/** How far the store is. In a transaction it stays so until the end of it: the store's own node is locked. */
async function standingOf(run: Transaction['run'], question = lockMeta()): Promise<Standing> {
  const [row] = await run(question)
  const meta = row && (row.meta as StoredNode).properties
  return {
    version: Number(meta?.schemaVersion ?? 0),
    migrating: typeof meta?.migratingFrom === 'number',
    step: Number(meta?.migrationStep ?? 0),
    cursor: String(meta?.migrationCursor ?? ''),
  }
}
