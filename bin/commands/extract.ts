import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { z } from 'zod'
import { EntenteError, IsoDate, type NewArticle, type Reading } from '#contract'
import { type Explanation, explainArticle, explanationText, parseSource, readArticle, readingToLine } from '#ingest'
import { type Source, sourcesOf } from '../files.ts'
import { failureLine } from '../load.ts'

export interface ExtractOptions {
  readonly jsonl?: boolean
  readonly explain?: boolean
  readonly recursive?: boolean
  readonly publishedFrom?: string
}

/** What was read and, where it was asked for, why. */
interface Told {
  readonly reading: Reading
  readonly explanation?: Explanation
}

type Dates = ReadonlyMap<string, string>

/** `entente extract`: tells what would be read and touches no store; false where any file failed. */
export async function extract(paths: readonly string[], options: ExtractOptions): Promise<boolean> {
  const dates = options.publishedFrom === undefined ? new Map<string, string>() : await readDates(options.publishedFrom)
  const sources = await sourcesOf(paths, options.recursive === true)
  const read = options.explain ? explainArticle : readOnly
  return tellEach(sources, dates, read, options.jsonl ? jsonLine : plainLine)
}

/** One readable line for each file. */
export const tellReadings = (sources: readonly Source[], dates: Dates) => tellEach(sources, dates, readOnly, plainLine)

async function tellEach(
  sources: readonly Source[],
  dates: Dates,
  read: (article: NewArticle) => Told,
  line: (source: Source, told: Told) => string,
): Promise<boolean> {
  let failed = 0
  for (const source of sources) {
    try {
      await write(`${line(source, read(await articleOf(source, dates)))}\n`)
    } catch (error) {
      if (!(error instanceof EntenteError)) throw error
      process.stderr.write(`${failureLine(source.path, error.code, error.message)}\n`)
      failed += 1
    }
  }
  return failed === 0
}

async function articleOf(source: Source, dates: Dates): Promise<NewArticle> {
  const article = parseSource(await source.bytes(), source.name)
  const published = dates.get(source.name)
  return published === undefined ? article : { ...article, published }
}

const readOnly = (article: NewArticle): Told => ({ reading: readArticle(article) })

const jsonLine = ({ name }: Source, { reading, explanation }: Told) => readingToLine(reading, name, explanation)

function plainLine({ path }: Source, { reading, explanation }: Told): string {
  const { article, figures, reports } = reading
  const people = figures.filter(({ kind }) => kind === 'actor').length
  const line = `${path}: ${article.language}, meetings: ${reports.length}, people: ${people}, "${article.title}"`
  return explanation === undefined ? line : `${line}\n${explanationText(reading, explanation)}\n`
}

/** Waits where whoever reads is slower. */
const write = (text: string) =>
  new Promise<void>((resolve) => {
    if (process.stdout.write(text)) resolve()
    else process.stdout.once('drain', resolve)
  })

const Published = z.object({ file: z.string(), published: IsoDate.nullish() })

/** Publication dates known from elsewhere, by base name. */
async function readDates(path: string): Promise<Dates> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new EntenteError('unreadable-file', `${path} cannot be read.`, { cause })
  })
  const dates = new Map<string, string>()
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const { file, published } = parseLine(line, `${path}, line ${index + 1}`)
    if (published) dates.set(basename(file), published)
  }
  return dates
}

function parseLine(line: string, where: string): z.output<typeof Published> {
  try {
    return Published.parse(JSON.parse(line))
  } catch (cause) {
    throw new EntenteError('unreadable-file', `${where} is not {"file": …, "published": "YYYY-MM-DD"}.`, { cause })
  }
}
