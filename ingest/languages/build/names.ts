/**
 * Adds to `shared/given-names.json` and `surnames.json` what stands in npm `@faker-js/faker` and in the dictionaries given:
 * `npm install --prefix DIR @faker-js/faker@10`, then
 * `npx tsx --conditions=source ingest/languages/build/names.ts DIR [de=GERMAN.tsv] [es=SPANISH.tsv] [pt=PORTUGUESE.tsv]`.
 * Names added by hand stay; a name that is a word of a pack of these languages is left out unless it stands there already.
 */
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { foldName } from '../../extract/expand.ts'
import { readData, readForms, writeData } from './dictionary.ts'

type Gender = 'female' | 'male' | 'both'

/** Locales whose names are written in scripts that names are not folded from. */
const SKIPPED = new Set(['en_AU_ocker', 'th', 'vi', 'ja', 'ko', 'zh_CN', 'zh_TW', 'dv'])
const NAME = /^[\p{L}'’-]{2,}$/u
const OF_DICTIONARY = /^\p{Lu}\p{Ll}{3,}$/u
const WORD_LISTS = ['de', 'en', 'it', 'fr', 'es', 'pt']

const genders = new Map<string, Set<Gender>>()
const surnames = new Set(readData('shared/surnames.json').words?.split(' '))
const words = new Set(
  WORD_LISTS.flatMap((code) => readData(`${code}/words.json`).words?.split(' ') ?? []).map(foldName),
)

function addGiven(name: string, gender: Gender): void {
  const folded = foldName(name)
  genders.set(folded, (genders.get(folded) ?? new Set<Gender>()).add(gender))
}

/** The names in what a locale gives: lists, weighted lists, or lists by gender. */
function flat(value: unknown): string[] {
  if (typeof value === 'string') return NAME.test(value) ? [value] : []
  if (Array.isArray(value)) return value.flatMap(flat)
  if (typeof value !== 'object' || value === null) return []
  return 'value' in value ? flat(value.value) : Object.values(value).flatMap(flat)
}

interface Locale {
  readonly person?: { readonly first_name?: Record<string, unknown>; readonly last_name?: unknown }
}

function addLocales(locales: Readonly<Record<string, Locale>>): void {
  for (const [name, { person }] of Object.entries(locales)) {
    if (person === undefined || SKIPPED.has(name)) continue
    for (const [gender, key] of [
      ['female', 'female'],
      ['male', 'male'],
      ['both', 'generic'],
    ] as const)
      for (const given of flat(person.first_name?.[key])) addGiven(given, gender)
    for (const surname of flat(person.last_name)) surnames.add(foldName(surname))
  }
}

/** What a dictionary's tag says that a name is. */
function kindOf(code: string, tag: string): Gender | 'surname' | undefined {
  if (code === 'de') {
    if (!tag.startsWith('EIG')) return undefined
    if (tag.endsWith(':NAC')) return 'surname'
    return tag.endsWith(':VOR') ? (tag.includes(':FEM') ? 'female' : 'male') : undefined
  }
  if (/^NPM.SP?/u.test(tag)) return 'male'
  if (/^NPF.SP?/u.test(tag)) return 'female'
  return /^NPC.S/u.test(tag) ? 'surname' : undefined
}

async function addDictionary(code: string, file: string): Promise<void> {
  for await (const [form, lemma, tag] of readForms(file)) {
    const name = code === 'de' ? lemma : form
    const kind = OF_DICTIONARY.test(name) ? kindOf(code, tag) : undefined
    if (kind === undefined || words.has(foldName(name))) continue
    if (kind === 'surname') surnames.add(foldName(name))
    else addGiven(name, kind)
  }
}

const [folder = '.', ...dictionaries] = process.argv.slice(2)
const known = readData('shared/given-names.json')
for (const gender of ['female', 'male', 'both'] as const)
  for (const name of known[gender]?.split(' ') ?? []) addGiven(name, gender)
addLocales(createRequire(join(resolve(folder), 'x.js'))('@faker-js/faker').allLocales)
for (const one of dictionaries) {
  const [code = '', file = ''] = one.split('=')
  await addDictionary(code, file)
}
const of = (test: (found: ReadonlySet<Gender>) => boolean): Set<string> =>
  new Set([...genders].filter(([, found]) => test(found)).map(([name]) => name))
writeData('shared/given-names.json', {
  source: known.source,
  female: of((found) => found.has('female') && !found.has('male')),
  male: of((found) => found.has('male') && !found.has('female')),
  both: of((found) => found.has('female') === found.has('male')),
})
writeData('shared/surnames.json', { source: readData('shared/surnames.json').source, words: surnames })
