import { bodyNameOf } from './bodies.ts'
import { cityNameOf } from './cities.ts'
import { countryNameOf } from './countries.ts'
import type { Dossier } from './dossier.ts'
import { searchText } from './fold.ts'
import type { FigureNode } from './layer.ts'
import { isSpelling, type NameCount, shownName, spellingsOf, tokensOf } from './naming.ts'
import { byText } from './union.ts'

/** What a node is described by, counted over its figures, so that one figure more can be added without looking at the others again. */
export interface Tally {
  readonly kind: Dossier['kind']
  /** Independent sources of each name, all and English ones. */
  readonly names: Map<string, NameCount>
  /** Figures that are written so. */
  readonly spellings: Map<string, number>
  readonly classes: Map<string, number>
  readonly countries: Map<string, number>
  /** Every name, aliases too, and the tokens of all. */
  readonly all: ReadonlySet<string>
  readonly tokens: ReadonlySet<string>
}

type Source = (article: string) => string

/** Counts the figures of one node. */
export function tallyOf(members: readonly Dossier[], source: Source): Tally {
  const all = new Set(members.flatMap(({ names }) => names))
  const tally: Tally = {
    kind: members[0]?.kind ?? 'actor',
    names: namesOf(members, source),
    spellings: new Map(),
    classes: new Map(),
    countries: new Map(),
    all,
    tokens: new Set([...all].flatMap(tokensOf)),
  }
  for (const member of members) addRest(tally, member)
  return tally
}

/** Adds a figure of an article that is a source of its own; its names must be among those that are known. */
export function addTo(tally: Tally, figure: Dossier): void {
  for (const name of figure.names.slice(0, 1)) {
    const { sources, english } = tally.names.get(name) ?? { sources: 0, english: 0 }
    tally.names.set(name, { sources: sources + 1, english: english + (figure.language === 'en' ? 1 : 0) })
  }
  addRest(tally, figure)
}

function addRest({ kind, spellings, classes, countries, tokens }: Tally, figure: Dossier): void {
  const own = figure.spellings.filter((text) => isSpelling(text, kind, tokens))
  for (const spelling of new Set([...figure.names, ...own])) count(spellings, spelling)
  if (figure.class !== undefined) count(classes, figure.class)
  if (figure.country !== undefined) count(countries, figure.country)
}

function count(counts: Map<string, number>, value: string): void {
  counts.set(value, (counts.get(value) ?? 0) + 1)
}

function namesOf(members: readonly Dossier[], source: Source): Map<string, NameCount> {
  const found = new Map<string, { readonly sources: Set<string>; readonly english: Set<string> }>()
  for (const { names, articleId, language } of members) {
    for (const name of names.slice(0, 1)) {
      const one = found.get(name) ?? { sources: new Set<string>(), english: new Set<string>() }
      one.sources.add(source(articleId))
      if (language === 'en') one.english.add(source(articleId))
      found.set(name, one)
    }
  }
  return new Map(
    [...found].map(([name, { sources, english }]) => [name, { sources: sources.size, english: english.size }]),
  )
}

/** A node as it is shown and found; `renamed` is the name that a person gave it. */
export function describeTally(tally: Tally, id: string, unsure: boolean, renamed: string | undefined): FigureNode {
  const { kind } = tally
  const given = renamed ?? englishName(tally)
  const spellings = spellingsOf(tally.spellings)
  const [sort, country] = [mostCounted(tally.classes), mostCounted(tally.countries)]
  return {
    id,
    kind,
    name: given ?? shownName(tally.names, kind === 'actor'),
    spellings,
    search: searchText(given === undefined ? spellings : [...spellings, given]),
    unsure,
    ...(kind === 'organisation' && sort !== undefined && { class: sort }),
    ...(kind !== 'actor' && country !== undefined && { country }),
  }
}

/** Countries, cities, well-known bodies and their houses are shown by their English name, whatever languages the articles are in: the page is in English. */
function englishName({ kind, names }: Tally): string | undefined {
  if (kind === 'actor') return undefined
  const all = [...names.keys()]
  return countryNameOf(all) ?? (kind === 'place' ? cityNameOf(all) : undefined) ?? bodyNameOf(all)
}

function mostCounted(counts: ReadonlyMap<string, number>): string | undefined {
  return [...counts].sort((a, b) => b[1] - a[1] || byText(a[0], b[0]))[0]?.[0]
}
