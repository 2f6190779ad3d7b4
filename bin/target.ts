import { resolve } from 'node:path'
import { EntenteError } from '#contract'
import type { StorePlace } from '#graph'
import type { Settings } from './settings.ts'

type Environment = Readonly<Record<string, string | undefined>>

const NEO4J = /^(bolt|neo4j)(\+s|\+ssc)?:\/\/\S+$/

/**
 * Where a store is moved to: the address of a Neo4j, or a folder. User, password and database are those of
 * `NEO4J_TO_…`, else of `NEO4J_…`. Throws `bad-setting` where that is no place, or the store's own.
 */
export function readTarget(to: string, { store }: Pick<Settings, 'store'>, environment: Environment): StorePlace {
  const place = NEO4J.test(to) ? databaseAt(to, environment) : folderAt(to)
  if (keyOf(place) === keyOf(store)) throw bad(`--to ${to} is the store itself`)
  return place
}

function databaseAt(uri: string, environment: Environment): StorePlace {
  const own = (name: string) => environment[`NEO4J_TO_${name}`] || environment[`NEO4J_${name}`] || undefined
  const [password, database] = [own('PASSWORD'), own('DATABASE')]
  if (password === undefined) throw bad('NEO4J_TO_PASSWORD or NEO4J_PASSWORD must be set for --to')
  return { kind: 'neo4j', uri, user: own('USER') ?? 'neo4j', password, ...(database !== undefined && { database }) }
}

function folderAt(to: string): StorePlace {
  if (to === '' || /^[a-z][\w+]*:\/\//i.test(to))
    throw bad(`--to must be a folder, or an address that begins with bolt:// or neo4j://, not "${to}"`)
  return { kind: 'embedded', folder: to }
}

const keyOf = (place: StorePlace): string =>
  place.kind === 'neo4j' ? `${place.uri} ${place.database ?? ''}` : resolve(place.folder)

const bad = (what: string) => new EntenteError('bad-setting', `${what}.`)
