import type { Features } from './hash.ts'

/** Scores the classes of a decision by its features. */
export interface Scorer {
  /** Adds the weights of every feature to the scores, which are cleared first. */
  score(features: Features, scores: Float64Array): void
}

/** The weights of one feature: what each class gains by it, a whole number each, so that every machine adds up the same. */
export interface Row {
  readonly key: number
  readonly classes: readonly number[]
  readonly weights: readonly number[]
}

/** A linear model with few weights, looked up by the hash of the feature. */
export class LinearModel implements Scorer {
  readonly #mask: number
  readonly #keys: Int32Array
  /** Index of the row by slot, 0 where the slot is empty. */
  readonly #rows: Int32Array
  readonly #starts: Int32Array
  readonly #classes: Uint8Array
  readonly #weights: Int8Array

  constructor(rows: readonly Row[]) {
    let slots = 16
    while (slots < rows.length * 2) slots *= 2
    this.#mask = slots - 1
    this.#keys = new Int32Array(slots)
    this.#rows = new Int32Array(slots)
    this.#starts = new Int32Array(rows.length + 2)
    const total = rows.reduce((sum, row) => sum + row.classes.length, 0)
    this.#classes = new Uint8Array(total)
    this.#weights = new Int8Array(total)
    let at = 0
    rows.forEach((row, index) => {
      this.#put(row.key, index + 1)
      this.#starts[index + 1] = at
      this.#classes.set(row.classes, at)
      this.#weights.set(row.weights, at)
      at += row.classes.length
    })
    this.#starts[rows.length + 1] = at
  }

  #put(key: number, row: number): void {
    let slot = key & this.#mask
    while (this.#rows[slot] !== 0) slot = (slot + 1) & this.#mask
    this.#keys[slot] = key
    this.#rows[slot] = row
  }

  score(features: Features, scores: Float64Array): void {
    scores.fill(0)
    for (let index = 0; index < features.size; index++) {
      const key = features.keys[index] as number
      let slot = key & this.#mask
      while (this.#rows[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & this.#mask
      const row = this.#rows[slot] as number
      if (row === 0) continue
      const end = this.#starts[row + 1] as number
      for (let at = this.#starts[row] as number; at < end; at++)
        scores[this.#classes[at] as number] =
          (scores[this.#classes[at] as number] as number) + (this.#weights[at] as number)
    }
  }
}
