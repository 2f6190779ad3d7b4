import { EntenteError, type SavedQuery } from '#contract'
import { createExplorer, type Explorer, loadSavedQueries, type OpenEngine, openEngine } from '#graph'
import { foldSpelling, type Ingest, officeTitle, openIngest, type WorkMode } from '#ingest'
import { findEndpoint } from './endpoint-file.ts'
import { openOptions } from './opening.ts'
import { SEED_QUERIES } from './places.ts'
import type { Settings } from './settings.ts'

/** An open store with all that works on it. */
export interface Store {
  readonly engine: OpenEngine
  readonly explorer: Explorer
  readonly ingest: Ingest
  readonly queries: readonly SavedQuery[]
  /** Finishes the article in hand, then lets go of the store. */
  close(): Promise<void>
}

/**
 * Opens the store that the settings name, or makes it; `work` tells which articles this process loads, `patience` how many
 * milliseconds others leave them to it, and `hear` is told why loading does not go on for now.
 */
export async function openStore(
  settings: Settings,
  work: WorkMode = 'own',
  patience?: number,
  hear: (error: unknown) => void = warn,
): Promise<Store> {
  const { redis } = settings
  const shared = { ...(redis !== undefined && { redis }), ...(patience !== undefined && { patience }) }
  const engine = await openEngine(settings.store, openOptions(settings)).catch((error: unknown) =>
    tellHolder(error, settings),
  )
  try {
    const ingest = await openIngest({ engine, work, ...shared, warn: hear })
    const queries = await loadSavedQueries(SEED_QUERIES)
    const close = () => ingest.stop().finally(() => engine.close())
    return {
      engine,
      explorer: createExplorer(engine, { fold: foldSpelling, office: officeTitle }),
      ingest,
      queries,
      close,
    }
  } catch (error) {
    await engine.close()
    throw error
  }
}

/** One line on the standard error, whatever the command. */
export const warn = (error: unknown): void =>
  void process.stderr.write(
    `entente: ${error instanceof EntenteError ? error.message : (error as Error).stack}; trying again\n`,
  )

/** A store that is locked is mostly held by a server of one's own: the sentence tells where that is. */
async function tellHolder(error: unknown, { store }: Settings): Promise<never> {
  if (!(error instanceof EntenteError) || error.code !== 'store-locked' || store.kind !== 'embedded') throw error
  const holder = await findEndpoint(store.folder)
  const running = holder === undefined ? '' : ` Entente runs at ${holder.address}.`
  throw new EntenteError('store-locked', `${error.message}${running}`, { cause: error })
}
