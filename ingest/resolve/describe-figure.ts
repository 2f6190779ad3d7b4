import type { Decisions } from './decisions.ts'
import type { FigureCluster } from './figures.ts'
import type { FigureNode } from './layer.ts'
import { describeTally, type Tally, tallyOf } from './tally.ts'
import { byText, groupBy } from './union.ts'

/** Hears what each node is described by. */
export type Keep = (cluster: FigureCluster, tally: Tally) => void

/** A person, organisation or place as it is shown and found. */
export function describeFigure(
  cluster: FigureCluster,
  decisions: Decisions,
  source: (article: string) => string,
  keep: Keep = () => undefined,
): FigureNode {
  const tally = tallyOf(cluster.members, source)
  keep(cluster, tally)
  return describeTally(tally, cluster.id, cluster.unsure, renamed(cluster, decisions))
}

/** The newest name that a person gave to any of the members. */
function renamed(cluster: FigureCluster, decisions: Decisions): string | undefined {
  if (decisions.names.size === 0) return undefined
  const found = cluster.members.flatMap((member) => decisions.names.get(member.id) ?? [])
  return found.sort((a, b) => byText(b.at, a.at) || byText(b.id, a.id))[0]?.name
}

/** The most frequent of some values; of equally frequent ones the first by text. */
export function mostFrequent<T extends string>(values: readonly (T | undefined)[]): T | undefined {
  const counted = groupBy(
    values.filter((value): value is T => value !== undefined),
    (value) => value,
  )
  return [...counted].sort((a, b) => b[1].length - a[1].length || byText(a[0], b[0]))[0]?.[1][0]
}
