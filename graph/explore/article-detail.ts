import type { ArticleDetail, CopyKind, GraphNode, MentionView } from '#contract'
import type { Engine, Row } from '../engine.ts'
import { copiesOf, mentionsOf, originalsOf, readArticle } from '../statements/explore-articles.ts'
import { meetingsOfReports, reportsOfArticle } from '../statements/explore-reports.ts'
import { articleIn } from './articles.ts'
import { compareText } from './nodes.ts'
import { effectOf } from './receipt.ts'
import { readReports } from './reports.ts'
import { maybeText, number, present, rowsOf, text } from './rows.ts'

/** An article with every mention and report, and what it did to the graph. */
export async function articleDetail(engine: Engine, id: string): Promise<ArticleDetail | undefined> {
  const [row] = await engine.read(readArticle(id))
  if (row === undefined) return undefined
  const [mentions, reported, copies, originals] = await Promise.all([
    engine.read(mentionsOf(id)),
    engine.read(reportsOfArticle(id)),
    engine.read(copiesOf(id)),
    rowsOf(engine, originalsOf([id])),
  ])
  const [reports, effect] = await Promise.all([
    reportViews(engine, reported),
    effectOf(engine, id, originals.map(copyIn)[0]),
  ])
  return present({
    article: articleOf(row),
    ingestedAt: maybeText(row, 'ingestedAt'),
    mentions: mentions.map((mention) => mentionIn(mention, effect.nodes)).toSorted(byStart),
    reports,
    copies: copies.map(copyIn),
    receipt: effect.receipt,
  })
}

async function reportViews(engine: Engine, rows: readonly Row[]): Promise<ArticleDetail['reports']> {
  const { views } = await readReports(engine, rows)
  const told = await rowsOf(engine, meetingsOfReports(views.map(({ id }) => id)))
  const meetings = new Map(told.map((row) => [text(row, 'report'), text(row, 'meeting')]))
  return views.map((view) => present({ ...view, meeting: meetings.get(view.id) }))
}

function articleOf(row: Row): ArticleDetail['article'] {
  return present({ ...articleIn(row), text: text(row, 'text'), url: maybeText(row, 'url') })
}

function copyIn(row: Row): ArticleDetail['copies'][number] {
  return { article: articleIn(row), kind: text(row, 'kind') as CopyKind }
}

function mentionIn(row: Row, nodes: ReadonlyMap<string, GraphNode>): MentionView {
  const node = nodes.get(text(row, 'figure'))
  return present({
    id: text(row, 'id'),
    kind: text(row, 'kind') as MentionView['kind'],
    text: text(row, 'text'),
    start: number(row, 'start'),
    end: number(row, 'end'),
    figure: text(row, 'figure'),
    node: node?.id,
    name: node?.name ?? text(row, 'name'),
  })
}

function byStart(a: MentionView, b: MentionView): number {
  return a.start - b.start || b.end - a.end || compareText(a.id, b.id)
}
