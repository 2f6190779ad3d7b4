import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { EntenteError, OrganisationClass } from '#contract'
import { compile, type Language } from './compile.ts'
import { Countries, OwnNames, Pack, type Tense, Verbs, Words } from './schema.ts'
import { wordList } from './word-list.ts'

const GivenNames = z.object({ female: z.string(), male: z.string(), both: z.string() })
const Surnames = z.object({ words: z.string() })
const Cities = z.object({ cities: z.record(z.string().length(2), z.string()) })

const json = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))
const set = (words: string): Set<string> => new Set(words.split(' '))

/** Names that no one language owns: given names by gender, surnames, family names that stand first. */
export interface Names {
  readonly female: ReadonlySet<string>
  readonly male: ReadonlySet<string>
  readonly both: ReadonlySet<string>
  readonly surnames: ReadonlySet<string>
  readonly familyFirst: ReadonlySet<string>
}

let names: Names | undefined
function sharedNames(): Names {
  if (names !== undefined) return names
  const given = GivenNames.parse(json('./shared/given-names.json'))
  const surnames = set(Surnames.parse(json('./shared/surnames.json')).words)
  const familyFirst = set(Surnames.parse(json('./shared/family-first.json')).words)
  names = { female: set(given.female), male: set(given.male), both: set(given.both), surnames, familyFirst }
  return names
}

const Bodies = z.object({ bodies: z.partialRecord(OrganisationClass, z.string()) })

let bodies: ReadonlyMap<string, OrganisationClass> | undefined

/** Bodies, companies, parties and media that are written alike in many languages, by name. */
function sharedBodies(): ReadonlyMap<string, OrganisationClass> {
  if (bodies !== undefined) return bodies
  const read = Bodies.parse(json('./shared/bodies.json'))
  bodies = new Map(
    Object.entries(read.bodies).flatMap(([kind, list]) =>
      list.split('|').map((name) => [name, OrganisationClass.parse(kind)] as const),
    ),
  )
  return bodies
}

let towns: ReadonlyMap<string, string> | undefined

/** Larger towns by name with their country, as all languages in Latin letters write them. */
function sharedTowns(): ReadonlyMap<string, string> {
  const { cities } = Cities.parse(json('./shared/cities.json'))
  return new Map(
    Object.entries(cities).flatMap(([country, list]) => list.split('|').map((name) => [name, country] as const)),
  )
}

/** The towns that a language may name; where names are written in other letters, its own list alone counts. */
function townsOf(pack: Pack): ReadonlyMap<string, string> {
  if (pack.script !== 'Latin') return new Map()
  towns ??= sharedTowns()
  return towns
}

const union = (shared: ReadonlySet<string>, own: string): ReadonlySet<string> =>
  own === '' ? shared : new Set([...shared, ...own.split(' ')])

/** The shared names with those of the language's own `names.json`. */
function namesOf(code: string): Names {
  const shared = sharedNames()
  if (!existsSync(new URL(`./${code}/names.json`, import.meta.url))) return shared
  const own = OwnNames.parse(json(`./${code}/names.json`))
  return {
    ...shared,
    female: union(shared.female, own.female),
    male: union(shared.male, own.male),
    both: union(shared.both, own.both ?? ''),
    surnames: union(shared.surnames, own.surnames ?? ''),
  }
}

/** Finite verb forms of the pack and of `verbs.json`; the rarer reading does not overwrite the commoner. */
function readVerbs(code: string, pack: Pack): Map<string, Tense> {
  const verbs = new Map<string, Tense>()
  const put = (tense: Tense, forms: Iterable<string>): void => {
    for (const form of forms) if (!verbs.has(form)) verbs.set(form, tense)
  }
  for (const tense of ['past', 'present', 'future', 'conditional'] as const) put(tense, pack.verbs.forms[tense])
  if (!existsSync(new URL(`./${code}/verbs.json`, import.meta.url))) return verbs
  const more = Verbs.parse(json(`./${code}/verbs.json`))
  put('past', set(more.past))
  put('present', set(more.present))
  put('conditional', set(more.conditional))
  return verbs
}

const loaded = new Map<string, Language>()

/** Codes of the languages that have a folder with a pack here. */
export function knownLanguages(): string[] {
  return readdirSync(new URL('.', import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^[a-z]{2}$/.test(entry.name))
    .filter((entry) => existsSync(new URL(`./${entry.name}/pack.json`, import.meta.url)))
    .map((entry) => entry.name)
    .sort()
}

/** Loads a language once, when it is first needed. Throws `unknown-language` where there is no folder for it. */
export function loadLanguage(code: string): Language {
  const ready = loaded.get(code)
  if (ready !== undefined) return ready
  const known = knownLanguages()
  if (!known.includes(code))
    throw new EntenteError(
      'unknown-language',
      `There is no language pack for "${code}"; known are ${known.join(', ')}.`,
    )
  const pack = Pack.parse(json(`./${code}/pack.json`))
  const countries = Countries.parse(json(`./${code}/countries.json`))
  const words = wordList(Words.parse(json(`./${code}/words.json`)))
  const language = compile(pack, countries, words, readVerbs(code, pack), namesOf(code), {
    towns: townsOf(pack),
    bodies: sharedBodies(),
  })
  loaded.set(code, language)
  return language
}
