import { remembered } from '../remembered.ts'

/** Expands `president(e|i)` to its forms: every combination of one alternative from each bracket; brackets do not nest. */
export function expandForms(pattern: string): string[] {
  const open = pattern.indexOf('(')
  if (open < 0) return [pattern]
  const close = pattern.indexOf(')', open)
  const rest = expandForms(pattern.slice(close + 1))
  const head = pattern.slice(0, open)
  return pattern
    .slice(open + 1, close)
    .split('|')
    .flatMap((choice) => rest.map((tail) => head + choice + tail))
}

const MARKS = /\p{M}+/gu
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  þ: 'th',
}

/** Most words need no folding beyond small letters. */
const PLAIN = /^[a-z]+$/

/** A name without case, accents, apostrophes and hyphens, as names are compared. */
export function foldName(text: string): string {
  const low = text.toLowerCase()
  return PLAIN.test(low) ? low : folded(low)
}

const folded = remembered((low) =>
  low
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(/[ßłđðøæœıþ]/gu, (letter) => LETTERS[letter] ?? letter)
    .replace(/['’ʼ`´]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim(),
)
