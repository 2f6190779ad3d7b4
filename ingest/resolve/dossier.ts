import type { FigureKind } from '#contract'
import type { FigureBase } from './base.ts'
import { concepts } from './bodies.ts'
import { countryOf } from './countries.ts'
import { skeleton } from './fold.ts'
import { officeIn } from './offices.ts'
import { parseName } from './parse-name.ts'
import { byText, groupBy } from './union.ts'

/** All that resolving knows of one figure, gathered from its article. */
export interface Dossier {
  readonly id: string
  readonly kind: FigureKind
  readonly articleId: string
  readonly publishedAt: string
  readonly language: string
  readonly start: number
  /** The name and every alias that the article tells. */
  readonly names: readonly string[]
  /** Every stretch of text that names it. */
  readonly spellings: readonly string[]
  readonly class: string | undefined
  readonly country: string | undefined
  /** What else is told that could tell it from others of its name: countries, offices, companions. */
  readonly context: ReadonlySet<string>
}

/** Gathers what is known of each figure, in the order of representatives. */
export function dossiers(base: FigureBase): readonly Dossier[] {
  const articles = new Map(base.articles.map((article) => [article.id, article]))
  const mentions = groupBy(base.mentions, (mention) => mention.figure)
  const claims = groupBy(base.claims, (claim) => claim.about)
  const companions = groupBy(base.companions, (companion) => companion.figure)
  return base.figures
    .map((figure): Dossier => {
      const article = articles.get(figure.articleId)
      const told = claims.get(figure.id) ?? []
      const named = mentions.get(figure.id) ?? []
      const aliases = told.filter((claim) => claim.kind === 'alias').map((claim) => claim.value)
      const offices = told
        .filter((claim) => claim.kind === 'office')
        .flatMap((claim) => officeMark(claim.value, claim.bodyCountry, figure.country))
      const nations = told
        .filter((claim) => claim.kind === 'nationality')
        .flatMap((claim) => countryOf(claim.value) ?? [])
      return {
        id: figure.id,
        kind: figure.kind,
        articleId: figure.articleId,
        publishedAt: article?.publishedAt ?? '9999',
        language: article?.language ?? 'und',
        start: named.reduce((least, mention) => Math.min(least, mention.start), Number.MAX_SAFE_INTEGER),
        names: [...new Set([figure.name, ...aliases])],
        spellings: [...new Set(named.map((mention) => mention.text))],
        class: figure.class,
        country: figure.country,
        context: new Set([
          ...[figure.country, ...nations].flatMap((code) => (code ? [`country ${code}`] : [])),
          ...offices,
          ...(companions.get(figure.id) ?? []).flatMap(companionMark),
        ]),
      }
    })
    .sort(byRank)
}

/** The order of representatives: published first, then by article, then by place in the text. */
export function byRank(a: RankedItem, b: RankedItem): number {
  return (
    byText(a.publishedAt, b.publishedAt) || byText(a.articleId, b.articleId) || a.start - b.start || byText(a.id, b.id)
  )
}

export interface RankedItem {
  readonly id: string
  readonly articleId: string
  readonly publishedAt: string
  readonly start: number
}

function officeMark(title: string, bodyCountry: string | undefined, country: string | undefined): readonly string[] {
  const nation = bodyCountry ?? country ?? concepts(title).find((idea) => /^[A-Z]{2}$/.test(idea))
  return nation ? [`office ${officeIn(nation, title).key} ${nation}`] : []
}

/** The full name of another in the same report: a man met with Sergei Shoigu here and there is likelier one. */
function companionMark(figure: { readonly kind: FigureKind; readonly name: string }): readonly string[] {
  if (figure.kind !== 'actor') return []
  const tokens = parseName(figure.name).tokens.map((token) => skeleton(token.latin))
  return tokens.length > 1 ? [`with ${tokens.join(' ')}`] : []
}
