import { existsSync, readFileSync } from 'node:fs'
import { expandForms } from '../extract/expand.ts'
import { knownLanguages } from './load.ts'
import { Countries, CUES, Pack, type TriggerClass, Verbs, Words } from './schema.ts'

/** Triggers without which a language can't tell of meetings. */
const NEEDED: readonly TriggerClass[] = [
  'meet',
  'receive',
  'visit',
  'talk',
  'meeting',
  'talks',
  'summit',
  'call',
  'call-noun',
]
const MOST_BYTES = 4_000_000

const read = (code: string, file: string): string => readFileSync(new URL(`./${code}/${file}`, import.meta.url), 'utf8')

/** Every pattern of a pack with the path to it. */
function patterns(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  if (Array.isArray(value)) return value.flatMap((one, index) => patterns(one, `${path}[${index}]`))
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, one]) => patterns(one, `${path}.${key}`))
  return []
}

function patternFaults([path, pattern]: [string, string]): string[] {
  const open = pattern.split('(').length
  if (open !== pattern.split(')').length) return [`${path}: brackets of "${pattern}" do not match`]
  if (/\([^)]*\(/u.test(pattern)) return [`${path}: brackets of "${pattern}" nest`]
  if (pattern !== pattern.normalize('NFC')) return [`${path}: "${pattern}" is not NFC`]
  if (expandForms(pattern).length > 200) return [`${path}: "${pattern}" makes more than 200 forms`]
  return []
}

function packFaults(code: string, pack: Pack): string[] {
  const faults = patterns(pack, 'pack').flatMap(patternFaults)
  if (pack.code !== code) faults.push(`pack.code is "${pack.code}", the folder "${code}"`)
  const classes = new Set(pack.triggers.map((trigger) => trigger.class))
  for (const one of NEEDED) if (!classes.has(one)) faults.push(`pack.triggers: no "${one}"`)
  for (const cue of CUES) if (pack.cues[cue] === undefined) faults.push(`pack.cues: no "${cue}"`)
  for (const cue of ['with', 'between', 'by', 'and', 'said', 'negation'] as const)
    if (pack.cues[cue]?.length === 0) faults.push(`pack.cues.${cue} is empty`)
  pack.triggers.forEach((trigger, index) => {
    const forms =
      trigger.part === 'noun'
        ? trigger.forms
        : (trigger.past ?? trigger.present ?? trigger.participle ?? trigger.infinitive)
    if (forms === undefined) faults.push(`pack.triggers[${index}]: a ${trigger.part} needs forms`)
  })
  return faults
}

/** What is wrong with a language's folder, one sentence each; nothing where all is well. */
export function lintLanguage(code: string): string[] {
  const files = ['pack.json', 'countries.json', 'words.json']
  const missing = files.filter((file) => !existsSync(new URL(`./${code}/${file}`, import.meta.url)))
  if (missing.length > 0) return missing.map((file) => `${file} is missing`)
  const pack = Pack.safeParse(JSON.parse(read(code, 'pack.json')))
  if (!pack.success) return pack.error.issues.map((issue) => `pack.json ${issue.path.join('.')}: ${issue.message}`)
  const faults = packFaults(code, pack.data)
  const countries = Countries.safeParse(JSON.parse(read(code, 'countries.json')))
  if (!countries.success)
    faults.push(...countries.error.issues.map((issue) => `countries.json ${issue.path.join('.')}: ${issue.message}`))
  else if (Object.keys(countries.data).length < 150) faults.push('countries.json has fewer than 150 countries')
  if (!Words.safeParse(JSON.parse(read(code, 'words.json'))).success)
    faults.push('words.json: source, licence and words are needed')
  if (
    existsSync(new URL(`./${code}/verbs.json`, import.meta.url)) &&
    !Verbs.safeParse(JSON.parse(read(code, 'verbs.json'))).success
  )
    faults.push('verbs.json: source, licence, past, present, conditional and reported are needed')
  const size = files.reduce((sum, file) => sum + read(code, file).length, 0)
  return size > MOST_BYTES ? [...faults, `the folder has ${size} characters; ${MOST_BYTES} are the most`] : faults
}

/** The faults of every language, by code. */
export const lintLanguages = (): ReadonlyMap<string, readonly string[]> =>
  new Map(knownLanguages().map((code) => [code, lintLanguage(code)]))
