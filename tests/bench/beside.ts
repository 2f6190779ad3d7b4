import { Asker } from './tools/asking.ts'
import { type BenchStores, onBothEngines } from './tools/engines.ts'
import { option, quantile, ratio, row, short, tellMachine, write } from './tools/figures.ts'
import { grow } from './tools/grown.ts'
import { explorerOf, type Served, serve } from './tools/served.ts'

/**
 * How long small requests wait while two clients read big answers without a pause: the same picture, which the server keeps,
 * and a different one each time, which it has to make.
 */
const MEETINGS = option('meetings', 10_000)
const MILLISECONDS = option('milliseconds', 4000)
const DIFFERENT = 400

const big = (limit: number) => `/api/graph?limit=${limit}`

/** Two readers each, and what they ask for. */
const READERS = {
  'the same': [[big(5000)], [big(5000)]],
  different: [0, 1].map((reader) => Array.from({ length: DIFFERENT }, (_, i) => big(5000 - 2 * i - reader))),
} as const

const small = (node: string) =>
  [
    ['one person', `/api/nodes/${node}`],
    ['the process answers', '/api/health'],
  ] as const

/** Readers and the one who asks little, all at once, until the time is over. */
async function asked(served: Served, path: string, asker: Asker, readers: readonly Asker[], pictures: Pictures) {
  const most = { milliseconds: MILLISECONDS }
  const [one, ...read] = await Promise.all([
    asker.ask(served.address, path, most),
    ...readers.map((reader, i) => reader.ask(served.address, pictures[i] ?? [], most)),
  ])
  return { times: one.times, read }
}
type Pictures = readonly (readonly string[])[]

async function measure(stores: BenchStores): Promise<void> {
  const engine = await stores.empty()
  const { usual } = await grow(engine, MEETINGS)
  const served = await serve(engine, explorerOf(engine))
  const asker = new Asker()
  const readers = [new Asker(), new Asker()]
  for (const reader of [asker, ...readers]) await reader.ask(served.address, big(5000), { requests: 2 })
  write(`${stores.name}, ${MEETINGS} meetings`)
  write(
    'small request | big ones | p50 and p99 alone, ms | p50 and p99 beside, ms | p99 beside ÷ alone | big answers read, of how many bytes',
  )
  const told = (times: readonly number[]) => `${short(quantile(times, 0.5))} ${short(quantile(times, 0.99))}`
  for (const [name, path] of small(usual)) {
    await asker.ask(served.address, path, { requests: 200 })
    const idle = (await asked(served, path, asker, [], [])).times
    for (const [which, pictures] of Object.entries<Pictures>(READERS)) {
      const { times, read } = await asked(served, path, asker, readers, pictures)
      const count = read.reduce((sum, one) => sum + one.times.length, 0)
      const growth = quantile(times, 0.99) / quantile(idle, 0.99)
      row(name, which, told(idle), told(times), ratio(growth, { most: 3 }), count, read[0]?.bytes ?? 0)
    }
  }
  await Promise.all([asker, ...readers].map((each) => each.stop()))
  await served.stop()
}

tellMachine()
await onBothEngines(measure)
