import { EntenteError, MAX_ARTICLE_LENGTH } from '#contract'

/** Reads bytes as the text of an article. Throws `empty-article`, `not-text`, `broken-encoding` or `article-too-long`. */
export function textOf(bytes: Uint8Array): string {
  if (bytes.includes(0)) throw new EntenteError('not-text', 'There are zero bytes in it: it is not a text.')
  const text = decode(bytes)
  if (text.trim() === '') throw new EntenteError('empty-article', 'There is no text in it.')
  if (text.length > MAX_ARTICLE_LENGTH) throw new EntenteError('article-too-long', 'It is too long.')
  return text
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new EntenteError('broken-encoding', 'It is not in UTF-8.', { cause })
  }
}
