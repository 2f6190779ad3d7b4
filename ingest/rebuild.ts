import { type Change, type Engine, rebuildLayer } from '#graph'
import { ALGORITHM_VERSION } from './resolve/canonical.ts'
import { reviseAll } from './resolver.ts'

/** Computes the canonical layer of a store anew and tells what that changes; with `write` false it only tells. */
export const rebuildStore = (engine: Engine, { write }: { readonly write: boolean }): Promise<Change> =>
  rebuildLayer(engine, { version: ALGORITHM_VERSION, compute: reviseAll, write })
