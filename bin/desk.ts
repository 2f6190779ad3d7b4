import type { z } from 'zod'
import { EntenteError, type NodeHit, type QueryResult, type SavedQuery } from '#contract'
import { runSavedQuery } from '#graph'
import { foldQuery } from '#ingest'
import { holderOf } from './endpoint-file.ts'
import type { Loader } from './load.ts'
import { localLoader } from './local.ts'
import { remoteDesk } from './remote.ts'
import type { Settings } from './settings.ts'
import { openStore, type Store, warn } from './store.ts'

export type Parameters = Readonly<Record<string, string | number>>

/** What commands do with a store: by themselves, or through the server that holds it. */
export interface Desk extends Loader {
  queries(): Promise<readonly SavedQuery[]>
  run(query: SavedQuery, parameters: Parameters): Promise<QueryResult>
  find(name: string, kind: 'actor' | 'organisation' | 'place'): Promise<readonly z.infer<typeof NodeHit>[]>
}

/**
 * Does a piece of work through the server that holds the store, or where none does, with the store itself; fails where
 * that cannot be written any more. What it has been handed until then is there, and goes on the next time.
 */
export async function withDesk<T>(settings: Settings, work: (desk: Desk) => Promise<T>): Promise<T> {
  const endpoint = await holderOf(settings.store)
  if (endpoint !== undefined) return work(remoteDesk(endpoint))
  let giveUp: (error: unknown) => void = () => undefined
  const unwritable = new Promise<never>((_, reject) => {
    giveUp = reject
  })
  unwritable.catch(() => undefined)
  const hear = (error: unknown) => (isUnwritable(error) ? giveUp(error) : warn(error))
  const opened = await openStore(settings, 'own', undefined, hear)
  try {
    return await Promise.race([work(localDesk(opened)), unwritable])
  } finally {
    await opened.close()
  }
}

const isUnwritable = (error: unknown) => error instanceof EntenteError && error.code === 'store-unwritable'

const localDesk = ({ explorer, ingest, queries }: Store): Desk => ({
  ...localLoader(ingest),
  queries: async () => queries,
  run: (query, parameters) => runSavedQuery(explorer, query, parameters),
  find: (name, kind) => explorer.search({ tokens: foldQuery(name), text: name, kinds: [kind], limit: 5 }),
})
