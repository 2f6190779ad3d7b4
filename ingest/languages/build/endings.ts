import { readFileSync } from 'node:fs'

/** Tenses that a pack gives endings for. */
export type Tense = 'past' | 'present' | 'future' | 'conditional'

const TENSES = ['future', 'conditional', 'past', 'present'] as const
const SHORTEST = 4

const endings = new Map<string, Record<Tense, readonly string[]>>()

/** The tense that a word's ending tells, by the pack of the language; such forms need no list. */
export function tenseByEnding(code: string, word: string): Tense | undefined {
  const known = endings.get(code) ?? read(code)
  endings.set(code, known)
  if (word.length < SHORTEST) return undefined
  return TENSES.find((tense) => known[tense].some((ending) => word.endsWith(ending)))
}

const read = (code: string): Record<Tense, readonly string[]> =>
  JSON.parse(readFileSync(new URL(`../${code}/pack.json`, import.meta.url), 'utf8')).verbs.endings
