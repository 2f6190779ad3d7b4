import { randomOf } from '../../fixtures/random.ts'

/** Small numbers much more often than large ones. */
export const skewed = (random: () => number, most: number): number => Math.floor(most ** random()) - 1

const ONSETS = ['b', 'd', 'f', 'g', 'k', 'l', 'm', 'n', 'p', 'r', 't', 'v', 'br', 'dr', 'gr', 'kr', 'pr', 'tr']
const VOWELS = ['a', 'e', 'i', 'o', 'u']
const CODAS = ['n', 'r', 'l', 'm', 'k', 't', 'd', 'p']

/** A made-up name of some syllables, the same for the same number. */
export function nameOf(kind: string, number: number, syllables: number): string {
  const random = randomOf(number * 7919 + kind.length * 104_729 + kind.charCodeAt(0))
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? ''
  const word = Array.from({ length: syllables }, () => pick(ONSETS) + pick(VOWELS)).join('') + pick(CODAS)
  return word.charAt(0).toUpperCase() + word.slice(1)
}

const FIRST_DAY = Date.UTC(2022, 0, 1)
const DAY = 86_400_000

/** A calendar day so many days after the first. */
export const dayText = (day: number): string => new Date(FIRST_DAY + day * DAY).toISOString().slice(0, 10)
