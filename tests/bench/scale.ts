import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type OpenEngine, STORE_FILE } from '#graph'
import { type BenchStores, onBothEngines } from './tools/engines.ts'
import { clocked, median, option, ratio, row, short, tellMachine, write } from './tools/figures.ts'
import { grow, type Landmarks } from './tools/grown.ts'
import { explorerOf } from './tools/served.ts'

/** What one step from a node costs in a graph ten times as large, and the memory that the larger one takes. */
const MEETINGS = option('meetings', 100_000)
const ROUNDS = option('rounds', 40)

async function oneHop(engine: OpenEngine, node: string): Promise<number> {
  const explorer = explorerOf(engine)
  const times: number[] = []
  for (let round = -5; round < ROUNDS; round++) {
    const time = await clocked(() => explorer.neighbours(node, { limit: 100 }))
    if (round >= 0) times.push(time)
  }
  return median(times)
}

interface Steps {
  readonly usual: number
  readonly hub: number
  readonly meetings: number
}

async function steps(engine: OpenEngine, { usual, hub }: Landmarks): Promise<Steps> {
  const met = await explorerOf(engine).neighbours(hub, { limit: 1 })
  return { usual: await oneHop(engine, usual), hub: await oneHop(engine, hub), meetings: met?.counts.meeting ?? 0 }
}

async function measure(stores: BenchStores): Promise<void> {
  const engine = await stores.empty()
  const small = await steps(engine, await grow(engine, MEETINGS / 10))
  const larger = await stores.empty()
  let landmarks: Landmarks | undefined
  const filled = await clocked(async () => {
    landmarks = await grow(larger, MEETINGS)
  })
  if (landmarks === undefined) return
  const large = await steps(larger, landmarks)
  write(`${stores.name}, filled with ${MEETINGS} meetings in ${short(filled / 1000)} s`)
  write(`one hop from | at ${MEETINGS / 10}, ms | at ${MEETINGS}, ms | ratio`)
  row(
    'somebody of thirty meetings',
    short(small.usual),
    short(large.usual),
    ratio(large.usual / small.usual, { most: 1.5 }),
  )
  row(
    `who met most, in ${small.meetings} and ${large.meetings} meetings`,
    short(small.hub),
    short(large.hub),
    (large.hub / small.hub).toFixed(2),
  )
  await tellMemory(stores, larger, landmarks.usual)
}

/** In a process that has done nothing but open the store and ask: one that filled it holds what it wrote as well. */
async function tellMemory(stores: BenchStores, engine: OpenEngine, node: string): Promise<void> {
  await engine.close()
  const place = stores.place()
  const file = fileURLToPath(new URL('./tools/resident.ts', import.meta.url))
  const words = [...process.execArgv, file, JSON.stringify(place), node]
  const { stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' })
  if (stdout === '') throw new Error(stderr)
  const size = place.kind === 'embedded' ? statSync(join(place.folder, STORE_FILE)).size : undefined
  write(
    `a process of its own: ${stdout.trim()}${size === undefined ? '; the server has what its settings give it' : `; the file has ${Math.round(size / 1e6)} MB`}`,
  )
}

tellMachine()
await onBothEngines(measure)
