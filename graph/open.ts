import { join } from 'node:path'
import { EntenteError } from '#contract'
import type { Engine } from './engine.ts'
import type { DefinableEngine } from './engines/definable.ts'
import { openEmbedded } from './engines/embedded/open.ts'
import { openNeo4j } from './engines/neo4j/open.ts'
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

/**
 * Opens the store and prepares its schema. Throws `store-locked`, `store-foreign`, `store-newer`, `store-unwritable` or
 * `store-unavailable`, each with a sentence that names the file or address.
 */
export async function openEngine(place: StorePlace): Promise<Engine> {
  try {
    return await prepared(await connect(place))
  } catch (error) {
    throw naming(place, error)
  }
}

async function prepared(engine: DefinableEngine): Promise<Engine> {
  try {
    await prepareSchema(engine)
    return engine
  } catch (error) {
    await engine.close()
    throw error
  }
}

function connect(place: StorePlace): Promise<DefinableEngine> {
  if (place.kind === 'neo4j') return openNeo4j(place)
  return openEmbedded({ file: join(place.folder, STORE_FILE), ...(place.create === false && { create: false }) })
}

/** The same error with the store's place in its sentence, unless it is there already. */
function naming(place: StorePlace, error: unknown): unknown {
  const name = place.kind === 'neo4j' ? place.uri : place.folder
  if (!(error instanceof EntenteError) || error.message.includes(name)) return error
  return new EntenteError(error.code, `${name}: ${error.message}`, { cause: error })
}
