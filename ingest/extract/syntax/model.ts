import type { Features } from './hash.ts'

/** Scores the classes of a decision by its features. */
export interface Scorer {
  /** Adds the weights of every feature to the scores, which are cleared first. */
  score(features: Features, scores: Float64Array): void
}

/**
 * Weights by feature: keys in ascending order (unsigned), and for each from `starts[i]` to `starts[i + 1]` the classes that gain by it and what they gain,
 * whole numbers, so that every machine adds up the same.
 */
export interface Weights {
  readonly keys: Int32Array
  readonly starts: Int32Array
  readonly classes: Uint8Array
  readonly gains: Int8Array
}

const CLASS_SHIFT = 8
/** Up to this share of the slots is taken. */
const FULLEST = 0.7
/** Keys are first looked for by their upper bits in a small set of bits: most features have no weights, and the set stays in the cache. */
const SIEVE_BITS = 21
const SIEVE_SHIFT = 32 - SIEVE_BITS

/** A linear model, looked up by the hash of the feature; what is read together lies together. */
export class LinearModel implements Scorer {
  readonly #mask: number
  readonly #sieve = new Int32Array(1 << (SIEVE_BITS - 5))
  /** By slot a key and where its entries begin in `#entries`; 0 where the slot is empty. */
  readonly #slots: Int32Array
  /** For each key how many entries follow, then the entries: class and gain in one number. */
  readonly #entries: Int16Array

  constructor({ keys, starts, classes, gains }: Weights) {
    let slots = 16
    while (slots * FULLEST < keys.length) slots *= 2
    this.#mask = slots - 1
    this.#slots = new Int32Array(slots * 2)
    this.#entries = new Int16Array(1 + keys.length + classes.length)
    let end = 1
    for (let row = 0; row < keys.length; row++) {
      this.#put(keys[row] as number, end)
      const last = starts[row + 1] as number
      this.#entries[end++] = last - (starts[row] as number)
      for (let at = starts[row] as number; at < last; at++)
        this.#entries[end++] = ((classes[at] as number) << CLASS_SHIFT) | ((gains[at] as number) & 0xff)
    }
  }

  #put(key: number, start: number): void {
    const bit = key >>> SIEVE_SHIFT
    this.#sieve[bit >>> 5] = (this.#sieve[bit >>> 5] as number) | (1 << (bit & 31))
    let slot = key & this.#mask
    while (this.#slots[2 * slot + 1] !== 0) slot = (slot + 1) & this.#mask
    this.#slots[2 * slot] = key
    this.#slots[2 * slot + 1] = start
  }

  #find(key: number): number {
    const bit = key >>> SIEVE_SHIFT
    if ((((this.#sieve[bit >>> 5] as number) >>> (bit & 31)) & 1) === 0) return 0
    const slots = this.#slots
    let slot = key & this.#mask
    while (slots[2 * slot] !== key && slots[2 * slot + 1] !== 0) slot = (slot + 1) & this.#mask
    return slots[2 * slot + 1] as number
  }

  score(features: Features, scores: Float64Array): void {
    const entries = this.#entries
    scores.fill(0)
    for (let index = 0; index < features.size; index++) {
      const start = this.#find(features.keys[index] as number)
      if (start === 0) continue
      const end = start + (entries[start] as number)
      for (let at = start + 1; at <= end; at++) {
        const entry = entries[at] as number
        const place = (entry >> CLASS_SHIFT) & 0xff
        scores[place] = (scores[place] as number) + ((entry << 24) >> 24)
      }
    }
  }
}
