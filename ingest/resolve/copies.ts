import type { ArticleCopy } from '#contract'
import type { BaseArticle, BaseLayer } from './base.ts'
import { areCopies } from './fingerprint.ts'
import { articleKeys } from './keys.ts'
import { byText, groupBy, Union } from './union.ts'

/** Which articles are one source. */
export interface Copies {
  /** Whether the two texts themselves are copies of each other. */
  direct(a: string, b: string): boolean
  /** The articles that are copies of this one. */
  of(article: string): ReadonlySet<string>
  /** The same for all articles of one source: its original's id. */
  source(article: string): string
  readonly list: readonly ArticleCopy[]
}

const NONE: ReadonlySet<string> = new Set()

/** Finds the copies among articles that share a key. */
export function findCopies(base: BaseLayer): Copies {
  const order = new Map(base.articles.map((article) => [article.id, article]))
  const direct = new Map<string, Set<string>>()
  const sources = new Union()
  for (const [a, b] of candidates(base)) {
    if (!areCopies(a.fingerprint, b.fingerprint, a.language === b.language)) continue
    link(direct, a.id, b.id)
    const roots = [sources.find(a.id), sources.find(b.id)].sort((x, y) => earlier(order.get(x), order.get(y)))
    sources.join(roots[0] ?? a.id, roots[1] ?? b.id)
  }
  const source = (article: string): string => sources.find(article)
  return {
    direct: (a, b) => direct.get(a)?.has(b) ?? false,
    of: (article) => direct.get(article) ?? NONE,
    source,
    list: base.articles
      .flatMap((article) => copyOf(article, order.get(source(article.id))))
      .sort((a, b) => byText(a.copy, b.copy)),
  }
}

/** The original is the one published first; where days are equal or unknown, the lesser id. */
export function earlier(a: BaseArticle | undefined, b: BaseArticle | undefined): number {
  return byText(a?.publishedAt ?? '9999', b?.publishedAt ?? '9999') || byText(a?.id ?? '', b?.id ?? '')
}

function copyOf(article: BaseArticle, original: BaseArticle | undefined): ArticleCopy[] {
  if (!original || original.id === article.id) return []
  return [
    { copy: article.id, of: original.id, kind: article.language === original.language ? 'reprint' : 'translation' },
  ]
}

function link(direct: Map<string, Set<string>>, a: string, b: string): void {
  direct.set(a, (direct.get(a) ?? new Set()).add(b))
  direct.set(b, (direct.get(b) ?? new Set()).add(a))
}

function candidates(base: BaseLayer): readonly (readonly [BaseArticle, BaseArticle])[] {
  const figures = groupBy(base.figures, (figure) => figure.articleId)
  const reports = groupBy(base.reports, (report) => report.articleId)
  const byKey = new Map<string, BaseArticle[]>()
  for (const article of base.articles) {
    for (const key of articleKeys(article.fingerprint, figures.get(article.id) ?? [], reports.get(article.id) ?? [])) {
      const holders = byKey.get(key)
      if (holders) holders.push(article)
      else byKey.set(key, [article])
    }
  }
  return pairsOf(byKey.values())
}

function pairsOf(groups: Iterable<readonly BaseArticle[]>): readonly (readonly [BaseArticle, BaseArticle])[] {
  const found = new Map<string, readonly [BaseArticle, BaseArticle]>()
  for (const group of groups) {
    for (const [at, a] of group.entries())
      for (const b of group.slice(at + 1)) {
        const [first, second] = a.id < b.id ? [a, b] : [b, a]
        found.set(`${first.id}|${second.id}`, [first, second])
      }
  }
  return [...found.values()]
}
