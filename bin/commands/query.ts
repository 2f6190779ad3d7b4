import { Address, EntenteError, type SavedQuery } from '#contract'
import { type Explorer, runSavedQuery } from '#graph'
import { foldQuery } from '#ingest'
import type { Settings } from '../settings.ts'
import { withStore } from '../store.ts'
import { type Format, format } from '../table.ts'

export interface QueryOptions {
  readonly param: readonly string[]
  readonly format: Format
}

/** `entente query`: runs a saved query; people, organisations and places may be given by name. */
export async function query(name: string, options: QueryOptions, settings: Settings): Promise<boolean> {
  return withStore(settings, async ({ explorer, queries }) => {
    const saved = findQuery(name, queries)
    const values = await Promise.all(options.param.map((given) => parseParam(given, saved, explorer)))
    const result = await runSavedQuery(explorer, saved, Object.fromEntries(values))
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

async function parseParam(given: string, query: SavedQuery, explorer: Explorer): Promise<[string, string | number]> {
  const [, name = '', value = ''] = /^([^=]+)=(.*)$/s.exec(given) ?? []
  const parameter = query.parameters.find((each) => each.name === name)
  if (parameter === undefined) throw unknownParameter(given, query)
  if (parameter.type === 'number') return [name, Number(value)]
  const { type } = parameter
  const isNode = type === 'actor' || type === 'organisation' || type === 'place'
  return [name, isNode && !Address.safeParse(value).success ? await addressOf(value, type, explorer) : value]
}

function unknownParameter(given: string, { id, parameters }: SavedQuery): EntenteError {
  const known = parameters.map(({ name }) => name).join(', ') || 'none'
  return new EntenteError('bad-parameter', `--param ${given}: give NAME=VALUE; ${id} takes: ${known}.`)
}

async function addressOf(name: string, kind: 'actor' | 'organisation' | 'place', explorer: Explorer): Promise<string> {
  const tokens = foldQuery(name)
  const hits = await explorer.search({ tokens, text: name, kinds: [kind], limit: 5 })
  const [best, second] = hits
  if (best === undefined) throw new EntenteError('no-such-node', `Nobody is found under "${name}".`)
  const exact = hits.find(({ node }) => foldQuery(node.name).join(' ') === tokens.join(' '))
  if (exact !== undefined || second === undefined) return (exact ?? best).node.id
  const found = hits.map(({ node }) => `${node.name} (${node.id})`).join(', ')
  throw new EntenteError('bad-parameter', `"${name}" may be any of: ${found}.`)
}
