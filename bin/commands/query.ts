import { Address, EntenteError, type SavedQuery } from '#contract'
import { foldQuery } from '#ingest'
import { type Desk, withDesk } from '../desk.ts'
import type { Settings } from '../settings.ts'
import { type Format, format } from '../table.ts'
import { withKeeper } from '../with-keeper.ts'

export interface QueryOptions {
  readonly param: readonly string[]
  readonly format: Format
  /** In place of a saved query's name. */
  readonly cypher?: string
}

/** `entente query`: runs a saved query, or Cypher that is given. */
export async function query(name: string | undefined, options: QueryOptions, settings: Settings): Promise<boolean> {
  if ((name === undefined) === (options.cypher === undefined))
    throw new EntenteError('bad-request', 'Give the name of a saved query, or --cypher with a query of your own.')
  if (name !== undefined) return saved(name, options, settings)
  return typed(options.cypher ?? '', options, settings)
}

async function typed(cypher: string, options: QueryOptions, settings: Settings): Promise<boolean> {
  const parameters = Object.fromEntries(options.param.map(typedParam))
  const result = await withKeeper(settings, (keeper) => keeper.cypher({ cypher, parameters }))
  process.stdout.write(format(result, options.format))
  process.stderr.write(`As of ${result.asOf}.\n`)
  return true
}

/** A number, true or false is one where it is written like one; anything else is a text. */
function typedParam(given: string): [string, string | number | boolean] {
  const [, name = '', value = ''] = /^([^=]+)=(.*)$/s.exec(given) ?? []
  if (value === 'true' || value === 'false') return [name, value === 'true']
  return [name, /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value]
}

/** People, organisations and places may be given by name. */
async function saved(name: string, options: QueryOptions, settings: Settings): Promise<boolean> {
  return withDesk(settings, async (desk) => {
    const found = findQuery(name, await desk.queries())
    const values = await Promise.all(options.param.map((given) => parseParam(given, found, desk)))
    const result = await desk.run(found, Object.fromEntries(values))
    process.stdout.write(format(result, options.format))
    return true
  })
}

function findQuery(name: string, queries: readonly SavedQuery[]): SavedQuery {
  const saved = queries.find(({ id }) => id === name)
  if (saved !== undefined) return saved
  const known = queries.map(({ id }) => id).join(', ')
  throw new EntenteError('no-such-query', `There is no saved query "${name}". There are: ${known}.`)
}

async function parseParam(given: string, query: SavedQuery, desk: Desk): Promise<[string, string | number]> {
  const [, name = '', value = ''] = /^([^=]+)=(.*)$/s.exec(given) ?? []
  const type = query.parameters.find((parameter) => parameter.name === name)?.type
  if (type === undefined) throw unknownParameter(given, query)
  if (type === 'number') return [name, numberOf(name, value)]
  const isNode = type === 'actor' || type === 'organisation' || type === 'place'
  return [name, isNode && !Address.safeParse(value).success ? await addressOf(value, type, desk) : value]
}

function numberOf(name: string, value: string): number {
  const number = Number(value)
  if (value.trim() !== '' && Number.isFinite(number)) return number
  throw new EntenteError('bad-parameter', `--param ${name}: "${value}" is not a number.`)
}

function unknownParameter(given: string, { id, parameters }: SavedQuery): EntenteError {
  const known = parameters.map(({ name }) => name).join(', ') || 'none'
  return new EntenteError('bad-parameter', `--param ${given}: give NAME=VALUE; ${id} takes: ${known}.`)
}

/** The one node of this name; a name that fits several is refused with all of them. */
async function addressOf(name: string, kind: 'actor' | 'organisation' | 'place', desk: Desk): Promise<string> {
  const hits = await desk.find(name, kind)
  const named = hits.filter(({ node }) => folded(node.name) === folded(name))
  // A surname alone is whole for nobody, even where somebody is known by no more than that.
  const isWhole = kind !== 'actor' || foldQuery(name).length > 1
  const [one, another] = isWhole && named.length > 0 ? named : hits
  if (one === undefined) throw new EntenteError('no-such-node', `Nothing is found under "${name}".`)
  if (another === undefined) return one.node.id
  const found = hits.map(({ node }) => `${node.name} (${node.id})`).join(', ')
  throw new EntenteError('bad-parameter', `"${name}" may be any of: ${found}.`)
}

const folded = (text: string) => [...foldQuery(text)].sort().join(' ')
