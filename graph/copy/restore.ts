import { open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { EntenteError } from '#contract'
import type { OpenEngine, StoredNode } from '../engine.ts'
import type { DefinableEngine } from '../engines/definable.ts'
import { openEmbedded } from '../engines/embedded/open.ts'
import {
  backupsOf,
  connect,
  type EmbeddedPlace,
  naming,
  type OpenOptions,
  openEngine,
  STORE_FILE,
  type StorePlace,
} from '../open.ts'
import { SCHEMA_VERSION } from '../schema.ts'
import { labelsHeld, readMeta } from '../statements/copy.ts'
import { backupInto } from './backup.ts'
import { openBackupFile } from './backup-file.ts'
import { Counter, type Tally } from './digest.ts'
import { type Contents, fillStore } from './fill.ts'
import { APART, readStillRecords, readStoreMeta } from './read.ts'

export interface FillOptions extends OpenOptions {
  /** Whether a store that holds something is backed up and replaced; else it is refused. */
  readonly replace?: boolean
}

/** What became of filling a store. */
export interface Filled extends Tally {
  /** Where what the store held before is kept, if it held anything. */
  readonly replaced?: string
}

/** Makes a store hold what a backup holds, and carries it to this program's version. Throws what `openBackupFile` throws. */
export async function restore(file: string, place: StorePlace, options: FillOptions = {}): Promise<Filled> {
  // All of it is read once before anything is touched: a file that was cut off shows it at its end.
  for await (const _ of (await openBackupFile(file)).records);
  return fillPlace(place, await openBackupFile(file), options)
}

/** Makes another store hold what this one holds; this one stays as it is. */
export async function move(engine: OpenEngine, to: StorePlace, options: FillOptions = {}): Promise<Filled> {
  return engine.capture(async (read) => {
    const counter = new Counter()
    async function* records() {
      for await (const record of readStillRecords(read)) {
        counter.add(record)
        yield record
      }
    }
    return fillPlace(to, { meta: await readStoreMeta(read), records: records(), tally: () => counter.tally }, options)
  })
}

async function fillPlace(place: StorePlace, contents: Contents, options: FillOptions): Promise<Filled> {
  try {
    refuseNewer(contents)
    const filled =
      place.kind === 'embedded' ? fillFile(place, contents, options) : fillDatabase(place, contents, options)
    const done = await filled
    // Opening it carries what an older program wrote to this one's version.
    await (await openEngine(place, options)).close()
    return done
  } catch (error) {
    throw naming(place, error)
  }
}

function refuseNewer({ meta: { schemaVersion } }: Contents): void {
  if (schemaVersion <= SCHEMA_VERSION) return
  throw new EntenteError(
    'store-newer',
    `The copy has version ${schemaVersion}, this program knows up to ${SCHEMA_VERSION}: use the program that made it, or a later one.`,
  )
}

/** A new file is filled beside the old one and takes its place when it is whole. */
async function fillFile(place: EmbeddedPlace, contents: Contents, options: FillOptions): Promise<Filled> {
  // Held while it is replaced, so that no other process opens it.
  const old = await connect(place)
  const aside = join(place.folder, 'filling')
  try {
    // What a process that was killed has left.
    await rm(aside, { recursive: true, force: true })
    const replaced = await keep(old, place, options)
    const fresh = await openEmbedded({ file: join(aside, STORE_FILE) })
    const tally = await fillStore(fresh, contents).finally(() => fresh.close())
    await sync(join(aside, STORE_FILE))
    await old.close()
    await rename(join(aside, STORE_FILE), join(place.folder, STORE_FILE))
    await sync(place.folder)
    return { ...tally, ...replaced }
  } finally {
    await old.close()
    await rm(aside, { recursive: true, force: true })
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  await handle.sync().finally(() => handle.close())
}

async function fillDatabase(place: StorePlace, contents: Contents, options: FillOptions): Promise<Filled> {
  const engine = await connect(place)
  try {
    const replaced = await keep(engine, place, options)
    return { ...(await fillStore(engine, contents)), ...replaced }
  } finally {
    await engine.close()
  }
}

/** Keeps what the store holds in a backup; throws where it holds something and is not to be replaced, or is none of ours. */
async function keep(
  engine: DefinableEngine,
  place: StorePlace,
  options: FillOptions,
): Promise<{ readonly replaced?: string }> {
  const [row] = await engine.read(readMeta())
  const meta = row && (row.meta as StoredNode).properties
  const held = (await engine.read(labelsHeld())).map(({ labels }) => String((labels as readonly string[])[0]))
  const own = held.filter((label) => !APART.has(label))
  if (own.length === 0 || meta?.filling === true) return {}
  if (meta === undefined)
    throw new EntenteError('store-foreign', 'The database holds something that is not a store of Entente.')
  if (options.replace !== true)
    throw new EntenteError(
      'conflict',
      'The store holds articles already: add --replace to put another in their place, after a backup.',
    )
  return { replaced: (await backupInto(engine, backupsOf(place, options), 'replaced')).file }
}
