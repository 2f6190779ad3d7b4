import type { Article, Claim, Figure, Mention, Reading, Report } from '#contract'
import { type Fingerprint, fingerprint } from './fingerprint.ts'

/** An article as far as resolving needs it: its text is only there as a fingerprint. */
export type BaseArticle = Pick<Article, 'id' | 'title' | 'language' | 'publishedAt' | 'publisher'> & {
  readonly fingerprint: Fingerprint
}
export type Told<T> = T & { readonly articleId: string }

/** What the articles say: the first input of the canonical layer. */
export interface BaseLayer {
  readonly articles: readonly BaseArticle[]
  readonly mentions: readonly Mention[]
  readonly figures: readonly Told<Figure>[]
  readonly reports: readonly Told<Report>[]
  readonly claims: readonly Told<Claim>[]
}

/** The base layer of some readings. */
export function baseOf(readings: readonly Reading[]): BaseLayer {
  return {
    articles: readings.map(({ article }) => ({ ...article, fingerprint: fingerprint(article.text) })),
    mentions: readings.flatMap((reading) => reading.mentions),
    figures: readings.flatMap((reading) => told(reading, reading.figures)),
    reports: readings.flatMap((reading) => told(reading, reading.reports)),
    claims: readings.flatMap((reading) => told(reading, reading.claims)),
  }
}

function told<T>(reading: Reading, items: readonly T[]): Told<T>[] {
  return items.map((item) => ({ ...item, articleId: reading.article.id }))
}
