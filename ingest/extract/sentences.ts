import type { Token } from './tokens.ts'

/** Tokens `first` to `last` (without it) and the stretch of text they cover. */
export interface Sentence {
  readonly first: number
  readonly last: number
  readonly start: number
  readonly end: number
  /** Number of the line in the text. */
  readonly line: number
}

export interface SplitRules {
  readonly abbreviations: ReadonlySet<string>
  readonly months: (low: string) => boolean
  readonly ordinalDot: boolean
  readonly starters: ReadonlySet<string>
}

const CLOSERS = new Set(['"', '”', '“', '»', '«', '’', "'", ')', ']', '‘', '›', '‹'])
const OPENERS = new Set(['"', '“', '„', '«', '»', '‚', '(', '[', '—', '–', '-', '¿', '¡', '›', '‹', '‘', "'", '’', '•'])
/** A sentence longer than this many tokens is cut, so that a text without stops stays linear. */
const LONGEST = 400

const touching = (left: Token | undefined, right: Token | undefined): boolean =>
  left !== undefined && left.end === right?.start

function dotEnds(tokens: readonly Token[], at: number, rules: SplitRules): boolean {
  const before = tokens[at - 1]
  const after = tokens[at + 1]
  if (before === undefined || after === undefined || !touching(before, tokens[at])) return true
  if (touching(tokens[at], after) && after.kind !== 'mark') return false
  if (rules.abbreviations.has(before.low)) return false
  if (before.kind === 'word' && before.text.length === 1 && before.capital) return false
  if (before.kind === 'number' && rules.ordinalDot && /^\d{1,2}$/u.test(before.text))
    return !(rules.months(after.low) || (after.capital && !rules.starters.has(after.low)) || !after.capital)
  return true
}

/** Whether a sentence ends with the mark at `at`, and how many closing marks still belong to it. */
function endsAt(tokens: readonly Token[], at: number, rules: SplitRules): number | undefined {
  const mark = tokens[at]?.text
  if (mark !== '.' && mark !== '!' && mark !== '?' && mark !== '…' && mark !== '。') return undefined
  if (mark === '.' && !dotEnds(tokens, at, rules)) return undefined
  let next = at + 1
  while (touching(tokens[next - 1], tokens[next]) && CLOSERS.has(tokens[next]?.text ?? '')) next++
  const after = tokens[next]
  if (after === undefined || after.text === '\n') return next - at
  if (touching(tokens[next - 1], after)) return undefined
  return after.capital || after.kind === 'number' || OPENERS.has(after.text) ? next - at : undefined
}

/** Cuts tokens into sentences and drops line ends; sets `sentence` of each token that is kept. */
export function splitSentences(all: readonly Token[], rules: SplitRules): { tokens: Token[]; sentences: Sentence[] } {
  const tokens: Token[] = []
  const sentences: Sentence[] = []
  let first = 0
  let line = 0
  const close = (): void => {
    const from = tokens[first]
    const to = tokens[tokens.length - 1]
    if (from !== undefined && to !== undefined && tokens.length > first)
      sentences.push({ first, last: tokens.length, start: from.start, end: to.end, line })
    first = tokens.length
  }
  for (let at = 0; at < all.length; at++) {
    const current = all[at] as Token
    if (current.text === '\n' || current.text === '\r\n') {
      close()
      line++
      continue
    }
    const length = endsAt(all, at, rules)
    for (let more = 0; more < (length ?? 1); more++) {
      const kept = all[at + more] as Token
      kept.sentence = sentences.length
      tokens.push(kept)
    }
    at += (length ?? 1) - 1
    if (length !== undefined || tokens.length - first >= LONGEST) close()
  }
  close()
  return { tokens, sentences }
}
