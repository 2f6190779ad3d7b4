import { extname } from 'node:path'
import { EntenteError, MAX_ARTICLE_LENGTH, NewArticle } from '#contract'
import { splitFrontMatter } from './front-matter.ts'
import { encodingOf, readPage } from './html.ts'

/** Bytes of UTF-8 never exceed four for a code unit; past that the article is too long whatever it holds. */
const MOST_BYTES = MAX_ARTICLE_LENGTH * 4
const TEXT_TYPES = new Set(['', '.txt', '.text', '.md', '.markdown'])
const MARKDOWN = new Set(['.md', '.markdown'])
const PAGES = new Set(['.html', '.htm', '.xhtml'])
const CONTROL = /(?!\s)\p{Cc}/gu

function decode(bytes: Uint8Array, fileName: string, encoding = 'utf-8'): string {
  const start = bytes.subarray(0, 4096)
  if (start.includes(0)) throw new EntenteError('not-text', `${fileName} is binary, not text.`)
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (cause) {
    const odd = start.reduce((sum, byte) => sum + (byte < 9 || (byte > 13 && byte < 32) ? 1 : 0), 0)
    if (odd > start.length / 20) throw new EntenteError('not-text', `${fileName} is binary, not text.`, { cause })
    throw new EntenteError('broken-encoding', `${fileName} is not valid ${encoding.toUpperCase()}.`, { cause })
  }
}

function checkText(text: string, fileName: string): void {
  const sample = text.slice(0, 4096)
  if ((sample.match(CONTROL)?.length ?? 0) > sample.length / 20)
    throw new EntenteError('not-text', `${fileName} is binary, not text.`)
  if (!/[\p{L}\p{N}]/u.test(text)) throw new EntenteError('empty-article', `${fileName} has no words.`)
  if (text.length > MAX_ARTICLE_LENGTH)
    throw new EntenteError('article-too-long', `${fileName} has more than ${MAX_ARTICLE_LENGTH} characters.`)
}

/** Markdown marks that are no words: headings, emphasis, links' targets. */
function stripMarkdown(text: string): string {
  return text
    .replace(/^#{1,6}[ \t]+/gmu, '')
    .replace(/!\[[^\]\n]{0,300}\]\([^)\n]{0,2000}\)/gu, '')
    .replace(/\[([^\]\n]{1,300})\]\([^)\n]{0,2000}\)/gu, '$1')
    .replace(/(\*\*|__)(?=\S)([^\n]{1,500}?\S)\1/gu, '$2')
}

/**
 * Turns a file's bytes into an article. Text and Markdown may begin with YAML front matter (title, language, published, publisher, url);
 * of a page in HTML, what it says about its article is taken. Throws `empty-article`, `not-text`, `broken-encoding`, `unsupported-type`, `article-too-long`, or `unreadable-file` for front matter that is wrong.
 */
export function parseSource(bytes: Uint8Array, fileName: string): NewArticle {
  const type = extname(fileName).toLowerCase()
  if (!TEXT_TYPES.has(type) && !PAGES.has(type))
    throw new EntenteError('unsupported-type', `${fileName}: only text, Markdown and HTML files are read.`)
  if (bytes.length > MOST_BYTES) throw new EntenteError('article-too-long', `${fileName} is too long.`)
  const found = PAGES.has(type) ? pageOf(bytes, fileName) : textOf(bytes, fileName, MARKDOWN.has(type))
  const parsed = NewArticle.safeParse({ ...found, fileName: fileName.slice(-300) })
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new EntenteError('unreadable-file', `${fileName}: ${issue?.path.join('.')} ${issue?.message}`)
  }
  return parsed.data
}

function textOf(bytes: Uint8Array, fileName: string, isMarkdown: boolean): Record<string, unknown> {
  const text = decode(bytes, fileName).replace(/^\ufeff/u, '')
  checkText(text, fileName)
  const { fields, body } = splitFrontMatter(text, fileName)
  const words = isMarkdown ? stripMarkdown(body) : body
  if (!/[\p{L}\p{N}]/u.test(words)) throw new EntenteError('empty-article', `${fileName} has no words.`)
  return { ...fields, text: words }
}

function pageOf(bytes: Uint8Array, fileName: string): NewArticle {
  const source = decode(bytes, fileName, encodingOf(bytes))
  checkText(source, fileName)
  return readPage(source, fileName)
}
