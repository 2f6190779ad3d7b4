import type { Figure } from '#contract'
import { concepts } from './bodies.ts'
import { countryOf } from './countries.ts'
import { readTable } from './data.ts'
import { toLatin } from './scripts.ts'

const cities = readTable<{ cities: readonly (readonly [string, string])[] }>('places').cities
const CITY = new Map(
  cities.flatMap(([country, names]) =>
    names
      .split('|')
      .map((name) => [toLatin(name), { key: `city ${toLatin(names.split('|')[0] ?? '')}`, country }] as const),
  ),
)

export interface Site {
  /** The same for all names of the place. */
  readonly key: string
  readonly level: 'country' | 'city' | 'other'
  readonly country: string | undefined
}

/** What a place's name means; a venue, such as a palace, is a place of its own. */
export function siteOf(figure: Pick<Figure, 'name' | 'country'>): Site {
  const state = countryOf(figure.name)
  if (state) return { key: `country ${state}`, level: 'country', country: state }
  const city = CITY.get(toLatin(figure.name))
  if (city) return { ...city, level: 'city' }
  return {
    key: `site ${concepts(figure.name).join(' ') || toLatin(figure.name)}`,
    level: 'other',
    country: figure.country,
  }
}

/** Whether one meeting cannot have been at both. */
export function sitesConflict(a: Site, b: Site): boolean {
  if (a.key === b.key) return false
  if (a.country && b.country && a.country !== b.country) return true
  return a.level === 'city' && b.level === 'city'
}
