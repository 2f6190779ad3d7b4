import type { MeetingDate, MeetingStatus } from '#contract'
import type { SceneNode } from './interface.ts'

export interface Wording {
  formatDate(date: MeetingDate): string
  formatStatus?(status: MeetingStatus): string
  readonly unsure?: string | undefined
}

const LONGEST = 40
/** Scripts written without spaces, where one character stands for a word. */
const ONE_CHARACTER = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** What stands beside a node: a meeting's day or, where none is known, what became of it, and whether it is unsure; else the name. */
export function labelText(node: SceneNode, wording: Wording): string {
  if (node.kind !== 'meeting') return shorten(node.name)
  const unsure = node.certainty === 'unsure' ? wording.unsure : undefined
  return shorten([dayOrStatus(node, wording), unsure].filter(Boolean).join(', '))
}

function dayOrStatus({ date, status }: SceneNode, { formatDate, formatStatus }: Wording): string {
  if (date) return formatDate(date)
  return status && status !== 'held' ? (formatStatus?.(status) ?? '') : ''
}

export function shorten(text: string): string {
  const characters = [...text]
  return characters.length <= LONGEST
    ? text
    : `${characters
        .slice(0, LONGEST - 1)
        .join('')
        .trimEnd()}…`
}

/** First letters of the first two words; of a name in a script without spaces the first character. */
export function initials(name: string): string {
  const words = name.split(/[\s\u2013]+/u).filter((word) => /^\p{L}/u.test(word))
  const first = words[0]
  if (!first) return ''
  if (ONE_CHARACTER.test(first)) return [...first][0] ?? ''
  return words
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toLocaleUpperCase()
}
