import { endsBefore, isAt, type Passage } from './passage.ts'

export type Governor = 'with' | 'between' | 'by' | 'at' | 'of' | 'without' | 'none'

const GOVERNORS = ['with', 'between', 'by', 'without', 'of', 'at'] as const

/** First token of the phrase of a name: its office, honorific and article come before it. */
export function phraseStart(passage: Passage, first: number, officeFirst?: number): number {
  let at = officeFirst ?? first
  while (at > 0) {
    const before = at - 1
    const token = passage.tokens[before]
    if (token === undefined || token.sentence !== passage.tokens[first]?.sentence) break
    const skip =
      isAt(passage, before, 'honorific') ||
      isAt(passage, before, 'modifier') ||
      isAt(passage, before, 'demonym') ||
      isAt(passage, before, 'counterpart') ||
      isAt(passage, before, 'office') ||
      passage.language.articles.has(token.low)
    const dot = token.text === '.' && endsBefore(passage, at, 'honorific')
    if (!skip && !dot) break
    at = before
  }
  return at
}

/** The cue that governs the phrase: the first one to its left that only small words part from it. */
export function governorOf(passage: Passage, phrase: number): Governor {
  for (let step = 1; step <= 4; step++) {
    const token = passage.tokens[phrase - step]
    if (token === undefined || token.sentence !== passage.tokens[phrase]?.sentence || token.kind === 'mark')
      return 'none'
    if (passage.language.relatives.has(token.low) && !passage.language.articles.has(token.low)) return 'none'
    for (const name of GOVERNORS) if (passage.language.cues[name].has(token.low)) return name
    if (isAt(passage, phrase - step, 'ref-objects') || passage.language.cues.clause.has(token.low)) return 'none'
    if (token.capital && (step > 1 || !passage.language.pack.capitalisedNouns)) return 'none'
    if (passage.language.cues.and.has(token.low)) return 'none'
  }
  return 'none'
}
