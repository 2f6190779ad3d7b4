import { z } from 'zod'
import { type ArticleList, type ArticleRef, type ArticlesRequest, IsoDate } from '#contract'
import type { Engine } from '../engine.ts'
import { countArticles, countToldMeetings, listArticles, originalsOf } from '../statements/explore-articles.ts'
import { pageOf, readCursor, writeCursor } from './cursors.ts'
import { type Fields, map, maybeText, number, present, rowsOf, text } from './rows.ts'

const Position = z.tuple([IsoDate.nullable(), z.string()])

/** Articles, newest first. */
export async function pageOfArticles(engine: Engine, request: ArticlesRequest): Promise<ArticleList> {
  const after = readCursor(request.cursor, Position)
  const position = after && { day: after[0] ?? undefined, id: after[1] }
  const rows = await engine.read(listArticles(request.limit + 1, position))
  const { page, more } = pageOf(rows, request.limit)
  const refs = page.map((row) => articleIn(row))
  const last = refs.at(-1)
  return present({
    articles: await withCounts(engine, refs),
    total: number((await engine.read(countArticles()))[0] ?? {}, 'amount'),
    next: more && last ? writeCursor([last.publishedAt ?? null, last.id]) : undefined,
  })
}

async function withCounts(engine: Engine, refs: readonly ArticleRef[]): Promise<ArticleList['articles']> {
  const ids = refs.map(({ id }) => id)
  const [counted, copies] = await Promise.all([engine.read(countToldMeetings(ids)), rowsOf(engine, originalsOf(ids))])
  const meetings = new Map(counted.map((row) => [text(row, 'article'), number(row, 'amount')]))
  const originals = new Map(copies.map((row) => [text(row, 'copy'), articleIn(row).id]))
  return refs.map((ref) => present({ ...ref, meetings: meetings.get(ref.id) ?? 0, copyOf: originals.get(ref.id) }))
}

/** What refers to an article, out of the map that `articleMap` makes. */
export function articleIn(row: Fields): ArticleRef {
  const fields = map(row, 'article')
  return present({
    id: text(fields, 'id'),
    title: maybeText(fields, 'title') ?? '',
    language: maybeText(fields, 'language') ?? 'und',
    publisher: maybeText(fields, 'publisher'),
    publishedAt: maybeText(fields, 'publishedAt'),
  })
}
