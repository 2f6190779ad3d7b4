import { readTable } from './data.ts'
import { toLatin } from './scripts.ts'

const cities = readTable<{ cities: readonly (readonly [string, string])[] }>('places').cities
const CITIES = new Map(
  cities.flatMap(([country, names]) => {
    const all = names.split('|')
    const [english = ''] = all
    return all.map((name) => [toLatin(name), { key: `city ${toLatin(english)}`, english, country }] as const)
  }),
)

/** A city of the shipped table, by any of its names. */
export function cityOf(name: string): { readonly key: string; readonly country: string } | undefined {
  const city = CITIES.get(toLatin(name))
  return city && { key: city.key, country: city.country }
}

/** The English name of the city that all these names stand for; undefined where one stands for none, or for another. */
export function cityNameOf(all: readonly string[]): string | undefined {
  const [english, ...others] = new Set(all.map((name) => CITIES.get(toLatin(name))?.english))
  return others.length > 0 ? undefined : english
}

/** The country of a city of the shipped table. */
export function cityCountry(name: string): string | undefined {
  return cityOf(name)?.country
}
