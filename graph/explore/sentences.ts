/** A stretch of a text. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** What ends in a full stop without ending a sentence, in the languages that articles come in; compared in lower case. */
const ABBREVIATED = new Set(
  (
    'dr prof mr mrs ms sr jr st gen col lt sgt capt gov sen rep hon rev no vs etc inc ltd co corp jan feb mar apr jun jul aug sep ' +
    'sept oct nov dec dep nr ca bzw usw evtl ggf vgl sog abs art str tel hl ing mag dipl bd mio mrd sig sigg dott avv on ' +
    'ing arch pag ecc cfr es tab fig al mons'
  ).split(' '),
)
const CLOSING = '"”“’»)]'
const END = /[.!?…。！？]/
/** Looked at on either side of a fact; a sentence longer than that is cut at a word. */
const FARTHEST = 1500

/** The sentence around a stretch, never beyond its line. */
export function sentenceAround(text: string, { start, end }: Stretch): Stretch {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const lineBreak = text.indexOf('\n', start)
  const lineEnd = lineBreak < 0 ? text.length : lineBreak
  const from = beginning(text, start, Math.max(lineStart, start - FARTHEST))
  const to = ending(text, Math.min(end, lineEnd), Math.min(lineEnd, end + FARTHEST))
  return trimmed(text, from, Math.max(to, Math.min(end, lineEnd)))
}

function beginning(text: string, start: number, farthest: number): number {
  for (let at = start - 1; at >= farthest; at--) {
    const after = endsAt(text, at)
    if (after !== undefined && after <= start) return after
  }
  return farthest
}

function ending(text: string, end: number, farthest: number): number {
  // The stretch may end with the stop itself.
  for (let at = Math.max(0, end - 1); at < farthest; at++) {
    const after = endsAt(text, at)
    if (after !== undefined && after >= end) return Math.min(after, farthest)
  }
  return farthest
}

/** Where the sentence that ends with the mark at `at` is over, closing quotes included; `undefined` where none ends. */
function endsAt(text: string, at: number): number | undefined {
  const mark = text.charAt(at)
  if (!END.test(mark)) return undefined
  let after = at + 1
  while (after < text.length && (CLOSING.includes(text.charAt(after)) || END.test(text.charAt(after)))) after++
  const next = text.charAt(after)
  if ('。！？'.includes(mark)) return after
  if (next !== '' && !/\s/.test(next)) return undefined
  if (mark === '.' && after === at + 1 && isAbbreviation(text, at, after)) return undefined
  return /^\s*\p{Ll}/u.test(text.slice(after, after + 4)) ? undefined : after
}

/** A known abbreviation, an initial, or a number: `30. November`, `3. Mai`, but not `in 2024. Then`. */
function isAbbreviation(text: string, at: number, after: number): boolean {
  if (text.slice(after).trim() === '' || text.charAt(after) === '\n') return false
  const word = /[\p{L}\p{N}.'’]+$/u.exec(text.slice(Math.max(0, at - 20), at))?.[0] ?? ''
  if (/^\d{1,2}$/.test(word)) return true
  const last = word.split('.').at(-1) ?? ''
  return /^\p{L}$/u.test(last) || ABBREVIATED.has(last.toLowerCase())
}

function trimmed(text: string, from: number, to: number): Stretch {
  let [start, end] = [from, to]
  while (start < end && /\s/.test(text.charAt(start))) start++
  while (end > start && /\s/.test(text.charAt(end - 1))) end--
  return { start, end }
}
