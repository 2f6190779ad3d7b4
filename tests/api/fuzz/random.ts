import { randomOf } from '../../fixtures/random.ts'

/** Chance that can be repeated: the same seed gives the same row of choices. */
export class Random {
  /** From 0 to less than 1. */
  readonly next: () => number

  constructor(seed: number) {
    this.next = randomOf(seed)
  }

  /** A whole number from `least` to `most`, both possible. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  of<T>(choices: readonly T[]): T {
    const chosen = choices[this.whole(0, choices.length - 1)]
    if (choices.length === 0) throw new Error('There is nothing to choose from.')
    return chosen as T
  }

  text(signs: string, length: number): string {
    return Array.from({ length }, () => signs[this.whole(0, signs.length - 1)]).join('')
  }
}
