import { bodyNameOf } from './bodies.ts'
import { cityNameOf } from './cities.ts'
import { countryNameOf } from './countries.ts'
import type { Decisions } from './decisions.ts'
import type { FigureCluster } from './figures.ts'
import { searchText } from './fold.ts'
import type { FigureNode } from './layer.ts'
import { shownName, spellingsOf } from './naming.ts'
import { byText, groupBy } from './union.ts'

/** A person, organisation or place as it is shown and found. */
export function describeFigure(
  cluster: FigureCluster,
  decisions: Decisions,
  source: (article: string) => string,
): FigureNode {
  const { members } = cluster
  const kind = members[0]?.kind ?? 'actor'
  const given = renamed(cluster, decisions) ?? englishName(cluster)
  const name = given ?? shownName(members, source)
  const spellings = spellingsOf(members)
  const sort = mostFrequent(members.map((member) => member.class))
  const country = mostFrequent(members.map((member) => member.country))
  return {
    id: cluster.id,
    kind,
    name,
    spellings,
    search: searchText(given === undefined ? spellings : [...spellings, given]),
    unsure: cluster.unsure,
    ...(kind === 'organisation' && sort !== undefined && { class: sort }),
    ...(kind !== 'actor' && country !== undefined && { country }),
  }
}

/** Countries, cities, well-known bodies and their houses are shown by their English name, whatever languages the articles are in: the page is in English. */
function englishName({ members }: FigureCluster): string | undefined {
  const kind = members[0]?.kind
  if (kind === undefined || kind === 'actor') return undefined
  const names = members.flatMap((member) => member.names.slice(0, 1))
  return countryNameOf(names) ?? (kind === 'place' ? cityNameOf(names) : undefined) ?? bodyNameOf(names)
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
