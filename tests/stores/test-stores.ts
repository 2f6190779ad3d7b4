import type { EngineName } from '#contract'
import type { OpenEngine, StorePlace } from '#graph'

/** One engine as tests use it: one store at a time, empty when opened. */
export interface TestStores {
  readonly name: EngineName
  /** An empty store with its schema. On Neo4j this waits until no other test file uses the server. */
  open(): Promise<OpenEngine>
  /** The place of the store that is open, to open it a second time. */
  place(): StorePlace
  /** Closes what `open` or `reopen` gave and opens the same store again, with all that is in it. */
  reopen(): Promise<OpenEngine>
  /** Closes the store and lets it go; nothing of it is left. */
  close(): Promise<void>
}
