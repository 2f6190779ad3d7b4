import type { Passage } from './passage.ts'

const BREAKS = new Set([';', ':', '–', '—', '(', ')', '"', '„', '“', '”', '«', '»'])

/** Numbers the clauses of a text: a clause begins at a strong mark, or at a word such as `dass`, `who`, `mentre`, with its comma. */
export function numberClauses(passage: Passage): Int32Array {
  const { tokens, sentences, language } = passage
  const clauses = new Int32Array(tokens.length)
  let clause = 0
  for (const sentence of sentences) {
    clause++
    for (let at = sentence.first; at < sentence.last; at++) {
      const token = tokens[at]
      if (token === undefined) continue
      if (BREAKS.has(token.text) || (at > sentence.first && opensClause(passage, at, language.cues.clause))) clause++
      clauses[at] = clause
    }
  }
  return clauses
}

function opensClause(passage: Passage, at: number, words: ReadonlySet<string>): boolean {
  const { tokens, language } = passage
  const token = tokens[at]
  if (token === undefined) return false
  if (token.text === ',') {
    const next = tokens[at + 1]?.low ?? ''
    const after = tokens[at + 2]?.low ?? ''
    return (
      words.has(next) ||
      language.relatives.has(next) ||
      (language.relatives.has(after) &&
        (language.cues.at.has(next) || language.cues.with.has(next) || language.cues.by.has(next)))
    )
  }
  if (language.cues.and.has(token.low)) {
    const next = tokens[at + 1]?.low ?? ''
    return language.cues.said.has(next) || language.cues.pastAux.has(next) || language.cues.futureAux.has(next)
  }
  return !language.pack.capitalisedNouns && words.has(token.low) && tokens[at - 1]?.text !== ','
}
