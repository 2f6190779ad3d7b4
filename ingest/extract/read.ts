import { type Article, EntenteError, MAX_ARTICLE_LENGTH, type NewArticle, type Reading } from '#contract'
import { articleId } from '../ids.ts'
import { loadLanguage } from '../languages/load.ts'
import type { Reader } from '../reader.ts'
import { judgeTold, type Reported } from './confidence.ts'
import { type Draft, readDraft } from './draft.ts'
import { type Encounter, findEncounters, type Heads } from './encounters.ts'
import { joinEncounters } from './join.ts'
import { identifyLanguage } from './language.ts'
import { readPassage } from './passage.ts'
import { titleEnd } from './title.ts'
import { weights } from './weights.ts'
import { toReading } from './write.ts'

const LONGEST_TITLE = 200

/** NFC with `\n` line ends and without byte order mark, half surrogates or control characters. */
function cleanText(text: string): string {
  return text
    .replace(/\r\n?/gu, '\n')
    .replace(/(?![\n\t])\p{Cc}|\ufeff/gu, ' ')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .normalize('NFC')
    .trim()
}

/** The first line as a headline, cut at a word where it is long. */
function titleOf(text: string): string {
  const line = text.split('\n', 1)[0]?.trim() ?? ''
  if (line.length <= LONGEST_TITLE) return line
  const cut = line.slice(0, LONGEST_TITLE)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 20))} …`
}

/** Joins headline and body to the one text that all offsets count in. */
export function prepare(article: NewArticle): { title: string; text: string } {
  const body = cleanText(article.text)
  const title = cleanText(article.title ?? '').replace(/\s+/gu, ' ')
  const text = title === '' || body.startsWith(title) ? body : `${title}\n\n${body}`
  if (!/[\p{L}\p{N}]/u.test(body)) throw new EntenteError('empty-article', 'The article has no words.')
  if (text.length > MAX_ARTICLE_LENGTH)
    throw new EntenteError('article-too-long', `The article has more than ${MAX_ARTICLE_LENGTH} characters.`)
  return { title: title || titleOf(body), text }
}

/** What a reading is made of. */
export interface Steps {
  readonly article: Article
  readonly draft: Draft
  readonly encounters: readonly Encounter[]
  /** In the order of the reading's reports. */
  readonly told: readonly Reported[]
}

/** Goes all the steps of reading an article with the given weights. */
export function goThrough(given: NewArticle, heads: Heads): Steps {
  const { title, text } = prepare(given)
  const code = given.language ?? identifyLanguage(text)
  const language = loadLanguage(code)
  const article: Article = {
    id: articleId(title, text, given.publisher),
    title,
    text,
    language: code,
    ...(given.published && { publishedAt: given.published }),
    ...(given.publisher && { publisher: given.publisher }),
    ...(given.url && { url: given.url }),
  }
  const passage = readPassage(text, language, titleEnd(text))
  const draft = readDraft(passage, heads.person)
  const encounters = findEncounters(draft, heads)
  const told = judgeTold(draft, joinEncounters(draft, encounters, given.published), heads.confidence)
  return { article, draft, encounters, told }
}

/** Reads an article with the given weights. */
export function readWith(given: NewArticle, heads: Heads): Reading {
  const { article, draft, told } = goThrough(given, heads)
  return toReading(article, draft, told)
}

/** Reads an article by rules and learnt weights: its people, bodies, places, meetings and offices, each with its words. */
export const readArticle: Reader = (given) => readWith(given, weights)
