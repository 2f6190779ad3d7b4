import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { NewArticle, Reading } from '#contract'
import { openEngine } from '#graph'
import { openIngest } from '#ingest'
import { generated, handIn } from './generated.ts'

/** How many articles are in the store when one more is loaded. */
const SIZES = (process.argv.find((word) => word.startsWith('--sizes='))?.slice(8) ?? '2000,10000')
  .split(',')
  .map(Number)
/** Articles loaded one at a time at each size; a pause of the queue, some 50 ms, is part of the time by the clock. */
const SINGLES = 20

const write = (line: string) => process.stdout.write(`${line}\n`)
const megabytes = (bytes: number): number => Math.round(bytes / 1e6)

interface Bench {
  /** Hands generated articles in, by number, and waits until all are resolved. */
  readonly load: (from: number, to: number) => Promise<void>
  readonly close: () => Promise<void>
}

/** An empty store whose articles are read by looking them up, so that what is measured is who is who and which meeting is which. */
async function openBench(folder: string): Promise<Bench> {
  const engine = await openEngine({ kind: 'embedded', folder })
  const waiting = new Map<string, Reading>()
  const reader = ({ title = '' }: NewArticle): Reading => {
    const reading = waiting.get(title)
    if (!reading) throw new Error(`${title} is not generated`)
    return reading
  }
  const ingest = await openIngest({ engine, reader, identify: (article) => reader(article).article })
  const load = async (from: number, to: number): Promise<void> => {
    for (let number = from; number < to; number++) {
      const reading = generated(number)
      waiting.set(reading.article.title, reading)
      await ingest.submit(handIn(reading))
    }
    await ingest.idle()
    waiting.clear()
  }
  return { load, close: () => ingest.stop().then(() => engine.close()) }
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** Time by the clock and of the processors, in milliseconds; a busy machine changes the second less. */
async function timed(work: () => Promise<void>): Promise<{ readonly clock: number; readonly processor: number }> {
  const [started, before] = [performance.now(), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(before)
  return { clock: performance.now() - started, processor: (user + system) / 1000 }
}

const folder = await mkdtemp(join(tmpdir(), 'entente-bench-'))
const { load, close } = await openBench(join(folder, 'store'))
write(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`)
write(
  'articles | loaded in s | in processor s | one more in ms, median | in processor ms, mean | MB resident | MB heap',
)
let stored = 0
for (const size of SIZES) {
  const bulk = await timed(() => load(stored, size))
  stored = size
  const singles: number[] = []
  const all = await timed(async () => {
    for (let single = 0; single < SINGLES; single++, stored++)
      singles.push((await timed(() => load(stored, stored + 1))).clock)
  })
  globalThis.gc?.()
  const { rss, heapUsed } = process.memoryUsage()
  const cells = [
    size,
    ...[bulk.clock, bulk.processor].map((ms) => Math.round(ms / 1000)),
    Math.round(median(singles)),
    Math.round(all.processor / SINGLES),
    megabytes(rss),
    megabytes(heapUsed),
  ]
  write(cells.join(' | '))
}
await close()
await rm(folder, { recursive: true })
