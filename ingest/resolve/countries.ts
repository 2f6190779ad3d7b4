import { readTable } from './data.ts'
import { toLatin } from './scripts.ts'

const LANGUAGES = ['en', 'de', 'it', 'fr', 'es', 'pt', 'nl', 'pl', 'ru', 'uk']
const OTHER_NAMES: Readonly<Record<string, string>> = readTable<{ names: Record<string, string> }>(
  'country-names',
).names

function allNames(): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const language of LANGUAGES) {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
    for (const code of codes()) add(found, names.of(code), code)
  }
  for (const [code, names] of Object.entries(OTHER_NAMES)) for (const name of names.split('|')) add(found, name, code)
  return found
}

function codes(): readonly string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !/^(?:Q[M-Z]|X[A-Z]|ZZ|AA|EU|EZ|UN)$/.test(code) || code === 'XK')
}

function add(found: Map<string, string>, name: string | undefined, code: string): void {
  const plain = name && toLatin(name)
  if (plain && !found.has(plain)) found.set(plain, code)
}

let names: ReadonlyMap<string, string> | undefined

/** The ISO 3166 code of a country's name in any of ten languages, articles before it left out. */
export function countryOf(name: string): string | undefined {
  names ??= allNames()
  const plain = toLatin(name)
  return (
    names.get(plain) ?? names.get(plain.replace(/^(?:the|die|der|das|la|le|les|il|lo|l|gli|los|las|el|os|de) ?/, ''))
  )
}

const english = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })

/** The English name of the country that all these names stand for; undefined where one stands for none, or for another. */
export function countryNameOf(all: readonly string[]): string | undefined {
  const [code, ...others] = new Set(all.map(countryOf))
  return code === undefined || others.length > 0 ? undefined : english.of(code)
}
