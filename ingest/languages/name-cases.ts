import { remembered } from '../remembered.ts'
import type { NameCases } from './schema.ts'

/** What a word of a name may be in the nominative; `weight` says how telling the ending is. */
export interface NameReading {
  readonly low: string
  readonly gender: 'male' | 'female'
  readonly part: 'given' | 'surname' | 'any'
  /** 0 nominative, 1 genitive, 2 dative, 3 accusative, 4 instrumental, 5 locative. */
  readonly grammaticalCase: number
  readonly weight: number
}

/** Turns names in their cases back to the nominative. */
export interface NameBender {
  readonly readings: (low: string) => readonly NameReading[]
  readonly surname: (low: string) => boolean
  /** Whether a word is hardly ever a nominative. */
  readonly oblique: (low: string) => boolean
  /** The case that a preposition asks for, as a bit set. */
  readonly casesAfter: ReadonlyMap<string, number>
}

interface Rule extends Pick<NameReading, 'gender' | 'part' | 'grammaticalCase' | 'weight'> {
  readonly nominative: string
  readonly after: ReadonlySet<string> | undefined
}

const LONGEST_ENDING = 6
const CASES = 6
const CASE_OF = { genitive: 1, dative: 2, instrumental: 4, locative: 5 } as const

function rulesOf(cases: NameCases): Map<string, Rule[]> {
  const rules = new Map<string, Rule[]>()
  for (const { forms, gender, part, after, weight = 0 } of cases.paradigms) {
    const columns = forms.split('|')
    const nominative = columns[0] as string
    columns.forEach((column, grammaticalCase) => {
      for (const ending of column.split('/')) {
        const rule = { nominative, gender, part, grammaticalCase, weight, after: after ? new Set(after) : undefined }
        rules.set(ending, [...(rules.get(ending) ?? []), rule])
      }
    })
  }
  return rules
}

/** Makes a pack's name cases ready for reading. */
export function nameBender(cases: NameCases): NameBender {
  const rules = rulesOf(cases)
  const fixed = new Set(cases.fixed)
  const casesAfter = new Map<string, number>()
  for (const [name, number] of Object.entries(CASE_OF))
    for (const word of cases.before[name as keyof typeof CASE_OF])
      casesAfter.set(word, (casesAfter.get(word) ?? 0) | (1 << number))
  return {
    casesAfter,
    surname: remembered((low) => endsWith(low, cases.surnames)),
    oblique: remembered((low) => endsWith(low, cases.oblique)),
    readings: remembered((low) => [...bent(rules, low), ...(fixed.has(low.at(-1) ?? '') ? unbent(low) : [])]),
  }
}

const endsWith = (low: string, endings: readonly string[]): boolean =>
  endings.some((ending) => low.length > ending.length + 1 && low.endsWith(ending))

function bent(rules: ReadonlyMap<string, readonly Rule[]>, low: string): NameReading[] {
  const found: NameReading[] = []
  for (let at = Math.max(2, low.length - LONGEST_ENDING); at <= low.length; at++) {
    const stem = low.slice(0, at)
    for (const { nominative, after, ...rest } of rules.get(low.slice(at)) ?? [])
      if (after === undefined || after.has(stem.at(-1) as string)) found.push({ low: stem + nominative, ...rest })
  }
  return found
}

/** A name that has one form for all cases. */
const unbent = (low: string): NameReading[] =>
  Array.from({ length: CASES }, (_, grammaticalCase) =>
    (['male', 'female'] as const).map((gender) => ({ low, gender, part: 'any' as const, grammaticalCase, weight: 0 })),
  ).flat()
