import type { Features } from '../../ingest/extract/features.ts'
import type { Head } from '../../ingest/extract/heads.ts'

/** One case to learn from; `weight` counts it more or less. */
export interface Case {
  readonly features: Features
  readonly label: boolean
  readonly weight?: number
}

/** Fits a logistic head by Adam on the whole set, with an L2 penalty on all but the bias. Deterministic. */
export function fitHead(cases: readonly Case[], penalty = 1, rounds = 300): Head {
  const names = [...new Set(cases.flatMap((one) => one.features.entries().map(([name]) => name)))].sort()
  const index = new Map(names.map((name, at) => [name, at]))
  const rows = cases.map((one) => {
    const entries = one.features.entries()
    return {
      at: Int32Array.from(entries, ([name]) => index.get(name) as number),
      value: Float64Array.from(entries, ([, value]) => value),
      label: one.label ? 1 : 0,
      weight: one.weight ?? 1,
    }
  })
  const size = names.length
  const weights = new Float64Array(size)
  const first = new Float64Array(size)
  const second = new Float64Array(size)
  const bias = index.get('bias')
  const total = rows.reduce((sum, row) => sum + row.weight, 0)
  for (let round = 1; round <= rounds; round++) {
    const gradient = new Float64Array(size)
    for (const row of rows) {
      let sum = 0
      for (let k = 0; k < row.at.length; k++) sum += (weights[row.at[k] as number] as number) * (row.value[k] as number)
      const error = (1 / (1 + Math.exp(-sum)) - row.label) * row.weight
      for (let k = 0; k < row.at.length; k++)
        (gradient[row.at[k] as number] as number) += error * (row.value[k] as number)
    }
    const rate = 0.1 * (round < rounds * 0.7 ? 1 : 0.2)
    for (let k = 0; k < size; k++) {
      const g = ((gradient[k] as number) + (k === bias ? 0 : penalty * (weights[k] as number))) / total
      first[k] = 0.9 * (first[k] as number) + 0.1 * g
      second[k] = 0.999 * (second[k] as number) + 0.001 * g * g
      const step =
        (first[k] as number) / (1 - 0.9 ** round) / (Math.sqrt((second[k] as number) / (1 - 0.999 ** round)) + 1e-8)
      weights[k] = (weights[k] as number) - rate * step
    }
  }
  return Object.fromEntries(
    names.map((name, at) => [name, Number((weights[at] as number).toFixed(3))]).filter(([, weight]) => weight !== 0),
  )
}
