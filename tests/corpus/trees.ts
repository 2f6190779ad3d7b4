import type { Tree } from '../../ingest/extract/heads.ts'
import { randomOf } from '../fixtures/random.ts'
import type { Case } from './logistic.ts'

/** How trees are grown: each answers for a part of what those before it leave open, and may ask only a share of the features. */
const GROWTH = { trees: 200, depth: 4, rate: 0.05, share: 0.2, leastCases: 20, leastOften: 40, penalty: 5, bounds: 32 }
export type Growth = typeof GROWTH

interface Column {
  readonly name: string
  readonly bounds: readonly number[]
  /** How many bounds each case's value is above. */
  readonly bins: Uint8Array
}

interface Slopes {
  readonly gradient: Float64Array
  readonly curve: Float64Array
}

interface Split {
  readonly column: Column
  readonly bin: number
  readonly gain: number
}

const SEED = 20_261_124

/** Grows trees by gradient boosting with Newton steps. Deterministic: the features that a tree may ask follow from a seed. */
export function growTrees(cases: readonly Case[], growth: Growth = GROWTH): Tree[] {
  const columns = columnsOf(cases, growth)
  const random = randomOf(SEED)
  const odds = new Float64Array(cases.length).fill(meanOdds(cases))
  const all = cases.map((_, at) => at)
  const trees: Tree[] = [round(odds[0] ?? 0)]
  while (trees.length <= growth.trees) {
    const slopes = slopesOf(cases, odds)
    const asked = columns.filter(() => random() < growth.share)
    trees.push(grow(asked, slopes, all, growth, growth.depth, odds))
  }
  return trees
}

const weightOf = (one: Case): number => one.weight ?? 1

function meanOdds(cases: readonly Case[]): number {
  const yes = cases.reduce((sum, one) => sum + (one.label ? weightOf(one) : 0), 0)
  const no = cases.reduce((sum, one) => sum + (one.label ? 0 : weightOf(one)), 0)
  return Math.log((yes + 0.5) / (no + 0.5))
}

function slopesOf(cases: readonly Case[], odds: Float64Array): Slopes {
  const gradient = new Float64Array(cases.length)
  const curve = new Float64Array(cases.length)
  cases.forEach((one, at) => {
    const chance = 1 / (1 + Math.exp(-(odds[at] as number)))
    gradient[at] = ((one.label ? 1 : 0) - chance) * weightOf(one)
    curve[at] = chance * (1 - chance) * weightOf(one)
  })
  return { gradient, curve }
}

function columnsOf(cases: readonly Case[], growth: Growth): Column[] {
  const often = new Map<string, number>()
  for (const { features } of cases) for (const [name] of features.entries()) often.set(name, (often.get(name) ?? 0) + 1)
  const names = [...often].flatMap(([name, count]) => (count >= growth.leastOften && name !== 'bias' ? [name] : []))
  return names.sort().map((name) => {
    const values = Float64Array.from(cases, ({ features }) => features.get(name))
    const bounds = boundsOf(values, growth.bounds)
    return { name, bounds, bins: Uint8Array.from(values, (value) => bounds.filter((bound) => value > bound).length) }
  })
}

/** Bounds between neighbouring values, evenly over the cases where there are many values. */
function boundsOf(values: Float64Array, most: number): number[] {
  const distinct = [...new Set(values)].sort((a, b) => a - b)
  const sorted = [...values].sort((a, b) => a - b)
  const chosen =
    distinct.length <= most
      ? distinct
      : Array.from({ length: most }, (_, part) => sorted[Math.floor((part / most) * sorted.length)] as number)
  const middles = [...new Set(chosen)].slice(1).map((value, at) => {
    const before = [...new Set(chosen)][at] as number
    return Number(((value + before) / 2).toFixed(3))
  })
  return [...new Set(middles)]
}

const round = (value: number): number => Number(value.toFixed(4))

/** Grows one tree over these cases and moves their log-odds by what its leaves come to. */
function grow(
  columns: readonly Column[],
  slopes: Slopes,
  rows: readonly number[],
  growth: Growth,
  depth: number,
  odds: Float64Array,
): Tree {
  const value = stepOf(slopes, rows, growth)
  const split = depth === 0 ? undefined : bestSplit(columns, slopes, rows, growth)
  if (split === undefined) {
    for (const row of rows) (odds[row] as number) += value
    return value
  }
  const { column, bin } = split
  const part = (above: boolean): Tree =>
    grow(
      columns,
      slopes,
      rows.filter((row) => (column.bins[row] as number) > bin === above),
      growth,
      depth - 1,
      odds,
    )
  return [column.name, column.bounds[bin] as number, value, part(false), part(true)]
}

function stepOf({ gradient, curve }: Slopes, rows: readonly number[], { rate, penalty }: Growth): number {
  let [g, h] = [0, penalty]
  for (const row of rows) {
    g += gradient[row] as number
    h += curve[row] as number
  }
  return round((rate * g) / h)
}

/** The question that explains most of what is left open here; none where no question leaves enough cases on both sides. */
function bestSplit(
  columns: readonly Column[],
  slopes: Slopes,
  rows: readonly number[],
  growth: Growth,
): Split | undefined {
  let best: Split | undefined
  for (const column of columns)
    for (const split of splitsOf(column, slopes, rows, growth)) if (split.gain > (best?.gain ?? 1e-6)) best = split
  return best
}

function splitsOf(column: Column, { gradient, curve }: Slopes, rows: readonly number[], growth: Growth): Split[] {
  const size = column.bounds.length + 1
  const [g, h, count] = [new Float64Array(size), new Float64Array(size), new Uint32Array(size)]
  for (const row of rows) {
    const bin = column.bins[row] as number
    ;(g[bin] as number) += gradient[row] as number
    ;(h[bin] as number) += curve[row] as number
    ;(count[bin] as number)++
  }
  const [sumG, sumH] = [g.reduce((a, b) => a + b, 0), h.reduce((a, b) => a + b, 0)]
  const worth = (gradients: number, curves: number): number => gradients ** 2 / (curves + growth.penalty)
  const splits: Split[] = []
  let [below, belowG, belowH] = [0, 0, 0]
  for (let bin = 0; bin < size - 1; bin++) {
    below += count[bin] as number
    belowG += g[bin] as number
    belowH += h[bin] as number
    if (below < growth.leastCases || rows.length - below < growth.leastCases) continue
    splits.push({ column, bin, gain: worth(belowG, belowH) + worth(sumG - belowG, sumH - belowH) - worth(sumG, sumH) })
  }
  return splits
}
