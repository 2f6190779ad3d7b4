/** A pair of neighbours, by index, and how far apart they should be. */
export interface Spring {
  readonly a: number
  readonly b: number
  readonly length: number
}

const ROUNDS = 30
/** What the last step still moves, as a share of the shortest spring's. */
const FINEST = 0.1

/**
 * Moves places until the distance on paper nears the distance in the graph, for every pair: stress majorization by
 * stochastic gradient descent (Zheng, Pawar and Goodman 2018). `xs` and `ys` are changed in place; all nodes must hang together.
 */
export function relieveStress(
  xs: Float64Array,
  ys: Float64Array,
  springs: readonly Spring[],
  random: () => number,
): void {
  const distances = allDistances(xs.length, springs)
  const pairs = pairsOf(xs.length)
  const [near, far] = rangeOf(distances)
  const [first, last] = [far * far, FINEST * near * near]
  for (let round = 0; round < ROUNDS; round++) {
    const rate = first * (last / first) ** (round / (ROUNDS - 1))
    shuffle(pairs, random)
    for (const pair of pairs)
      correct(xs, ys, Math.floor(pair / xs.length), pair % xs.length, distances[pair] ?? 0, rate)
  }
}

function correct(xs: Float64Array, ys: Float64Array, a: number, b: number, wanted: number, rate: number): void {
  const dx = (xs[a] ?? 0) - (xs[b] ?? 0)
  const dy = (ys[a] ?? 0) - (ys[b] ?? 0)
  const far = Math.hypot(dx, dy) || 1e-6
  const share = Math.min(1, rate / (wanted * wanted))
  const move = (share * (far - wanted)) / 2 / far
  xs[a] = (xs[a] ?? 0) - dx * move
  ys[a] = (ys[a] ?? 0) - dy * move
  xs[b] = (xs[b] ?? 0) + dx * move
  ys[b] = (ys[b] ?? 0) + dy * move
}

/** Every pair once, as `a * count + b` with a < b. */
function pairsOf(count: number): Uint32Array {
  const pairs = new Uint32Array((count * (count - 1)) / 2)
  let at = 0
  for (let a = 0; a < count; a++) for (let b = a + 1; b < count; b++) pairs[at++] = a * count + b
  return pairs
}

function shuffle(values: Uint32Array, random: () => number): void {
  for (let last = values.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const value = values[last] ?? 0
    values[last] = values[other] ?? 0
    values[other] = value
  }
}

function rangeOf(distances: Float32Array): [number, number] {
  let [near, far] = [Number.POSITIVE_INFINITY, 1]
  for (const distance of distances) {
    if (distance > 0) near = Math.min(near, distance)
    far = Math.max(far, distance)
  }
  return [Math.min(near, far), far]
}

/** Lengths of the shortest ways between all pairs, in rows. */
export function allDistances(count: number, springs: readonly Spring[]): Float32Array {
  const around: { to: number; length: number }[][] = Array.from({ length: count }, () => [])
  for (const { a, b, length } of springs) {
    around[a]?.push({ to: b, length })
    around[b]?.push({ to: a, length })
  }
  const distances = new Float32Array(count * count).fill(Number.POSITIVE_INFINITY)
  for (let from = 0; from < count; from++)
    distancesFrom(from, around, distances.subarray(from * count, (from + 1) * count))
  return distances
}

/** Lengths hardly differ, so a plain queue settles nearly every node at the first visit. */
function distancesFrom(from: number, around: { to: number; length: number }[][], row: Float32Array): void {
  row[from] = 0
  const queue = [from]
  for (const node of queue) {
    for (const { to, length } of around[node] ?? []) {
      const way = (row[node] ?? 0) + length
      if (way >= (row[to] ?? 0) - 1e-3) continue
      row[to] = way
      queue.push(to)
    }
  }
}
