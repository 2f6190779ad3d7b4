import { columnRules } from './column-rules.ts'
import { nameRules } from './name-rules.ts'
import { patternRules } from './pattern-rules.ts'
import { phraseRules } from './phrase-rules.ts'
import type { Script } from './script.ts'
import { writeRules } from './write-rules.ts'

/** One way in which a text can be wrong on one of the engines: `find` gives the tokens where it is. */
export interface Rule {
  readonly name: string
  readonly remedy: string
  find(script: Script): readonly number[]
}

/** Every rule of the dialect that the text alone can break. */
export const RULES: readonly Rule[] = [...columnRules, ...nameRules, ...patternRules, ...phraseRules, ...writeRules]
