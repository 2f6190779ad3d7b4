import type { Figure } from '#contract'
import { concepts, knownBody } from './bodies.ts'
import { cityOf } from './cities.ts'
import { countryOf } from './countries.ts'
import { toLatin } from './scripts.ts'

export interface Site {
  /** The same for all names of the place. */
  readonly key: string
  readonly level: 'country' | 'city' | 'other'
  readonly country: string | undefined
}

const memory = new Map<string, Site>()
const MOST_REMEMBERED = 50_000

/** What a place's name means; a venue, such as a palace, is a place of its own. */
export function siteOf({ name, country }: Pick<Figure, 'name' | 'country'>): Site {
  const key = `${name}|${country ?? ''}`
  const known = memory.get(key)
  if (known) return known
  const made = makeSite({ name, ...(country && { country }) })
  if (memory.size >= MOST_REMEMBERED) memory.clear()
  memory.set(key, made)
  return made
}

function makeSite(figure: Pick<Figure, 'name' | 'country'>): Site {
  const city = cityOf(figure.name)
  if (city) return { ...city, level: 'city' }
  const state = countryOf(figure.name)
  if (state) return { key: `country ${state}`, level: 'country', country: state }
  const house = knownBody(figure.name)
  const key = house ? `known ${house}` : concepts(figure.name).join(' ') || toLatin(figure.name)
  return { key: `site ${key}`, level: 'other', country: figure.country }
}

/** Whether one meeting cannot have been at both. */
export function sitesConflict(a: Site, b: Site): boolean {
  if (a.key === b.key) return false
  if (a.country && b.country && a.country !== b.country) return true
  return a.level === 'city' && b.level === 'city'
}
