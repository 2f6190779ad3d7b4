import { join } from 'node:path'
import { EntenteError } from '#contract'
import { backupInto } from './copy/backup.ts'
import type { OpenEngine } from './engine.ts'
import type { DefinableEngine } from './engines/definable.ts'
import { openEmbedded } from './engines/embedded/open.ts'
import { prepareSchema } from './schema.ts'

export interface EmbeddedPlace {
  readonly kind: 'embedded'
  readonly folder: string
  /** False refuses a folder without a store with `store-unavailable`; else the store is made. */
  readonly create?: boolean
}

export interface Neo4jPlace {
  readonly kind: 'neo4j'
  readonly uri: string
  readonly user: string
  readonly password: string
  readonly database?: string
}

export type StorePlace = EmbeddedPlace | Neo4jPlace

/** The embedded store's file in its folder. */
export const STORE_FILE = 'store.grafeo'

export interface OpenOptions {
  /** Where a store of an older version is kept as it is before it is migrated; a folder in the embedded store's own by default. */
  readonly backups?: string
  /** Hears what happens to a store of an older version. */
  readonly tell?: (sentence: string) => void
}

/**
 * Opens the store and prepares its schema; a store of an older version is backed up and migrated. Throws `store-locked`,
 * `store-foreign`, `store-newer`, `store-unfinished`, `store-unwritable` or `store-unavailable`, each with a sentence that names the
 * file or address.
 */
export async function openEngine(place: StorePlace, options: OpenOptions = {}): Promise<OpenEngine> {
  try {
    return await prepared(await connect(place), backupsOf(place, options), options.tell)
  } catch (error) {
    throw naming(place, error)
  }
}

async function prepared(
  engine: DefinableEngine,
  backups: string | undefined,
  tell: (sentence: string) => void = () => undefined,
): Promise<OpenEngine> {
  try {
    const backup = async (version: number): Promise<string> =>
      (await backupInto(engine, backups, `version-${version}`)).file
    await prepareSchema(engine, { backup, tell })
    return engine
  } catch (error) {
    await engine.close()
    throw error
  }
}

/** The folder of a store's backups, where one is known. */
export function backupsOf(place: StorePlace, { backups }: OpenOptions): string | undefined {
  return backups ?? (place.kind === 'embedded' ? join(place.folder, 'backups') : undefined)
}

/** Connects to a store without looking at what it holds. */
export async function connect(place: StorePlace): Promise<DefinableEngine> {
  // Whoever uses the embedded engine does not wait for Neo4j's driver to be loaded.
  if (place.kind === 'neo4j') return (await import('./engines/neo4j/open.ts')).openNeo4j(place)
  return openEmbedded({ file: join(place.folder, STORE_FILE), ...(place.create === false && { create: false }) })
}

/** The same error with the store's place in its sentence, unless it is there already. */
export function naming(place: StorePlace, error: unknown): unknown {
  const name = place.kind === 'neo4j' ? place.uri : place.folder
  if (!(error instanceof EntenteError) || error.message.includes(name)) return error
  return new EntenteError(error.code, `${name}: ${error.message}`, { cause: error })
}
