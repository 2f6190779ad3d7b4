import { EntenteError, MAX_ARTICLE_LENGTH } from '#contract'
import { type About, aboutOf } from './page-about.ts'
import { documentOf } from './page-dom.ts'
import { BLOCKS, type PageMarks, scanPage } from './page-marks.ts'
import { articleText, tidy } from './page-text.ts'

/** Pages that weigh more are no articles; looking for one in them would take too long. A page of a newspaper weighs a third of it. */
const MOST_WEIGHT = 300_000
const LONGEST_HEAD = 100_000
const MOST_ENTITIES = 500
/** How far into a page its encoding may be told. */
const HEAD_BYTES = 1024
const CHARSET = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})/i

/** The name of the encoding that a page declares; UTF-8 where it declares none. */
export function encodingOf(bytes: Uint8Array): string {
  const declared = CHARSET.exec(new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES)))?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(declared).encoding
  } catch {
    return 'utf-8'
  }
}

/**
 * The article in a page: its text, and what the page says about it. Runs no script and fetches nothing.
 * Throws `article-too-long` for a source of more than five million characters, `empty-article` where there are no words.
 */
export function readPage(source: string, fileName: string): About & { readonly text: string } {
  if (source.length > MAX_ARTICLE_LENGTH)
    throw new EntenteError('article-too-long', `${fileName} has more than ${MAX_ARTICLE_LENGTH} characters.`)
  const marks = scanPage(source)
  const heavy = marks.weight > MOST_WEIGHT
  const document = documentOf(heavy ? { head: marks.head.slice(0, LONGEST_HEAD), body: '' } : marks)
  const about = aboutOf(document, marks.data)
  const text = heavy ? wordsOf(marks) : articleText(document)
  if (!/[\p{L}\p{N}]/u.test(text)) throw new EntenteError('empty-article', `${fileName} has no words.`)
  return { ...about, text: withoutTitle(text, about.title) }
}

/** All words of a page, a blank line for each block. */
function wordsOf({ body }: PageMarks): string {
  const marked = body.replace(/<\/?([a-z0-9-]+)[^>]*>/g, (_mark, name: string) =>
    BLOCKS.has(name) || name === 'br' ? '\n\n' : ' ',
  )
  return tidy(marked.replace(/&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]\w{1,31});/gi, entityReader()))
}

/** Reads entities, each kind once; after many kinds the rest stay as they are. */
function entityReader(): (entity: string) => string {
  const known = new Map<string, string>()
  return (entity) => {
    if (!known.has(entity) && known.size < MOST_ENTITIES)
      known.set(entity, documentOf({ head: '', body: `<p>${entity}</p>` }).body.textContent)
    return known.get(entity) ?? entity
  }
}

/** The heading that repeats the title is no part of the text. */
function withoutTitle(text: string, title: string | undefined): string {
  const [first = ''] = text.split('\n', 1)
  return first === title && text.length > first.length ? text.slice(first.length).trimStart() : text
}
