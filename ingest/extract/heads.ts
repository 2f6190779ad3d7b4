import { countNames, type Features, nameOf, numberOf, Table } from './features.ts'

/** A logistic head: a weight for each feature. */
export type Head = Readonly<Record<string, number>>

/** A question whether a feature is above a bound, with the log-odds of all who are asked, the tree of those below and of those above; or the log-odds of a leaf. */
export type Tree = number | readonly [feature: string, bound: number, odds: number, below: Tree, above: Tree]

/** A logistic head beside trees, which see what features mean together; the log-odds are the mean of the two. */
export interface Grove {
  readonly weights: Head
  readonly trees: readonly Tree[]
}

/** The chance that the head says yes. */
export function probability(head: Head, features: Features): number {
  return chanceOf(logOdds(head, features))
}

/** The chance that the logistic head and the trees together say yes. */
export function groveProbability({ weights, trees }: Grove, features: Features): number {
  const { roots, feature, bound, below, above, odds } = plantedOf(trees)
  const sum = table.with(features, (values) => {
    let all = logOdds(weights, features)
    for (const root of roots) {
      let at = root
      while ((feature[at] as number) >= 0)
        at =
          (values[feature[at] as number] as number) > (bound[at] as number)
            ? (above[at] as number)
            : (below[at] as number)
      all += odds[at] as number
    }
    return all
  })
  return chanceOf(sum / 2)
}

/** What each feature adds to the log-odds: its value times its weight. */
export const contributions = (head: Head, features: Features): Map<string, number> =>
  new Map(features.entries().map(([name, value]) => [name, value * (head[name] ?? 0)]))

/** What each feature adds to the log-odds: half its weight's part, and half of what the answers to its questions change on the way to the leaves. */
export function groveContributions({ weights, trees }: Grove, features: Features): Map<string, number> {
  const parts = contributions(weights, features)
  const add = (name: string, points: number): void => {
    parts.set(name, (parts.get(name) ?? 0) + points)
  }
  for (const tree of trees) {
    add('bias', oddsOf(tree))
    for (let at = tree; typeof at !== 'number'; ) {
      const next = step(at, features)
      add(at[0], oddsOf(next) - at[2])
      at = next
    }
  }
  for (const [name, points] of parts) parts.set(name, points / 2)
  return parts
}

const weightsByNumber = new WeakMap<Head, number[]>()

/** A head's weights by the number of their feature. */
function weightsOf(head: Head): readonly number[] {
  const weights = weightsByNumber.get(head) ?? []
  if (weights.length === 0) weightsByNumber.set(head, weights)
  while (weights.length < countNames()) weights.push(head[nameOf(weights.length)] ?? 0)
  return weights
}

function logOdds(head: Head, { numbers, values }: Features): number {
  const weights = weightsOf(head)
  let sum = 0
  for (let at = 0; at < numbers.length; at++) sum += (values[at] as number) * (weights[numbers[at] as number] as number)
  return sum
}

/** Trees as columns: for each question its feature's number, its bound and where to go on; for a leaf −1 and its log-odds. */
interface Planted {
  readonly roots: readonly number[]
  readonly feature: Int32Array
  readonly bound: Float64Array
  readonly below: Int32Array
  readonly above: Int32Array
  readonly odds: Float64Array
}

type Columns = [feature: number[], bound: number[], below: number[], above: number[], odds: number[]]

const planted = new WeakMap<readonly Tree[], Planted>()
const table = new Table()

function plantedOf(trees: readonly Tree[]): Planted {
  const known = planted.get(trees)
  if (known !== undefined) return known
  const [feature, bound, below, above, odds] = Array.from({ length: 5 }, (): number[] => []) as Columns
  const plant = (tree: Tree): number => {
    const at = feature.push(typeof tree === 'number' ? -1 : numberOf(tree[0])) - 1
    bound[at] = typeof tree === 'number' ? 0 : tree[1]
    odds[at] = oddsOf(tree)
    below[at] = typeof tree === 'number' ? at : plant(tree[3])
    above[at] = typeof tree === 'number' ? at : plant(tree[4])
    return at
  }
  const roots = trees.map(plant)
  const found = {
    roots,
    feature: Int32Array.from(feature),
    bound: Float64Array.from(bound),
    below: Int32Array.from(below),
    above: Int32Array.from(above),
    odds: Float64Array.from(odds),
  }
  planted.set(trees, found)
  return found
}

type Question = Exclude<Tree, number>

const step = ([name, bound, , below, above]: Question, features: Features): Tree =>
  features.get(name) > bound ? above : below

const oddsOf = (tree: Tree): number => (typeof tree === 'number' ? tree : tree[2])

const chanceOf = (odds: number): number => 1 / (1 + Math.exp(-odds))
