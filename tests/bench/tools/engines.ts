import type { EngineName } from '#contract'
import { type OpenEngine, openEngine, type StorePlace } from '#graph'
import { EmbeddedStores } from '../../stores/embedded-stores.ts'
import { startNeo4j, whyNoNeo4j } from '../../stores/neo4j-server.ts'
import { wipeNeo4j } from '../../stores/wipe-neo4j.ts'
import { write } from './figures.ts'

/** An engine that benches fill; one store at a time. */
export interface BenchStores {
  readonly name: EngineName
  /** An empty store, in place of the one before. */
  empty(): Promise<OpenEngine>
  place(): StorePlace
  close(): Promise<void>
}

/** Does the same on the embedded engine and on Neo4j; where none can be had, or it was not asked for, says so. */
export async function onBothEngines(work: (stores: BenchStores) => Promise<void>): Promise<void> {
  for (const open of [embedded, neo4j]) {
    const stores = await open()
    if (stores === undefined) continue
    try {
      await work(stores)
    } finally {
      await stores.close()
    }
  }
}

/** `--engine=` takes one alone. */
const isLeftOut = (name: EngineName): boolean =>
  process.argv.some((word) => word.startsWith('--engine=') && word !== `--engine=${name}`)

async function embedded(): Promise<BenchStores | undefined> {
  if (isLeftOut('embedded')) return void write('embedded: skipped, not asked for')
  const stores = new EmbeddedStores()
  return {
    name: 'embedded',
    empty: async () => {
      await stores.close()
      return stores.open()
    },
    place: () => stores.place(),
    close: () => stores.close(),
  }
}

async function neo4j(): Promise<BenchStores | undefined> {
  if (isLeftOut('neo4j')) return void write('neo4j: skipped, not asked for')
  const missing = await whyNoNeo4j()
  if (missing !== undefined) return void write(`neo4j: skipped, ${missing}`)
  const server = await startNeo4j()
  const { uri, user, password } = server
  const place = (): StorePlace => ({ kind: 'neo4j', uri, user, password })
  let engine: OpenEngine | undefined
  return {
    name: 'neo4j',
    async empty() {
      await engine?.close()
      await wipeNeo4j({ uri, user, password })
      engine = await openEngine(place())
      return engine
    },
    place,
    async close() {
      await engine?.close()
      await server.stop()
    },
  }
}
