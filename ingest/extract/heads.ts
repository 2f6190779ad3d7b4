/** Named values; what is not named is 0. */
export type Features = Record<string, number>

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
  let sum = logOdds(weights, features)
  for (const tree of trees) sum += leafOf(tree, features)
  return chanceOf(sum / 2)
}

/** What each feature adds to the log-odds: its value times its weight. */
export const contributions = (head: Head, features: Features): Map<string, number> =>
  new Map(Object.entries(features).map(([name, value]) => [name, value * (head[name] ?? 0)]))

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

function logOdds(head: Head, features: Features): number {
  let sum = 0
  for (const name in features) sum += (features[name] ?? 0) * (head[name] ?? 0)
  return sum
}

function leafOf(tree: Tree, features: Features): number {
  let at = tree
  while (typeof at !== 'number') at = step(at, features)
  return at
}

type Question = Exclude<Tree, number>

const step = ([name, bound, , below, above]: Question, features: Features): Tree =>
  (features[name] ?? 0) > bound ? above : below

const oddsOf = (tree: Tree): number => (typeof tree === 'number' ? tree : tree[2])

const chanceOf = (odds: number): number => 1 / (1 + Math.exp(-odds))
