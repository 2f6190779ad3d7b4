import { remembered } from '../remembered.ts'

/** A word, number or mark of the text; `low` is the form that packs are written in. */
export interface Token {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly low: string
  readonly kind: 'word' | 'number' | 'mark'
  /** The first letter is upper case. */
  readonly capital: boolean
  /** Two letters or more, all upper case. */
  readonly upper: boolean
  /** Index of the sentence. */
  sentence: number
}

/** Every repetition is bounded: a word of a million letters would overflow the stack of the pattern's engine. */
const PIECE =
  /(?:\p{L}\.){2,40}|\p{L}[\p{L}\p{M}\p{N}]{0,200}(?:[-‐‑'’](?=\p{L}|\p{N})[\p{L}\p{N}][\p{L}\p{M}\p{N}]{0,200}){0,20}|\p{N}{1,200}(?:[.,:]\p{N}{1,200}){0,20}|\r?\n|[^\s]/gu
/** A single word longer than this is noise; it is cut so that no later step sees a huge token. */
const LONGEST = 80

const SMALL = /^[a-z]+$/
const APOSTROPHE = /['’]/
const ODD_MARKS = /[’‐‑]/u

type Shape = Pick<Token, 'low' | 'kind' | 'capital' | 'upper'>

const shapeOf = remembered((text): Shape => {
  const first = text.charCodeAt(0)
  const letter = /^\p{L}/u.test(text)
  const small = text.toLowerCase()
  const low = ODD_MARKS.test(small) ? small.replace(/[’‐‑]/gu, (mark) => (mark === '’' ? "'" : '-')) : small
  return {
    low,
    kind: letter ? 'word' : first >= 48 && first <= 57 ? 'number' : 'mark',
    capital: letter && /^\p{Lu}/u.test(text),
    upper: letter && text.length > 1 && text === text.toUpperCase() && /\p{Lu}/u.test(text),
  }
})

function token(text: string, start: number): Token {
  const end = start + text.length
  if (SMALL.test(text)) return { start, end, text, low: text, kind: 'word', capital: false, upper: false, sentence: 0 }
  const { low, kind, capital, upper } = shapeOf(text)
  return { start, end, text, low, kind, capital, upper, sentence: 0 }
}

/** Length of the part before and with the apostrophe that stands apart (`dell'`), or 0. */
function elided(text: string, elisions: ReadonlySet<string>): number {
  const mark = text.search(/['’]/u)
  if (mark < 1 || !elisions.has(text.slice(0, mark).toLowerCase())) return 0
  const after = text.slice(mark + 1)
  const name = /^\p{Lu}/u.test(text) && /^\p{Lu}/u.test(after) && /^(d|dell|dall)$/iu.test(text.slice(0, mark))
  return name ? 0 : mark + 1
}

/** Cuts the text into tokens; elided articles and the English genitive stand apart. Linear in the length of the text. */
export function tokenize(text: string, elisions: ReadonlySet<string>): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(PIECE)) {
    const piece = match[0]
    let start = match.index
    if (piece.length > LONGEST) {
      tokens.push(token(piece.slice(0, LONGEST), start))
      continue
    }
    if (!APOSTROPHE.test(piece)) {
      tokens.push(token(piece, start))
      continue
    }
    const apart = elided(piece, elisions)
    if (apart > 0) tokens.push(token(piece.slice(0, apart), start))
    start += apart
    const rest = piece.slice(apart)
    const genitive = /['’]s$/iu.test(rest) && rest.length > 2 ? rest.length - 2 : 0
    if (genitive > 0) {
      tokens.push(token(rest.slice(0, genitive), start), token(rest.slice(genitive), start + genitive))
    } else if (rest) tokens.push(token(rest, start))
  }
  return tokens
}
