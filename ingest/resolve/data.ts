import { readFileSync } from 'node:fs'

/** A table that ships beside this file; trusted, for it is ours. */
export function readTable<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8')) as T
}

/** The words of a space-separated list. */
export function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' ').filter(Boolean))
}
