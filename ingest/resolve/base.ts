import type { Article, Claim, Figure, FigureKind, Mention, Reading, Report } from '#contract'
import { type Fingerprint, fingerprint } from './fingerprint.ts'
import { articleKeys } from './keys.ts'

/** An article as far as resolving needs it. */
export type BaseArticle = Pick<Article, 'id' | 'language' | 'publishedAt'>

/** An article's text, as far as copies are found by it. */
export interface Print extends BaseArticle {
  readonly fingerprint: Fingerprint
  readonly keys: readonly string[]
}

export type Told<T> = T & { readonly articleId: string }
/** A claim with the country of the body it names. */
export type BaseClaim = Told<Claim> & { readonly bodyCountry?: string | undefined }

/** Somebody in the same report as a figure. */
export interface Companion {
  readonly figure: string
  readonly kind: FigureKind
  readonly name: string
}

/** What is told of some figures: enough to say which of them are one. */
export interface FigureBase {
  readonly articles: readonly BaseArticle[]
  readonly figures: readonly Told<Figure>[]
  readonly mentions: readonly Mention[]
  readonly claims: readonly BaseClaim[]
  readonly companions: readonly Companion[]
}

/** What the articles say: the first input of the canonical layer. */
export interface BaseLayer extends FigureBase {
  readonly prints: readonly Print[]
  readonly reports: readonly Told<Report>[]
}

/** The base layer of some readings. */
export function baseOf(readings: readonly Reading[]): BaseLayer {
  const figures = new Map(readings.flatMap((reading) => reading.figures.map((figure) => [figure.id, figure] as const)))
  const reports = readings.flatMap((reading) => told(reading, reading.reports))
  return {
    articles: readings.map(({ article: { id, language, publishedAt } }) => ({ id, language, publishedAt })),
    prints: readings.map(printOf),
    mentions: readings.flatMap((reading) => reading.mentions),
    figures: readings.flatMap((reading) => told(reading, reading.figures)),
    reports,
    claims: readings
      .flatMap((reading) => told(reading, reading.claims))
      .map((claim) => ({ ...claim, bodyCountry: figures.get(claim.at ?? '')?.country })),
    companions: companionsOf(reports, figures),
  }
}

function printOf({ article: { id, language, publishedAt, text }, figures, reports }: Reading): Print {
  const print = fingerprint(text)
  return { id, language, publishedAt, fingerprint: print, keys: articleKeys(print, figures, reports) }
}

function told<T>(reading: Reading, items: readonly T[]): Told<T>[] {
  return items.map((item) => ({ ...item, articleId: reading.article.id }))
}

/** Who is in one report with whom, by name. */
export function companionsOf(
  reports: readonly Report[],
  figures: ReadonlyMap<string, Pick<Figure, 'kind' | 'name'>>,
): readonly Companion[] {
  return reports.flatMap(({ participants }) =>
    participants.flatMap(({ figure }) =>
      participants.flatMap((other) => {
        const known = other.figure === figure ? undefined : figures.get(other.figure)
        return known ? [{ figure, kind: known.kind, name: known.name }] : []
      }),
    ),
  )
}
