import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { NewArticle, Reading } from '#contract'
import { openEngine } from '#graph'
import { type Ingest, openIngest } from '#ingest'
import { generated, handIn } from './generated.ts'

/** How many articles are in the store when one more is loaded. */
const SIZES = (process.argv.find((word) => word.startsWith('--sizes='))?.slice(8) ?? '2000,10000')
  .split(',')
  .map(Number)
/** Articles loaded one at a time at each size. */
const SINGLES = 20

const write = (line: string) => process.stdout.write(`${line}\n`)
const megabytes = (bytes: number): number => Math.round(bytes / 1e6)

/** An empty store whose articles are read by looking them up, so that what is measured is who is who and which meeting is which. */
async function openBench(
  folder: string,
): Promise<{ ingest: Ingest; load: (from: number, to: number) => Promise<void>; close: () => Promise<void> }> {
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
  return { ingest, load, close: () => ingest.stop().then(() => engine.close()) }
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const folder = await mkdtemp(join(tmpdir(), 'entente-bench-'))
const { load, close } = await openBench(join(folder, 'store'))
write(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`)
write('articles | loaded in s | articles/s | one more in ms, median | slowest | MB resident | MB heap')
let stored = 0
for (const size of SIZES) {
  const started = performance.now()
  const before = stored
  await load(stored, size)
  stored = size
  const seconds = (performance.now() - started) / 1000
  const singles: number[] = []
  for (let single = 0; single < SINGLES; single++) {
    const start = performance.now()
    await load(stored, stored + 1)
    singles.push(performance.now() - start)
    stored++
  }
  globalThis.gc?.()
  const { rss, heapUsed } = process.memoryUsage()
  const cells = [
    size,
    seconds.toFixed(1),
    Math.round((size - before) / seconds),
    Math.round(median(singles)),
    Math.round(Math.max(...singles)),
    megabytes(rss),
    megabytes(heapUsed),
  ]
  write(cells.join(' | '))
}
await close()
await rm(folder, { recursive: true })
