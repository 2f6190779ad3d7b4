import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { Asker } from './tools/asking.ts'
import { type BenchStores, onBothEngines } from './tools/engines.ts'
import { option, quantile, ratio, row, short, tellMachine, write } from './tools/figures.ts'
import { grow } from './tools/grown.ts'
import { explorerOf, type Served, serve } from './tools/served.ts'

/**
 * How long small requests wait while two clients read big answers without a pause: the same picture, which the server keeps,
 * and a different one each time, which it has to make. Being alone and beside either take turns, so that what the machine
 * does besides befalls all alike.
 */
const MEETINGS = option('meetings', 10_000)
const ROUNDS = option('rounds', 4)
/** In each round, of each; a p99 of a thousand is the tenth longest. */
const REQUESTS = option('requests', 250)
/** In each round at least: as long as a few big answers take. */
const MILLISECONDS = option('milliseconds', 3000)
const DIFFERENT = 400
/** Readers are at it before small requests begin. */
const AHEAD_MS = 500

const big = (limit: number) => `/api/graph?limit=${limit}`

/** Pictures of two readers in a round: no picture of another round is asked for again, since it may be kept. */
const READERS: Readonly<Record<string, (round: number) => Pictures>> = {
  nobody: () => [],
  'the same': () => [[big(5000)], [big(5000)]],
  different: (round) =>
    [0, 1].map((reader) =>
      Array.from({ length: DIFFERENT }, (_, i) => big(5000 - reader - 2 * ((i + round * 50) % DIFFERENT))),
    ),
}
type Pictures = readonly (readonly string[])[]

const small = (node: string) =>
  [
    ['one person', `/api/nodes/${node}`],
    ['the process answers', '/api/health'],
  ] as const

interface Beside {
  readonly times: number[]
  /** Milliseconds by which turns of the server's main thread came late, at most, one a round. */
  readonly late: number[]
  read: number
  bytes: number
}

/** Readers without a pause, and the one who asks little until it is enough. */
async function ask(served: Served, path: string, asker: Asker, readers: readonly Asker[], pictures: Pictures) {
  const reading = pictures.map((paths, i) => readers[i]?.ask(served.address, paths, { milliseconds: 600_000 }))
  await sleep(AHEAD_MS)
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const enough = { requests: REQUESTS, milliseconds: MILLISECONDS, until: 'both' } as const
  const { times } = await asker.ask(served.address, path, enough)
  delay.disable()
  for (const reader of readers) reader.halt()
  const read = (await Promise.all(reading)).filter((each) => each !== undefined)
  return { times, late: delay.max / 1e6, read }
}

async function compare(served: Served, path: string, asker: Asker, readers: readonly Asker[]) {
  const found = new Map<string, Beside>()
  for (let round = 0; round < ROUNDS; round++) {
    for (const [which, pictures] of Object.entries(READERS)) {
      const one = await ask(served, path, asker, readers, pictures(round))
      const all = found.get(which) ?? { times: [], late: [], read: 0, bytes: 0 }
      all.times.push(...one.times)
      all.late.push(one.late)
      all.read += one.read.reduce((sum, { times }) => sum + times.length, 0)
      all.bytes = one.read[0]?.bytes ?? 0
      found.set(which, all)
    }
  }
  return found
}

const PARTS = [0.5, 0.95, 0.99] as const

function tell(name: string, found: ReadonlyMap<string, Beside>): void {
  const alone = found.get('nobody')?.times ?? []
  for (const [which, { times, late, read, bytes }] of found) {
    const [, p95 = 0, p99 = 0] = PARTS.map((part) => quantile(times, part) / quantile(alone, part))
    row(
      name,
      which,
      times.length,
      PARTS.map((part) => short(quantile(times, part))).join(' '),
      short(p95),
      ratio(p99, { most: 3 }),
      short(Math.max(...late)),
      read,
      bytes,
    )
  }
}

async function measure(stores: BenchStores): Promise<void> {
  const engine = await stores.empty()
  const { usual } = await grow(engine, MEETINGS)
  const served = await serve(engine, explorerOf(engine))
  const asker = new Asker()
  const readers = [new Asker(), new Asker()]
  for (const reader of [asker, ...readers]) await reader.ask(served.address, big(5000), { requests: 2 })
  for (const [, path] of small(usual)) await asker.ask(served.address, path, { requests: 200 })
  write(`${stores.name}, ${MEETINGS} meetings`)
  write(
    'small request | beside readers of pictures | requests | p50, p95, p99 in ms | p95 ÷ alone | p99 ÷ alone | latest turn of the main thread, ms | big answers read, of how many bytes',
  )
  for (const [name, path] of small(usual)) tell(name, await compare(served, path, asker, readers))
  await Promise.all([asker, ...readers].map((each) => each.stop()))
  await served.stop()
}

tellMachine()
await onBothEngines(measure)
