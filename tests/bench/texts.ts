import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NewArticle } from '#contract'
import { parseSource, readArticle } from '#ingest'

const SEEDS = new URL('../../seeds/articles/', import.meta.url)
const GOLDEN = new URL('../golden/', import.meta.url)

const folder = (url: URL): string[] => readdirSync(url, { recursive: true, encoding: 'utf8' })

/** The project's own articles, seeds and golden cases, by language. */
export function ownArticles(): ReadonlyMap<string, readonly NewArticle[]> {
  const byLanguage = new Map<string, NewArticle[]>()
  for (const [base, path] of [...folder(SEEDS).map((path) => [SEEDS, path] as const), ...golden()]) {
    const article = parseSource(readFileSync(new URL(path, base)), path)
    const language = article.language ?? 'und'
    byLanguage.set(language, [...(byLanguage.get(language) ?? []), article])
  }
  return byLanguage
}

/** The articles of a folder that can be read, by the language that they turn out to be in. */
export function articlesIn(path: string): ReadonlyMap<string, readonly NewArticle[]> {
  const byLanguage = new Map<string, NewArticle[]>()
  for (const name of readdirSync(path).filter((one) => /\.(?:txt|md|html)$/u.test(one))) {
    const article = parseSource(readFileSync(join(path, name)), name)
    const { language } = readArticle(article).article
    byLanguage.set(language, [...(byLanguage.get(language) ?? []), article])
  }
  return byLanguage
}

const golden = () =>
  folder(GOLDEN)
    .filter((path) => path.endsWith('article.md'))
    .map((path) => [GOLDEN, path] as const)

/** One text of at least so many characters, made of a language's articles one after another. */
export function longText(articles: readonly NewArticle[], length: number): string {
  const parts: string[] = []
  for (let size = 0, index = 0; size < length; index++) {
    const { text } = articles[index % articles.length] as NewArticle
    parts.push(text)
    size += text.length + 2
  }
  return parts.join('\n\n').slice(0, length)
}

export const countWords = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
