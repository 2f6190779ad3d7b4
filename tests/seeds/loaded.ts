import type { MeetingDetail, Reading } from '#contract'
import { createExplorer, type Explorer } from '#graph'
import { openIngest } from '#ingest'
import { EmbeddedStores } from '../stores/embedded-stores.ts'
import { reportsOf } from './compare.ts'
import { type Expected, expected, newArticle, type Seed, seeds } from './corpus.ts'

export type ReadSeed = (seed: Seed, gold: Expected) => Reading

/** The seeds in a fresh store, each read in the way given, and where the gold's meetings are in it. */
export class LoadedSeeds {
  readonly explorer: Explorer
  /** By word of the gold: the meetings that its reports belong to. */
  readonly found: ReadonlyMap<string, ReadonlySet<string>>
  readonly #close: () => Promise<void>

  private constructor(explorer: Explorer, found: LoadedSeeds['found'], close: () => Promise<void>) {
    this.explorer = explorer
    this.found = found
    this.#close = close
  }

  static async load(read: ReadSeed): Promise<LoadedSeeds> {
    const readings = new Map(
      seeds.map((seed, index) => [seed.file, read(seed, expected[index] ?? { file: '', meetings: [] })]),
    )
    const store = new EmbeddedStores()
    const engine = await store.open()
    const ingest = await openIngest({ engine, reader: ({ fileName = '' }) => readingOf(readings, fileName) })
    for (const seed of seeds) await ingest.submit(newArticle(seed))
    await ingest.idle()
    const explorer = createExplorer(engine)
    const close = () => ingest.stop().then(() => store.close())
    return new LoadedSeeds(explorer, await locate(explorer, readings), close)
  }

  close(): Promise<void> {
    return this.#close()
  }

  async meetingsOf(word: string): Promise<MeetingDetail[]> {
    const nodes = await Promise.all([...(this.found.get(word) ?? [])].map((id) => this.explorer.node(id)))
    return nodes.filter((node) => node?.kind === 'meeting')
  }

  /** The one meeting that a word of the gold stands for. */
  async meetingOf(word: string): Promise<MeetingDetail> {
    const meetings = await this.meetingsOf(word)
    const [meeting] = meetings
    if (!meeting || meetings.length > 1) throw new Error(`${word} is told by ${meetings.length} meetings`)
    return meeting
  }

  async articleOf(file: string) {
    const matter = seeds.find((seed) => seed.file === file)?.matter
    const { articles } = await this.explorer.articles({ limit: 500 })
    const found = articles.find(({ title, publisher }) => title === matter?.title && publisher === matter?.publisher)
    if (!found) throw new Error(`${file} is not loaded`)
    return found
  }
}

function readingOf(readings: ReadonlyMap<string, Reading>, file: string): Reading {
  const reading = readings.get(file)
  if (!reading) throw new Error(`${file} is no seed`)
  return reading
}

async function locate(explorer: Explorer, readings: ReadonlyMap<string, Reading>): Promise<LoadedSeeds['found']> {
  const found = new Map<string, Set<string>>()
  for (const gold of expected)
    for (const [word, report] of reportsOf(gold, readingOf(readings, gold.file))) {
      const meeting = await explorer.locate(report)
      if (meeting !== undefined) found.set(word, (found.get(word) ?? new Set()).add(meeting))
    }
  return found
}
