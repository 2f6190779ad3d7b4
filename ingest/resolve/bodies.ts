import type { Figure } from '#contract'
import { countryOf } from './countries.ts'
import { readTable, words } from './data.ts'
import { skeleton } from './fold.ts'
import { toLatin } from './scripts.ts'

const table = readTable<{ organisations: readonly (readonly [string, string, string])[] }>(
  'organisations',
).organisations
const lexicon = readTable<{ concepts: Record<string, string>; compounds: Record<string, string>; fillers: string }>(
  'concepts',
)

const KNOWN = new Map(table.flatMap(([id, , names]) => names.split('|').map((name) => [bare(name), id] as const)))
const CONCEPTS = new Map(
  Object.entries(lexicon.concepts).flatMap(([concept, list]) =>
    [...words(list)].map((word) => [toLatin(word), concept] as const),
  ),
)
const COMPOUNDS = new Map(
  Object.entries(lexicon.compounds).map(([word, concepts]) => [toLatin(word), concepts.split(' ')] as const),
)
const FILLERS = words(lexicon.fillers)

function bare(name: string): string {
  return toLatin(name).replace(/^(?:the|die|der|das|den|dem|la|le|les|il|lo|l|gli|los|las|el) (?=.)/, '')
}

/** The body of the shipped table that a name means. */
export function knownBody(name: string): string | undefined {
  return KNOWN.get(bare(name))
}

/** A name as the set of its ideas: `Verteidigungsministerium` and `ministero della Difesa` are the same two. */
export function concepts(name: string): readonly string[] {
  const found = bare(name)
    .split(' ')
    .filter((word) => word !== '' && !FILLERS.has(word))
    .flatMap(ideas)
  return [...new Set(found)].sort()
}

function ideas(word: string): readonly string[] {
  const concept = CONCEPTS.get(word)
  return COMPOUNDS.get(word) ?? (concept ? [concept] : [countryOf(word) ?? skeleton(word)])
}

const GENERIC = new Set(Object.keys(lexicon.concepts))

/**
 * What identifies an organisation, the same in every language; `undefined` where the name alone says too little, as with
 * `the ministry` of no country, or a delegation, which is one only where it went.
 */
export function bodyKey(figure: Pick<Figure, 'name' | 'class' | 'country'>): string | undefined {
  if (figure.class === 'delegation') return undefined
  if (figure.class === 'state') return stateKey(figure)
  const known = knownBody(figure.name)
  if (known) return `known ${known}`
  const state = figure.class === undefined ? countryOf(figure.name) : undefined
  if (state) return `state ${state}`
  const ideas = concepts(figure.name)
  const country = figure.country ?? ideas.find((idea) => /^[A-Z]{2}$/.test(idea))
  const others = ideas.filter((idea) => !/^[A-Z]{2}$/.test(idea))
  if (others.length === 0 || (country === undefined && others.every((idea) => GENERIC.has(idea)))) return undefined
  const generic = others.every((idea) => GENERIC.has(idea))
  return `body ${others.join(' ')}${generic ? ` ${country}` : ''}`
}

function stateKey(figure: Pick<Figure, 'name' | 'country'>): string {
  return `state ${figure.country ?? countryOf(figure.name) ?? toLatin(figure.name)}`
}
