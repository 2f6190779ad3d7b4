import type { ArticleCopy } from '#contract'
import type { BaseArticle, Print } from './base.ts'
import { areCopies } from './fingerprint.ts'
import { addTo, byText, Union } from './union.ts'

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
export function findCopies(prints: readonly Print[]): Copies {
  const order = new Map(prints.map((article) => [article.id, article]))
  const direct = new Map<string, Set<string>>()
  const sources = new Union()
  for (const [a, b] of candidates(prints)) {
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
    list: prints
      .flatMap((article) => copyOf(article, order.get(source(article.id))))
      .sort((a, b) => byText(a.copy, b.copy)),
  }
}

/** The original is the one published first; of undated ones the shorter, for copies come with headlines and notes of their own. */
function earlier(a: Print | undefined, b: Print | undefined): number {
  const day = byText(a?.publishedAt ?? '9999', b?.publishedAt ?? '9999')
  const length = (a?.fingerprint.length ?? 0) - (b?.fingerprint.length ?? 0)
  return day || length || byText(a?.id ?? '', b?.id ?? '')
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

function candidates(prints: readonly Print[]): readonly (readonly [Print, Print])[] {
  const byKey = new Map<string, Print[]>()
  for (const print of prints) for (const key of print.keys) addTo(byKey, key, print)
  const found = new Map<string, readonly [Print, Print]>()
  for (const group of byKey.values()) {
    for (const [at, a] of group.entries()) {
      for (const b of group.slice(at + 1)) found.set(a.id < b.id ? `${a.id}|${b.id}` : `${b.id}|${a.id}`, [a, b])
    }
  }
  return [...found.values()]
}
