import type { MessagePort } from 'node:worker_threads'
import type { Engine } from '../engine.ts'
import type { Neo4jOptions } from './neo4j/open.ts'

/** How another thread of this process reads a store that is open in this one; it can be handed over, and serves once. */
export type Door =
  | { readonly kind: 'embedded'; readonly port: MessagePort }
  /** `bookmarks` are of what was written before. */
  | { readonly kind: 'neo4j'; readonly options: Neo4jOptions; readonly bookmarks: readonly string[] }

/** Reads through a door until it is left. */
export interface EnteredDoor extends Pick<Engine, 'read'> {
  leave(): void
}

/** In the thread that was handed the door. Neither engine's driver is loaded for the other. */
export async function enter(door: Door): Promise<EnteredDoor> {
  if (door.kind === 'embedded') return (await import('./embedded/door.ts')).enterEmbedded(door.port)
  return (await import('./neo4j/door.ts')).enterNeo4j(door.options, door.bookmarks)
}
