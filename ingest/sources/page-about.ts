import { IsoDate, NewArticle } from '#contract'
import type { PageDocument } from './page-dom.ts'

/** What a page says about its article. */
export type About = Pick<NewArticle, 'title' | 'publisher' | 'published' | 'url'>

type Item = Readonly<Record<string, unknown>>

const ARTICLE_TYPE = /(?:Article|BlogPosting|Report)$/
const MOST_ITEMS = 2000
const TITLES = ['property="og:title"', 'name="twitter:title"', 'name="title"']
const PUBLISHERS = ['property="og:site_name"', 'name="publisher"', 'name="dcterms.publisher"', 'name="DC.publisher"']
const DATES = [
  'property="article:published_time"',
  'name="article:published_time"',
  'itemprop="datePublished"',
  'property="og:published_time"',
  'name="date"',
  'name="dcterms.date"',
  'name="DC.date"',
  'name="dcterms.created"',
  'name="DC.date.issued"',
  'name="pubdate"',
]
const TIMES = ['time[itemprop="datePublished"]', 'time[pubdate]', 'article time[datetime]', 'time[datetime]']

/** Title, publisher, day of publication and address, as far as the page tells them; linked data comes first, then what the head says. */
export function aboutOf(document: PageDocument, data: readonly string[]): About {
  const items = data.flatMap(itemsOf).slice(0, MOST_ITEMS)
  const article = items.find(isArticle)
  return {
    ...field('title', [text(article?.headline), ...metas(document, TITLES), heading(document), titleLine(document)]),
    ...field('publisher', [...metas(document, PUBLISHERS), publisherIn(article, items)]),
    ...field('published', [day(text(article?.datePublished)), ...metas(document, DATES).map(day), ...times(document)]),
    ...field('url', [address(document), text(article?.url)]),
  }
}

/** The first that fits what an article may have. */
function field<Name extends keyof About>(name: Name, found: readonly (string | undefined)[]): Pick<About, Name> {
  for (const value of found) {
    const tidy = value?.replace(/\s+/gu, ' ').trim()
    if (tidy && NewArticle.shape[name].safeParse(tidy).success) return { [name]: tidy } as Pick<About, Name>
  }
  return {} as Pick<About, Name>
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const isItem = (value: unknown): value is Item => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The items of one script of linked data; none where it is no JSON. */
function itemsOf(data: string): Item[] {
  try {
    return listed(JSON.parse(data)).flatMap((item) => [item, ...listed(item['@graph'])])
  } catch {
    return []
  }
}

const listed = (value: unknown): Item[] => (Array.isArray(value) ? value : [value]).filter(isItem)

function isArticle(item: Item): boolean {
  const types: unknown = item['@type']
  return (Array.isArray(types) ? types : [types]).some((type) => ARTICLE_TYPE.test(text(type) ?? ''))
}

/** An item's publisher by name, also where it only points to another item. */
function publisherIn(article: Item | undefined, items: readonly Item[]): string | undefined {
  const [publisher] = listed(article?.publisher)
  if (publisher === undefined) return text(article?.publisher)
  const id = publisher['@id']
  const meant = id === undefined ? undefined : items.find((item) => item['@id'] === id)
  return text(publisher.name) ?? text(meant?.name)
}

const metas = (document: PageDocument, which: readonly string[]) =>
  which.map((attribute) => document.querySelector(`meta[${attribute}]`)?.getAttribute('content') ?? undefined)

const heading = (document: PageDocument) =>
  (document.querySelector('article h1') ?? document.querySelector('h1'))?.textContent

/** The title of the window, without the name of the site after it. */
const titleLine = (document: PageDocument) =>
  document.querySelector('title')?.textContent.replace(/\s+[|–—·»-]\s+[^|–—·»]{1,60}$/u, '')

const times = (document: PageDocument) =>
  TIMES.map((selector) => day(document.querySelector(selector)?.getAttribute('datetime') ?? undefined))

/** The day as the page writes it, which is the day where it was published. */
function day(written: string | undefined): string | undefined {
  const found = /^\s*(\d{4}-\d{2}-\d{2})(?!\d)/.exec(written ?? '')?.[1]
  return IsoDate.safeParse(found).success ? found : undefined
}

const address = (document: PageDocument) =>
  document.querySelector('link[rel="canonical"]')?.getAttribute('href') ??
  document.querySelector('meta[property="og:url"]')?.getAttribute('content') ??
  undefined
