import { EntenteError } from '#contract'
import { type OpenEngine, openEngine } from '#graph'
import { holderOf } from './endpoint-file.ts'
import { type Keeper, localKeeper } from './keeper.ts'
import { remoteKeeper } from './keeper-door.ts'
import { backupFolder, openOptions } from './opening.ts'
import { VERSION } from './places.ts'
import type { Settings } from './settings.ts'

/** Looks after the store, through the server that holds it where one does. A store that is not there is not made. */
export async function withKeeper<T>(settings: Settings, work: (keeper: Keeper) => Promise<T>): Promise<T> {
  const { store } = settings
  const endpoint = await holderOf(store)
  if (endpoint !== undefined) return work(remoteKeeper(endpoint, VERSION))
  return withEngine(settings, (engine) => work(localKeeper(engine, backupFolder(settings))))
}

/** Works on a store that is there. */
export async function withEngine<T>(settings: Settings, work: (engine: OpenEngine) => Promise<T>): Promise<T> {
  const { store } = settings
  const place = store.kind === 'embedded' ? { ...store, create: false } : store
  const engine = await openEngine(place, openOptions(settings))
  try {
    return await work(engine)
  } finally {
    await engine.close()
  }
}

/** Refuses what cannot be done to a store while a server holds it. */
export async function refuseBeside({ store }: Pick<Settings, 'store'>, what: string): Promise<void> {
  const holder = await holderOf(store)
  if (holder === undefined || store.kind === 'neo4j') return
  const sentence = `${store.folder}: Entente runs at ${holder.address} and holds the store; stop it to ${what}.`
  throw new EntenteError('store-locked', sentence)
}
