import type { Reading, Report } from '#contract'
import { inBatches, runAll } from './batches.ts'
import { CalendarDate, type Param, type Statement, type Transaction } from './engine.ts'
import {
  deleteNodes,
  dropLines,
  dropLooseKeys,
  idsOf,
  keysOf,
  putKeys,
  putLines,
  putNodes,
} from './statements/ledger-base.ts'
import { growEpoch } from './statements/ledger-layer.ts'

/** Leaves out what is absent, so that a property is there or not. */
export function defined(properties: Readonly<Record<string, Param | undefined>>): Readonly<Record<string, Param>> {
  return Object.fromEntries(
    Object.entries(properties).filter((entry): entry is [string, Param] => entry[1] !== undefined),
  )
}

export function day(iso: string | undefined): CalendarDate | undefined {
  return iso === undefined ? undefined : new CalendarDate(iso)
}

/** What an article says, with what others are compared to it by. */
export interface ReadArticle {
  readonly reading: Reading
  readonly fingerprint: string
  readonly articleKeys: readonly string[]
  readonly figureKeys: ReadonlyMap<string, readonly string[]>
  /** ISO moment of the first load. */
  readonly ingestedAt: string
}

/** Writes the base layer of some articles; writing it again changes nothing, a better reading takes the place of the old one. */
export async function writeBase(transaction: Transaction, reads: readonly ReadArticle[]): Promise<void> {
  const staying = new Set(reads.flatMap(({ reading }) => reading.figures.map(({ id }) => id)))
  const before = await takeOut(
    transaction,
    reads.map(({ reading }) => reading.article.id),
    staying,
  )
  await runAll(transaction, baseWrites(reads))
  await runAll(transaction, inBatches(before, dropLooseKeys))
}

function* baseWrites(reads: readonly ReadArticle[]): Generator<Statement> {
  for (const [label, rows] of tables(reads.flatMap(nodeRows)))
    yield* inBatches(sorted(rows), (part) => putNodes(label, part))
  yield* inBatches([...new Set(reads.flatMap(keysHeld))].sort(), putKeys)
  const lines = tables(
    reads.flatMap((read) => lineRows(read).map(([from, type, to, part]) => [`${from} ${type} ${to}`, part] as const)),
  )
  for (const [name, rows] of lines) {
    const [from = '', type = '', to = ''] = name.split(' ')
    yield* inBatches(rows, (part) => putLines(from, type, to, part))
  }
  yield* inBatches(reads.flatMap(({ reading }) => addressesOf(reading)).sort(), (part) =>
    deleteNodes('Tombstone', part),
  )
}

/** Rows of several articles put together by table. */
function tables<T>(parts: readonly (readonly [string, readonly T[]])[]): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>()
  for (const [name, rows] of parts) {
    const table = found.get(name) ?? []
    found.set(name, table)
    for (const row of rows) table.push(row)
  }
  return found
}

/** The addresses of an article that outlive it. */
function addressesOf({ article, figures, reports }: Reading): readonly string[] {
  return [article.id, ...figures.map(({ id }) => id), ...reports.map(({ id }) => id)]
}

/** Takes the base layer of some articles out, but for the figures that stay; the keys held are left for the caller to drop. */
async function takeOut(
  transaction: Transaction,
  articles: readonly string[],
  staying: ReadonlySet<string>,
): Promise<readonly string[]> {
  const keys = await ids(transaction, keysOf(articles))
  if (keys.length === 0) return []
  for (const label of ['Mention', 'Report', 'Claim', 'Figure']) {
    const own = await ids(transaction, idsOf(label, articles))
    const gone = own.filter((id) => !staying.has(id))
    await runAll(
      transaction,
      inBatches(gone, (part) => deleteNodes(label, part)),
    )
  }
  await runAll(transaction, keysDropped(articles, staying))
  return keys
}

function* keysDropped(articles: readonly string[], figures: ReadonlySet<string>): Generator<Statement> {
  yield* inBatches([...figures].sort(), (part) => dropLines('Figure', 'HAS_KEY', part))
  yield* inBatches(articles, (part) => dropLines('Article', 'HAS_KEY', part))
}

/** Deletes an article with all it says, and gives the addresses that lead nowhere from now on. */
export async function deleteArticle(transaction: Transaction, article: string): Promise<readonly string[]> {
  const figures = await ids(transaction, idsOf('Figure', [article]))
  const reports = await ids(transaction, idsOf('Report', [article]))
  const keys = await takeOut(transaction, [article], new Set())
  await transaction.run(deleteNodes('Article', [article]))
  await runAll(transaction, inBatches(keys, dropLooseKeys))
  // The canonical layer may stay as it is; whoever remembers what the article said must still hear of it.
  await transaction.run(growEpoch())
  return [article, ...figures, ...reports].sort()
}

async function ids(transaction: Transaction, statement: Statement): Promise<readonly string[]> {
  return (await transaction.run(statement)).map((row) => String(row.id)).sort()
}

function articleRow({ reading: { article }, fingerprint, ingestedAt }: ReadArticle): {
  id: string
  props: Readonly<Record<string, Param>>
} {
  const { id, title, text, language, publisher, url } = article
  return {
    id,
    props: defined({
      id,
      title,
      text,
      language,
      publisher,
      url,
      publishedAt: day(article.publishedAt),
      status: 'read',
      ingestedAt,
      fingerprint,
    }),
  }
}

type NodeRow = { readonly id: string; readonly props: Readonly<Record<string, Param>> }

function sorted<T extends { readonly id: string }>(rows: readonly T[]): readonly T[] {
  return [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))
}

function nodeRows(read: ReadArticle): readonly (readonly [string, readonly NodeRow[]])[] {
  const { article, mentions, figures, reports, claims } = read.reading
  const row = (properties: Readonly<Record<string, Param | undefined>> & { readonly id: string }): NodeRow => ({
    id: properties.id,
    props: defined({ ...properties, articleId: article.id }),
  })
  return [
    ['Article', [articleRow(read)]],
    ['Mention', mentions.map(({ id, kind, text, start, end }) => row({ id, kind, text, start, end }))],
    [
      'Figure',
      figures.map(({ id, kind, name, class: sort, country }) => row({ id, kind, name, class: sort, country })),
    ],
    ['Report', reports.map((report) => row({ id: report.id, ...reportProperties(report) }))],
    [
      'Claim',
      claims.map(({ id, kind, value, since, until, start, end, reader }) =>
        row({ id, kind, value, since: day(since), until: day(until), start, end, reader }),
      ),
    ],
  ]
}

function reportProperties({
  kind,
  status,
  quote,
  start,
  end,
  anchor,
  date,
  reader,
  confidence,
  certainty,
}: Report): Readonly<Record<string, Param | undefined>> {
  const told = date && {
    dateValue: date.value,
    datePrecision: date.precision,
    dateBasis: date.basis,
    dateFrom: day(date.from),
    dateTo: day(date.to),
    dateStart: date.start,
    dateEnd: date.end,
  }
  return {
    kind,
    status,
    quote,
    start,
    end,
    anchorStart: anchor.start,
    anchorEnd: anchor.end,
    reader,
    confidence,
    certainty,
    ...told,
  }
}

type LineRow = { readonly from: string; readonly to: string; readonly props: Readonly<Record<string, Param>> }

function lineRows({
  reading,
  figureKeys,
  articleKeys,
}: ReadArticle): readonly (readonly [string, string, string, readonly LineRow[]])[] {
  const { article, mentions, reports, claims } = reading
  const plain = (from: string, to: string): LineRow => ({ from, to, props: {} })
  return [
    ['Mention', '`IN`', 'Article', mentions.map(({ id }) => plain(id, article.id))],
    ['Mention', 'NAMES', 'Figure', mentions.map(({ id, figure }) => plain(id, figure))],
    [
      'Figure',
      'TAKES_PART',
      'Report',
      reports.flatMap((report) =>
        report.participants.map(({ figure, role, side, start, end }) => ({
          from: figure,
          to: report.id,
          props: defined({ role, side, start, end }),
        })),
      ),
    ],
    [
      'Report',
      'PLACED_AT',
      'Figure',
      reports.flatMap(({ id, place }) =>
        place ? [{ from: id, to: place.figure, props: { start: place.start, end: place.end } }] : [],
      ),
    ],
    ['Claim', 'ABOUT', 'Figure', claims.map(({ id, about }) => plain(id, about))],
    ['Claim', 'AT', 'Figure', claims.flatMap(({ id, at }) => (at ? [plain(id, at)] : []))],
    ['Figure', 'HAS_KEY', 'Key', [...figureKeys].flatMap(([figure, keys]) => keys.map((key) => plain(figure, key)))],
    ['Article', 'HAS_KEY', 'Key', articleKeys.map((key) => plain(article.id, key))],
  ]
}

function keysHeld({ articleKeys, figureKeys }: ReadArticle): readonly string[] {
  return [...new Set([...articleKeys, ...[...figureKeys.values()].flat()])].sort()
}
