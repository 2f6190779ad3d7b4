import type { Figure } from '#contract'
import { cityCountry } from './cities.ts'
import { countryOf } from './countries.ts'
import { readTable, words } from './data.ts'
import { skeleton } from './fold.ts'
import { toLatin } from './scripts.ts'
import { groupBy } from './union.ts'

/** Letters by which stems are looked up. */
const SHORTEST_STEM = 3
const table = readTable<{ organisations: readonly (readonly [string, string, string])[] }>(
  'organisations',
).organisations
const lexicon = readTable<{ concepts: Record<string, string>; compounds: Record<string, string>; fillers: string }>(
  'concepts',
)

const KNOWN = new Map(table.flatMap(([id, , names]) => names.split('|').map((name) => [bare(name), id] as const)))
const ENGLISH = new Map(table.map(([id, , names]) => [id, names.split('|')[0] ?? ''] as const))
const CONCEPTS = new Map(
  Object.entries(lexicon.concepts).flatMap(([concept, list]) =>
    [...words(list)].map((word) => [patternOf(word), concept] as const),
  ),
)
/** Words with a star, by their first letters: any ending of up to five letters may follow. */
const STEMS = groupBy(
  [...CONCEPTS].flatMap(([word, concept]) => (word.endsWith('*') ? [{ stem: word.slice(0, -1), concept }] : [])),
  ({ stem }) => stem.slice(0, SHORTEST_STEM),
)
const COMPOUNDS = new Map(
  Object.entries(lexicon.compounds).map(([word, concepts]) => [toLatin(word), concepts.split(' ')] as const),
)
const FILLERS = new Set([...words(lexicon.fillers)].map(toLatin))

function patternOf(word: string): string {
  return word.endsWith('*') ? `${toLatin(word.slice(0, -1))}*` : toLatin(word)
}

/** The English name of the body that all these names stand for; undefined where one stands for none, or for another. */
export function bodyNameOf(all: readonly string[]): string | undefined {
  const [id, ...others] = new Set(all.map(knownBody))
  return id === undefined || others.length > 0 ? undefined : ENGLISH.get(id)
}

function bare(name: string): string {
  return toLatin(name).replace(/^(?:the|die|der|das|den|dem|la|le|les|il|lo|l|gli|los|las|el) (?=.)/, '')
}

/** The body of the shipped table that a name means: by the whole name, without the city it is in, or by its one acronym. */
export function knownBody(name: string): string | undefined {
  const acronyms = name.split(/\s+/u).filter((word) => /^\p{Lu}{2,}$/u.test(word))
  return (
    KNOWN.get(bare(name)) ??
    KNOWN.get(bare(split(name).body)) ??
    (acronyms.length === 1 ? KNOWN.get(bare(acronyms[0] ?? '')) : undefined)
  )
}

/** `Foreign Ministry in Beijing` is a body and the city that tells its country. */
function split(name: string): { readonly body: string; readonly country: string | undefined } {
  const [, body, city] = /^(.+?)\s+(?:in|a|à|en|w)\s+(\p{Lu}.*)$/u.exec(name) ?? []
  const country = city === undefined ? undefined : (cityCountry(city) ?? countryOf(city))
  return body !== undefined && country !== undefined ? { body, country } : { body: name, country: undefined }
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
  const stem = word.replace(/(?<=[a-z]{5})e?s$/, '')
  const concept = CONCEPTS.get(word) ?? CONCEPTS.get(stem) ?? stemmed(word)
  return (
    COMPOUNDS.get(word) ??
    COMPOUNDS.get(stem) ??
    (concept ? [concept] : [countryOf(word) ?? countryOf(stem) ?? skeleton(word)])
  )
}

const LONGEST_ENDING = 5

function stemmed(word: string): string | undefined {
  const found = STEMS.get(word.slice(0, SHORTEST_STEM)) ?? []
  return found.find(({ stem }) => word.startsWith(stem) && word.length <= stem.length + LONGEST_ENDING)?.concept
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
  const { body, country: seat } = split(figure.name)
  const ideas = concepts(body)
  const country = figure.country ?? seat ?? ideas.find((idea) => /^[A-Z]{2}$/.test(idea))
  const others = ideas.filter((idea) => !/^[A-Z]{2}$/.test(idea))
  if (others.length === 0 || (country === undefined && others.every((idea) => GENERIC.has(idea)))) return undefined
  const generic = others.every((idea) => GENERIC.has(idea))
  return `body ${others.join(' ')}${generic ? ` ${country}` : ''}`
}

function stateKey(figure: Pick<Figure, 'name' | 'country'>): string {
  return `state ${figure.country ?? countryOf(figure.name) ?? toLatin(figure.name)}`
}
