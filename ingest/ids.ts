import { createHash } from 'node:crypto'

/** A letter, an underscore and 24 hexadecimal digits of SHA-256 over the parts joined by U+0000: the same content, the same id. */
const idOf = (letter: string, parts: readonly (string | number)[]): string =>
  `${letter}_${createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 24)}`

const squeeze = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim()

/** The id of an article: white space and Unicode form make no difference, title, text and publisher do. */
export const articleId = (title: string, text: string, publisher = ''): string =>
  idOf('a', [squeeze(title), squeeze(text), squeeze(publisher)])

export const mentionId = (article: string, start: number, end: number, kind: string): string =>
  idOf('m', [article, start, end, kind])

/** `start` and `end` are those of the figure's first mention. */
export const figureId = (article: string, kind: string, start: number, end: number): string =>
  idOf('f', [article, kind, start, end])

/** `number` counts the reports of one anchor from 0. */
export const reportId = (article: string, start: number, end: number, number: number): string =>
  idOf('r', [article, start, end, number])

export const claimId = (article: string, kind: string, start: number, end: number, about: string): string =>
  idOf('c', [article, kind, start, end, about])
