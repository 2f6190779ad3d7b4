import type { EnteredDoor } from '../door.ts'
import { type Neo4jEngine, type Neo4jOptions, openNeo4j } from './open.ts'

/** Connections of this thread, which stay open from one door to the next. */
const open = new Map<string, Promise<Neo4jEngine>>()

/** Reads by connections of this thread's own, no earlier state than the bookmarks tell of. */
export async function enterNeo4j(options: Neo4jOptions, bookmarks: readonly string[]): Promise<EnteredDoor> {
  const key = JSON.stringify(options)
  const engine = await (open.get(key) ?? connect(key, options))
  await engine.waitFor(bookmarks)
  return { read: (statement) => engine.read(statement), leave: () => undefined }
}

function connect(key: string, options: Neo4jOptions): Promise<Neo4jEngine> {
  const engine = openNeo4j(options)
  open.set(key, engine)
  engine.catch(() => open.delete(key))
  return engine
}
