const VOWELS = new Set('aeiou')
/** Vowels that one name is written with in two languages. */
const NEAR_VOWELS = new Set(['ie', 'ei', 'ae', 'ea'])

/** How far two skeletons are apart: a consonant costs 1, a vowel for a near one 0.3, for another 0.6, a vowel more or less 0.4. */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => sum(b.slice(0, at)))
  for (let i = 1; i <= a.length; i++) {
    const next = [sum(a.slice(0, i))]
    for (let j = 1; j <= b.length; j++) next.push(cheapest(row, next, a.charAt(i - 1), b.charAt(j - 1), j))
    row = next
  }
  return row[b.length] ?? 0
}

function cheapest(row: readonly number[], next: readonly number[], x: string, y: string, j: number): number {
  const swap = (row[j - 1] ?? 0) + substitution(x, y)
  return Math.min(swap, (row[j] ?? 0) + gap(x), (next[j - 1] ?? 0) + gap(y))
}

function substitution(x: string, y: string): number {
  if (x === y) return 0
  return VOWELS.has(x) && VOWELS.has(y) ? (NEAR_VOWELS.has(x + y) ? 0.3 : 0.6) : 1
}

function gap(letter: string): number {
  return VOWELS.has(letter) ? 0.4 : letter === 'h' ? 0.5 : 1
}

function sum(text: string): number {
  return [...text].reduce((total, letter) => total + gap(letter), 0)
}

/** The consonants of a skeleton, for scripts that write no vowels. */
export function consonants(skeleton: string): string {
  return skeleton.replace(/[aeiou]|h$/g, '')
}
