import type { Features } from '../../../ingest/extract/syntax/hash.ts'
import type { Scorer, Weights } from '../../../ingest/extract/syntax/model.ts'

/** Up to this share of the weights the largest is 127; the few above it are cut. */
const ALMOST_ALL = 0.9995

/** Numbers the keys that it has seen, in the order of their coming; −1 for others. */
class KeyIndex {
  #slots = new Int32Array(1 << 16)
  #keys = new Int32Array(1 << 16)
  size = 0

  #slotOf(key: number): number {
    const mask = this.#keys.length - 1
    let slot = Math.imul(key, 0x9e3779b1) & mask
    while (this.#slots[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & mask
    return slot
  }

  find(key: number): number {
    return (this.#slots[this.#slotOf(key)] as number) - 1
  }

  put(key: number): number {
    if (this.size * 2 > this.#keys.length) this.#grow()
    const slot = this.#slotOf(key)
    if (this.#slots[slot] === 0) {
      this.#keys[slot] = key
      this.#slots[slot] = ++this.size
    }
    return (this.#slots[slot] as number) - 1
  }

  #grow(): void {
    const old = [...this.entries()].sort((a, b) => a[1] - b[1])
    this.#slots = new Int32Array(this.#keys.length * 4)
    this.#keys = new Int32Array(this.#keys.length * 4)
    this.size = 0
    for (const [key] of old) this.put(key)
  }

  *entries(): Generator<readonly [key: number, index: number]> {
    for (let slot = 0; slot < this.#slots.length; slot++)
      if (this.#slots[slot] !== 0) yield [this.#keys[slot] as number, (this.#slots[slot] as number) - 1]
  }
}

/** Weights of many rows, of which each has few classes: the entries of a row stand together, and move to the end when they need room. */
class SparseRows {
  readonly #starts: Int32Array
  readonly #sizes: Uint8Array
  readonly #rooms: Uint8Array
  #classes = new Uint8Array(1 << 16)
  #weights = new Float32Array(1 << 16)
  #sums = new Float64Array(1 << 16)
  #end = 0

  constructor(rows: number) {
    this.#starts = new Int32Array(rows)
    this.#sizes = new Uint8Array(rows)
    this.#rooms = new Uint8Array(rows)
  }

  score(row: number, scores: Float64Array): void {
    const start = this.#starts[row] as number
    const end = start + (this.#sizes[row] as number)
    for (let at = start; at < end; at++) {
      const index = this.#classes[at] as number
      scores[index] = (scores[index] as number) + (this.#weights[at] as number)
    }
  }

  /** Adds to a weight; `moment` counts towards its average. */
  add(row: number, index: number, value: number, moment: number): void {
    const at = this.#placeOf(row, index)
    this.#weights[at] = (this.#weights[at] as number) + value
    this.#sums[at] = (this.#sums[at] as number) + value * moment
  }

  #placeOf(row: number, index: number): number {
    const size = this.#sizes[row] as number
    for (let at = this.#starts[row] as number, left = size; left > 0; at++, left--)
      if (this.#classes[at] === index) return at
    if (size === this.#rooms[row]) this.#makeRoom(row, size === 0 ? 2 : size * 2)
    const place = (this.#starts[row] as number) + size
    this.#classes[place] = index
    this.#sizes[row] = size + 1
    return place
  }

  #makeRoom(row: number, room: number): void {
    if (this.#end + room > this.#classes.length) this.#double()
    const from = this.#starts[row] as number
    const to = from + (this.#sizes[row] as number)
    for (const list of [this.#classes, this.#weights, this.#sums]) list.copyWithin(this.#end, from, to)
    this.#starts[row] = this.#end
    this.#rooms[row] = room
    this.#end += room
  }

  #double(): void {
    const size = this.#classes.length * 2
    const [classes, weights, sums] = [new Uint8Array(size), new Float32Array(size), new Float64Array(size)]
    classes.set(this.#classes)
    weights.set(this.#weights)
    sums.set(this.#sums)
    this.#classes = classes
    this.#weights = weights
    this.#sums = sums
  }

  /** Classes of a row with their averages after `moments`. */
  averages(row: number, moments: number): Entry[] {
    const start = this.#starts[row] as number
    return Array.from({ length: this.#sizes[row] as number }, (_, place) => ({
      index: this.#classes[start + place] as number,
      value: (this.#weights[start + place] as number) - (this.#sums[start + place] as number) / moments,
    })).sort((a, b) => a.index - b.index)
  }
}

/** An averaged perceptron over hashed features; only features counted often enough beforehand get weights. */
export class Learner implements Scorer {
  readonly #counted = new KeyIndex()
  #counts = new Int32Array(1 << 16)
  readonly #index = new KeyIndex()
  /** The rows of the features that were scored last. */
  readonly #scored = new Int32Array(256)
  #found = 0
  #rows = new SparseRows(0)
  #moment = 1

  /** Counts features before learning begins. */
  count(features: Features): void {
    for (let at = 0; at < features.size; at++) {
      const index = this.#counted.put(features.keys[at] as number)
      if (index >= this.#counts.length) {
        const more = new Int32Array(this.#counts.length * 2)
        more.set(this.#counts)
        this.#counts = more
      }
      this.#counts[index] = (this.#counts[index] as number) + 1
    }
  }

  /** Ends the counting: what came less often than `least` is not learnt. */
  begin(least: number): void {
    for (const [key, index] of this.#counted.entries())
      if ((this.#counts[index] as number) >= least) this.#index.put(key)
    this.#rows = new SparseRows(this.#index.size)
  }

  score(features: Features, scores: Float64Array): void {
    scores.fill(0)
    this.#found = 0
    for (let at = 0; at < features.size; at++) {
      const row = this.#index.find(features.keys[at] as number)
      if (row < 0) continue
      this.#scored[this.#found++] = row
      this.#rows.score(row, scores)
    }
  }

  /** Moves the weights of the features scored last away from the wrong class to the right one. */
  update(right: number, wrong: number): void {
    for (let at = 0; at < this.#found; at++) {
      this.#rows.add(this.#scored[at] as number, right, 1, this.#moment)
      this.#rows.add(this.#scored[at] as number, wrong, -1, this.#moment)
    }
  }

  /** One decision more, for the average. */
  tick(): void {
    this.#moment++
  }

  /** Averaged weights as whole numbers of up to 127; of more than `most` the smallest are left out. */
  weights(most: number): Weights {
    const learnt = [...this.#index.entries()]
      .map(([key, row]) => ({ key, entries: this.#rows.averages(row, this.#moment) }))
      .sort((a, b) => (a.key >>> 0) - (b.key >>> 0))
    const sizes = Float64Array.from(learnt.flatMap(({ entries }) => entries.map(({ value }) => Math.abs(value)))).sort()
    const cut = sizes.length > most ? (sizes[sizes.length - most] as number) : 0
    const scale = 127 / Math.max(sizes[Math.floor(sizes.length * ALMOST_ALL)] ?? 0, Number.MIN_VALUE)
    const rows = learnt
      .map(({ key, entries }) => ({ key, entries: roundEntries(entries, scale, cut) }))
      .filter(({ entries }) => entries.length > 0)
    const flat = rows.flatMap(({ entries }) => entries)
    const starts = new Int32Array(rows.length + 1)
    rows.forEach(({ entries }, row) => {
      starts[row + 1] = (starts[row] as number) + entries.length
    })
    return {
      keys: Int32Array.from(rows, ({ key }) => key),
      starts,
      classes: Uint8Array.from(flat, ({ index }) => index),
      gains: Int8Array.from(flat, ({ value }) => value),
    }
  }
}

interface Entry {
  readonly index: number
  readonly value: number
}

/** The entries from `cut` on, as whole numbers. */
function roundEntries(entries: readonly Entry[], scale: number, cut: number): Entry[] {
  return entries
    .filter(({ value }) => Math.abs(value) >= cut)
    .map(({ index, value }) => ({ index, value: Math.max(-127, Math.min(127, Math.round(value * scale))) }))
    .filter(({ value }) => value !== 0)
}

/** Numbers between 0 and 1 that are the same each time (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Shuffles in place. */
export function shuffle<T>(list: T[], random: () => number): void {
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const kept = list[at] as T
    list[at] = list[other] as T
    list[other] = kept
  }
}
