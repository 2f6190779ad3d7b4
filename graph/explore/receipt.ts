import type { ArticleDetail, GraphNode, MeetingSummary, ReportStatus } from '#contract'
import type { Engine, Row } from '../engine.ts'
import { groupedBy } from '../grouped-by.ts'
import { meetingsTold, nodesOf, perhapsToldIn, quotesOf, sameSource } from '../statements/explore-articles.ts'
import { datesDiffer, statusesDiffer, type Told } from './disagreements.ts'
import { summariesOf } from './meetings.ts'
import { byName, distinct, nodeIn } from './nodes.ts'
import { maybeText, rowsOf, text } from './rows.ts'

type Receipt = ArticleDetail['receipt']
type Fate = keyof Receipt['meetings']

/** What an article did to the graph, and the node that each of its figures refers to. */
export interface Effect {
  readonly receipt: Receipt
  readonly nodes: ReadonlyMap<string, GraphNode>
}

/** Added is what no independent source tells of; an article and its copies are one source, of which the copy adds what it alone tells. */
export async function effectOf(engine: Engine, article: string, copyOf: Receipt['copyOf']): Promise<Effect> {
  const rows = await engine.read(sameSource(article))
  const source = rows.length > 0 ? rows.map((row) => text(row, 'article')) : [article]
  const [named, told] = await Promise.all([
    engine.read(nodesOf(article, copyOf ? [article] : source)),
    engine.read(meetingsTold(article)),
  ])
  const receipt = {
    actors: addedAndKnown(named, 'actor'),
    organisations: addedAndKnown(named, 'organisation'),
    places: addedAndKnown(named, 'place'),
    meetings: await meetingsBy(engine, told, {
      all: new Set(source),
      repeats: copyOf ? await repeatsOf(engine, article, source) : () => false,
    }),
    ...(copyOf && { copyOf }),
  }
  return { receipt, nodes: new Map(named.map((row) => [text(row, 'figure'), nodeIn(row)])) }
}

function addedAndKnown(rows: readonly Row[], kind: GraphNode['kind']): Receipt['actors'] {
  const some = (known: boolean) => {
    const nodes = rows.filter((row) => row.known === known).map((row) => nodeIn(row))
    return distinct(nodes.filter((node) => node.kind === kind)).toSorted(byName)
  }
  return { added: some(false), known: some(true) }
}

/** All articles that are one source, and whether a meeting is only repeated by the one that is looked at. */
interface Source {
  readonly all: ReadonlySet<string>
  repeats(meeting: string, rows: readonly Row[]): boolean
}

/**
 * What a copy repeats: a meeting that its original or another copy tells of, or tells of in the same words, or that may be one with
 * such a meeting: reports without a day are joined to none, whoever copied them.
 */
async function repeatsOf(engine: Engine, article: string, source: readonly string[]): Promise<Source['repeats']> {
  const others = source.filter((other) => other !== article)
  const [quoted, perhaps] = await Promise.all([
    rowsOf(engine, quotesOf(others)),
    rowsOf(engine, perhapsToldIn(article, others)),
  ])
  const quotes = new Set(quoted.map((row) => text(row, 'quote')))
  const maybe = new Set(perhaps.map((row) => text(row, 'meeting')))
  const tells = (row: Row) => others.includes(text(row, 'article')) || quotes.has(text(row, 'quote'))
  return (meeting, rows) => maybe.has(meeting) || rows.some(tells)
}

async function meetingsBy(engine: Engine, told: readonly Row[], source: Source): Promise<Receipt['meetings']> {
  const byMeeting = groupedBy(told, (row) => nodeIn(row).id)
  const nodes = distinct(told.map((row) => nodeIn(row))).toSorted(newestFirst)
  const summaries = await summariesOf(engine, nodes)
  const fate = ({ meeting }: MeetingSummary) => fateOf(meeting.id, byMeeting.get(meeting.id) ?? [], source)
  const those = (wanted: Fate) => summaries.filter((summary) => fate(summary) === wanted)
  return {
    added: those('added'),
    repeated: those('repeated'),
    confirmed: those('confirmed'),
    contradicted: those('contradicted'),
  }
}

/** Originals speak for their copies: what a translation got wrong contradicts nobody, and what it got right confirms nothing. */
function fateOf(meeting: string, rows: readonly Row[], { all, repeats }: Source): Fate {
  if (repeats(meeting, rows)) return 'repeated'
  const [own, others] = [true, false].map((wanted) => rows.filter((row) => all.has(text(row, 'article')) === wanted))
  if (own === undefined || others === undefined || others.length === 0) return 'added'
  const against = originals(own).some((a) =>
    originals(others).some((b) => datesDiffer(a, b) || statusesDiffer(a.status, b.status)),
  )
  return against ? 'contradicted' : 'confirmed'
}

function originals(rows: readonly Row[]): readonly Told[] {
  const first = rows.filter((row) => row.copied !== true)
  return (first.length > 0 ? first : rows).map(toldIn)
}

function toldIn(row: Row): Told {
  return {
    status: text(row, 'status') as ReportStatus,
    date: { from: maybeText(row, 'dateFrom'), to: maybeText(row, 'dateTo') },
  }
}

function newestFirst(a: GraphNode, b: GraphNode): number {
  const day = (node: GraphNode) => node.date?.to ?? node.date?.from ?? ''
  if (day(a) !== day(b)) return day(a) < day(b) ? 1 : -1
  return byName(a, b)
}
