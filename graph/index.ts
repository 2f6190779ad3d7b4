export { type Change, isNoChange, type LineChange, type NodeChange } from './change.ts'
export { type Backup, backUp, backupInto, backupName } from './copy/backup.ts'
export { type Filled, type FillOptions, move, restore } from './copy/restore.ts'
export { examine } from './doctor/examine.ts'
export { CHECKS, type Check, type CheckName, type Finding, isRepairable } from './doctor/finding.ts'
export { repair } from './doctor/repair.ts'
export * from './engine.ts'
export { createExplorer, type ExplorerOptions } from './explore/create.ts'
export * from './explorer.ts'
export {
  type ArticleState,
  createLedger,
  type Ledger,
  type Members,
  type Revision,
  type Update,
  type WaitingArticle,
} from './ledger.ts'
export type { ReadArticle } from './ledger-base.ts'
export { rebuildLayer } from './ledger-rebuild.ts'
export * from './ledger-rows.ts'
export type { LedgerView } from './ledger-view.ts'
export { type Claimed, createWorkLedger, type WorkLedger } from './ledger-work.ts'
export {
  type EmbeddedPlace,
  type Neo4jPlace,
  type OpenOptions,
  openEngine,
  STORE_FILE,
  type StorePlace,
} from './open.ts'
export { loadSavedQueries, parseSavedQuery } from './saved/parse.ts'
export { runSavedQuery } from './saved/run.ts'
export { runTyped } from './typed/run.ts'
