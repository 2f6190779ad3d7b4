import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { devNull } from 'node:os'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { createExplorer, type Engine, type Explorer, loadSavedQueries, type OpenEngine } from '#graph'
import { foldQuery, openIngest } from '#ingest'
import { createApp, httpServer } from '#server'

const QUERIES = fileURLToPath(new URL('../../../seeds/queries', import.meta.url))

/** Something that answers on loopback. */
export interface Served {
  readonly address: string
  stop(): Promise<void>
}

/** The server as `entente up` puts it together, its log written to nowhere. */
export async function serve(engine: OpenEngine, explorer: Explorer): Promise<Served> {
  const ingest = await openIngest({ engine, work: 'none' })
  const logger = pino(pino.destination(devNull))
  const queries = await loadSavedQueries(QUERIES)
  const app = createApp({ engine, ingest, explorer, queries, logger, version: '0.0.0', clientFolder: devNull })
  const { address, stop } = await listen(httpServer(app))
  return { address, stop: () => stop().then(() => ingest.stop()) }
}

/** Node's own server with nothing around it. */
export function serveRaw(listener: RequestListener): Promise<Served> {
  return listen(createServer(listener))
}

export const explorerOf = (engine: Engine): Explorer => createExplorer(engine, { fold: foldQuery })

async function listen(server: Server): Promise<Served> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
