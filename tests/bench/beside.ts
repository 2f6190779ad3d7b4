import { Asker } from './tools/asking.ts'
import { type BenchStores, onBothEngines } from './tools/engines.ts'
import { option, quantile, ratio, row, short, tellMachine, write } from './tools/figures.ts'
import { grow } from './tools/grown.ts'
import { explorerOf, type Served, serve } from './tools/served.ts'

/** How long small requests wait while two clients read big answers without a pause. */
const MEETINGS = option('meetings', 10_000)
const MILLISECONDS = option('milliseconds', 4000)
const BIG = '/api/graph?limit=5000'

const small = (node: string) =>
  [
    ['one person', `/api/nodes/${node}`],
    ['the process answers', '/api/health'],
  ] as const

/** Both at once, until the time is over. */
async function asked(served: Served, path: string, readers: readonly Asker[], asker: Asker) {
  const most = { milliseconds: MILLISECONDS }
  const [one, ...big] = await Promise.all([
    asker.ask(served.address, path, most),
    ...readers.map((reader) => reader.ask(served.address, BIG, most)),
  ])
  return { one, big }
}

async function measure(stores: BenchStores): Promise<void> {
  const engine = await stores.empty()
  const { usual } = await grow(engine, MEETINGS)
  const served = await serve(engine, explorerOf(engine))
  const asker = new Asker()
  const readers = [new Asker(), new Asker()]
  for (const reader of [asker, ...readers]) await reader.ask(served.address, BIG, { requests: 2 })
  write(`${stores.name}, ${MEETINGS} meetings`)
  write(
    'small request | p50 and p99 alone, ms | p50 and p99 beside, ms | p99 beside ÷ alone | big answers read, of how many bytes',
  )
  for (const [name, path] of small(usual)) {
    await asker.ask(served.address, path, { requests: 200 })
    const idle = (await asked(served, path, [], asker)).one.times
    const { one, big } = await asked(served, path, readers, asker)
    const told = (times: readonly number[]) => `${short(quantile(times, 0.5))} ${short(quantile(times, 0.99))}`
    const read = big.reduce((sum, { times }) => sum + times.length, 0)
    const growth = quantile(one.times, 0.99) / quantile(idle, 0.99)
    row(name, told(idle), told(one.times), ratio(growth, { most: 3 }), read, big[0]?.bytes ?? 0)
  }
  await Promise.all([asker, ...readers].map((each) => each.stop()))
  await served.stop()
}

tellMachine()
await onBothEngines(measure)
