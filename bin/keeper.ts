import type { CypherResult, RunCypher } from '#contract'
import {
  type Backup,
  backUp,
  backupInto,
  type Change,
  createExplorer,
  type Finding,
  type OpenEngine,
  runTyped,
} from '#graph'
import { examineStore, rebuildStore, repairStore } from '#ingest'

/** What a store was found to have, and what is left of it after mending. */
export interface Diagnosis {
  readonly found: readonly Finding[]
  /** Where mending was wanted. */
  readonly mended?: { readonly left: readonly Finding[]; readonly backup: string }
}

/** Looking after a store: what its owner alone may do, by itself or through the process that holds the store. */
export interface Keeper {
  backup(file: string): Promise<Backup>
  rebuild(write: boolean): Promise<Change>
  doctor(repair: boolean): Promise<Diagnosis>
  /** Runs Cypher that somebody typed. */
  cypher(query: RunCypher): Promise<CypherResult>
}

/** Looks after a store of this process; `idle` resolves when nothing is being loaded. */
export function localKeeper(engine: OpenEngine, backups: string, idle: () => Promise<void> = async () => {}): Keeper {
  return {
    backup: (file) => backUp(engine, file),
    rebuild: (write) => rebuildStore(engine, { write }),
    cypher: (query) => runTyped(engine, createExplorer(engine), query),
    async doctor(repair) {
      // What is half loaded is no fault of the store.
      await idle()
      const found = await examineStore(engine)
      if (!repair || found.length === 0) return { found }
      const { file } = await backupInto(engine, backups, 'before-repair')
      return { found, mended: { left: await repairStore(engine, found), backup: file } }
    },
  }
}
