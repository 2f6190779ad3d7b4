import type { NewArticle, Reading } from '#contract'
import type { OpenEngine, Row, Statement } from '#graph'
import { type Ingest, openIngest } from '#ingest'
import { statementOf } from '../../graph/copy/fill.ts'
import { readRecords } from '../../graph/copy/read.ts'
import { isNode, type StoreRecord } from '../../graph/copy/record.ts'
import { generated, handIn } from './generated.ts'
import { type BenchStores, onBothEngines } from './tools/engines.ts'
import { clocked, median, option, ratio, row, short, tellMachine, write } from './tools/figures.ts'

/**
 * Loading beside writing: articles handed in, written, and made one graph (who is who, which meeting is which), but not read,
 * since that is measured apart; and the very nodes and lines that this leaves, written into an empty store in batches. Both
 * are done twice, and the second time counts: a server that has just started compiles and plans for minutes.
 */
const ARTICLES = option('articles', 300)
/** Articles loaded one at a time behind them. */
const SINGLES = option('singles', 10)
const BATCH = 2000

interface Loading {
  /** Hands articles in as they come, as a page or the command line does, and waits until all are resolved. */
  readonly load: (readings: readonly Reading[]) => Promise<void>
  readonly ingest: Ingest
}

/** Loading whose articles are read by looking them up. */
async function openLoading(engine: OpenEngine): Promise<Loading> {
  const waiting = new Map<string, Reading>()
  const reader = ({ title = '' }: NewArticle): Reading => {
    const reading = waiting.get(title)
    if (!reading) throw new Error(`${title} is not generated`)
    return reading
  }
  const ingest = await openIngest({ engine, reader, identify: (article) => reader(article).article })
  const load = async (readings: readonly Reading[]): Promise<void> => {
    for (const reading of readings) waiting.set(reading.article.title, reading)
    await Promise.all(readings.map((reading) => ingest.submit(handIn(reading))))
    await ingest.idle()
    waiting.clear()
  }
  return { load, ingest }
}

const readingsOf = (from: number, to: number): readonly Reading[] =>
  Array.from({ length: to - from }, (_, at) => generated(from + at))

/** Seconds by the clock and of this process's processors, the embedded engine's threads among them. */
async function timed(work: () => Promise<void>): Promise<{ readonly clock: number; readonly processor: number }> {
  const before = process.cpuUsage()
  const clock = (await clocked(work)) / 1000
  const { user, system } = process.cpuUsage(before)
  return { clock, processor: (user + system) / 1e6 }
}

/** Everything in a store as the statements that would write it, nodes before lines. */
async function bareWrites(engine: OpenEngine): Promise<readonly Statement[]> {
  const tables = new Map<string, StoreRecord[]>()
  for await (const record of readRecords((statement) => engine.read(statement))) {
    const name = isNode(record) ? record.label : `${record.from[0]} ${record.type} ${record.to[0]}`
    const table = tables.get(name) ?? []
    tables.set(name, table)
    table.push(record)
  }
  const statements: Statement[] = []
  for (const table of tables.values())
    for (let at = 0; at < table.length; at += BATCH) statements.push(statementOf(table.slice(at, at + BATCH)))
  return statements
}

const writeAll = (engine: OpenEngine, statements: readonly Statement[]) =>
  timed(async () => {
    for (const statement of statements) await engine.write<readonly Row[]>((unit) => unit.run(statement))
  })

interface Measured {
  readonly bulk: Awaited<ReturnType<typeof timed>>
  readonly bare: Awaited<ReturnType<typeof timed>>
  readonly singles: readonly number[]
}

async function loadAndWrite(stores: BenchStores): Promise<Measured> {
  const engine = await stores.empty()
  const { load, ingest } = await openLoading(engine)
  const readings = readingsOf(0, ARTICLES)
  const bulk = await timed(() => load(readings))
  const statements = await bareWrites(engine)
  const singles: number[] = []
  for (const reading of readingsOf(ARTICLES, ARTICLES + SINGLES)) singles.push(await clocked(() => load([reading])))
  await ingest.stop()
  const bare = await writeAll(await stores.empty(), statements)
  return { bulk, bare, singles }
}

async function measure(stores: BenchStores): Promise<void> {
  await loadAndWrite(stores)
  const { bulk, bare, singles } = await loadAndWrite(stores)
  write(`${stores.name}, ${ARTICLES} articles`)
  write('loaded in s, of processors | written bare in s, of processors | loading ÷ bare | one more in ms, median')
  const told = ({ clock, processor }: typeof bulk) => `${short(clock)} (${short(processor)})`
  row(told(bulk), told(bare), ratio(bare.clock / bulk.clock, { least: 0.6 }), Math.round(median(singles)))
}

tellMachine()
await onBothEngines(measure)
