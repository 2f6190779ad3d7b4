import { readTable } from './data.ts'
import { toLatin } from './scripts.ts'

const cities = readTable<{ cities: readonly (readonly [string, string])[] }>('places').cities
const CITIES = new Map(
  cities.flatMap(([country, names]) => {
    const all = names.split('|')
    return all.map((name) => [toLatin(name), { key: `city ${toLatin(all[0] ?? '')}`, country }] as const)
  }),
)

/** A city of the shipped table, by any of its names. */
export function cityOf(name: string): { readonly key: string; readonly country: string } | undefined {
  return CITIES.get(toLatin(name))
}

/** The country of a city of the shipped table. */
export function cityCountry(name: string): string | undefined {
  return cityOf(name)?.country
}
