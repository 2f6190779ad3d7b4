import type { SpellingView } from '#contract'
import type { Row } from '../engine.ts'
import type { Proof, Sources } from './evidence.ts'
import { compareText } from './nodes.ts'
import { proofIn } from './reports.ts'
import { maybeText, number, text } from './rows.ts'

/** A spelling and the words that show it. */
export interface Spelling {
  readonly text: string
  readonly language: string
  readonly articles: number
  readonly proof: Proof
}

/** Spellings as mentions show them, and names of figures that no mention shows as they are. */
export function spellingsIn(shown: readonly Row[], names: readonly Row[]): readonly Spelling[] {
  const all = new Map<string, Spelling>()
  for (const row of [...shown, ...names]) {
    const spelling = spellingIn(row)
    const key = `${spelling.language} ${spelling.text}`
    if (!all.has(key)) all.set(key, spelling)
  }
  return [...all.values()].toSorted(
    (a, b) => b.articles - a.articles || compareText(a.text, b.text) || compareText(a.language, b.language),
  )
}

/** Spellings as they are shown; those whose article is gone are left out. */
export function showSpellings(spellings: readonly Spelling[], sources: Sources): SpellingView[] {
  return spellings.flatMap(({ text: spelling, language, articles, proof }) => {
    const evidence = sources.evidence(proof)
    return evidence ? [{ text: spelling, language, articles, evidence }] : []
  })
}

function spellingIn(row: Row): Spelling {
  return {
    text: text(row, 'spelling'),
    language: maybeText(row, 'language') ?? 'und',
    articles: number(row, 'articles'),
    proof: proofIn(row),
  }
}
