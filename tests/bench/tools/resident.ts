import { openEngine, type StorePlace } from '#graph'
import { clocked, short, write } from './figures.ts'
import { explorerOf } from './served.ts'

/** Opens a store, asks a little, and tells what the process holds then. */
const [place = '', node = ''] = process.argv.slice(2)
let engine = await openIt()

async function openIt() {
  return openEngine(JSON.parse(place) as StorePlace)
}

await engine.close()
const opened = await clocked(async () => {
  engine = await openIt()
})
const explorer = explorerOf(engine)
await explorer.neighbours(node, { limit: 100 })
await explorer.graph({ limit: 300 })
globalThis.gc?.()
const { rss, heapUsed } = process.memoryUsage()
const megabytes = (bytes: number) => Math.round(bytes / 1e6)
write(`opens in ${short(opened / 1000)} s, ${megabytes(rss)} MB resident, ${megabytes(heapUsed)} MB of them JavaScript`)
await engine.close()
