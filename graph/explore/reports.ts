import type { ArticleRef, CopyKind, GraphNode, ReportView } from '#contract'
import type { Engine, Row } from '../engine.ts'
import { groupedBy } from '../grouped-by.ts'
import { originalsOf } from '../statements/explore-articles.ts'
import { namesInside, placesOfReports } from '../statements/explore-reports.ts'
import { articleIn } from './articles.ts'
import { type Proof, Sources } from './evidence.ts'
import { compareText, dateIn, kindOf, nodeIn } from './nodes.ts'
import { type Fields, map, maybeNumber, maybeText, number, present, rowsOf, text, texts } from './rows.ts'

/** A report's place: the node, what names it, and the words that say so. */
export interface ReportedPlace {
  readonly report: string
  readonly node: GraphNode
  readonly country: string | undefined
  readonly spellings: readonly string[]
  readonly proof: Proof
}

/** Reports with what was read around them, as the details of a meeting and of an article need them. */
export interface ReadReports {
  readonly views: readonly ReportView[]
  readonly places: readonly ReportedPlace[]
  readonly sources: Sources
}

/** Where the words of a row stand. */
export function proofIn(row: Fields): Proof {
  return { article: text(row, 'article'), start: number(row, 'start'), end: number(row, 'end') }
}

/** Reports as they are shown, the earliest article first. `rows` hold a map `report`. */
export async function readReports(engine: Engine, rows: readonly Row[]): Promise<ReadReports> {
  const reports = rows.map((row) => map(row, 'report'))
  const ids = reports.map((report) => text(report, 'id'))
  const articles = [...new Set(reports.map((report) => text(report, 'articleId')))]
  const [sources, copies, placed, named] = await Promise.all([
    Sources.read(engine, articles),
    rowsOf(engine, originalsOf(articles)),
    rowsOf(engine, placesOfReports(ids)),
    rowsOf(engine, namesInside(reports.map(quoteOf))),
  ])
  const places = placed.map(placeIn)
  const around = { sources, copies: copiesIn(copies), places, names: groupedBy(named, (row) => text(row, 'report')) }
  const views = reports.flatMap((report) => viewOf(report, around) ?? [])
  return { views: views.toSorted(byArticle), places, sources }
}

function quoteOf(report: Fields): { report: string; article: string; start: number; end: number } {
  return {
    report: text(report, 'id'),
    article: text(report, 'articleId'),
    start: number(report, 'start'),
    end: number(report, 'end'),
  }
}

function placeIn(row: Row): ReportedPlace {
  return {
    report: text(row, 'report'),
    node: nodeIn(row),
    country: maybeText(row, 'country'),
    spellings: texts(row, 'spellings'),
    proof: proofIn(row),
  }
}

type Copies = ReadonlyMap<string, { article: ArticleRef; kind: CopyKind }>

function copiesIn(rows: readonly Row[]): Copies {
  return new Map(
    rows.map((row) => [text(row, 'copy'), { article: articleIn(row), kind: text(row, 'kind') as CopyKind }]),
  )
}

interface Around {
  readonly sources: Sources
  readonly copies: Copies
  readonly places: readonly ReportedPlace[]
  readonly names: ReadonlyMap<string, readonly Row[]>
}

function viewOf(report: Fields, around: Around): ReportView | undefined {
  const id = text(report, 'id')
  const article = around.sources.article(text(report, 'articleId'))
  if (article === undefined) return undefined
  return present({
    id,
    article,
    copyOf: around.copies.get(article.id),
    quote: text(report, 'quote'),
    start: number(report, 'start'),
    end: number(report, 'end'),
    kind: text(report, 'kind') as ReportView['kind'],
    status: text(report, 'status') as ReportView['status'],
    date: dateOf(report, around.sources),
    place: placeOf(id, around),
    names: namesOf(around.names.get(id) ?? []),
    confidence: number(report, 'confidence'),
    certainty: text(report, 'certainty') as ReportView['certainty'],
    reader: text(report, 'reader'),
  })
}

function dateOf(report: Fields, sources: Sources): ReportView['date'] {
  const date = dateIn(report)
  if (date === undefined) return undefined
  const [start, end] = [maybeNumber(report, 'dateStart'), maybeNumber(report, 'dateEnd')]
  if (start === undefined || end === undefined) return date
  return present({ ...date, evidence: sources.evidence({ article: text(report, 'articleId'), start, end }) })
}

function placeOf(report: string, { places, sources }: Around): ReportView['place'] {
  const place = places.find((each) => each.report === report)
  const evidence = place && sources.evidence(place.proof)
  return place && evidence && { node: place.node, evidence }
}

function namesOf(rows: readonly Row[]): ReportView['names'] {
  const names = rows.map((row) => ({
    start: number(row, 'start'),
    end: number(row, 'end'),
    node: text(row, 'node'),
    kind: kindOf(texts(row, 'labels')),
  }))
  return names.toSorted((a, b) => a.start - b.start || b.end - a.end || compareText(a.node, b.node))
}

function byArticle(a: ReportView, b: ReportView): number {
  const day = (report: ReportView) => report.article.publishedAt ?? '9'
  return (
    compareText(day(a), day(b)) ||
    compareText(a.article.id, b.article.id) ||
    a.start - b.start ||
    compareText(a.id, b.id)
  )
}
