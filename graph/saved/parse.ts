import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { EntenteError, type QueryParameter, SavedQuery } from '#contract'
import { tokenise } from '../dialect/tokens.ts'
import { checkDialect, parametersOf } from '../dialect.ts'
import { withLimit } from './limit.ts'

/** Words that write, or reach beyond the graph; a saved query has none of them outside names and texts. */
const FORBIDDEN = new Set([
  'create',
  'merge',
  'set',
  'delete',
  'detach',
  'remove',
  'foreach',
  'load',
  'drop',
  'show',
  'use',
])

/** The saved queries of a folder of YAML files, by name. Throws as `parseSavedQuery` does, and `bad-request` where two have one id. */
export async function loadSavedQueries(folder: string): Promise<readonly SavedQuery[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml')).toSorted()
  const queries = await Promise.all(
    files.map(async (file) => parseSavedQuery(await readFile(join(folder, file), 'utf8'), file)),
  )
  const twice = queries.find(({ id }, i) => queries.findIndex((other) => other.id === id) < i)
  if (twice) throw new EntenteError('bad-request', `Two files hold the saved query ${twice.id}.`)
  return queries.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** A saved query out of its file. Throws `bad-request` where it lacks a part, and `query-failed` for Cypher that must not run. */
export function parseSavedQuery(yaml: string, file: string): SavedQuery {
  const query = SavedQuery.strict().safeParse(contentOf(yaml, file))
  if (!query.success) {
    const [issue] = query.error.issues
    throw new EntenteError('bad-request', `${file}: ${issue?.path.join('.')}: ${issue?.message}`)
  }
  const faults = [...parameterFaults(query.data), ...cypherFaults(query.data)]
  if (faults.length > 0) throw new EntenteError('query-failed', `${file}: ${faults.join(' ')}`)
  return query.data
}

function contentOf(yaml: string, file: string): unknown {
  try {
    return parse(yaml)
  } catch (cause) {
    throw new EntenteError('bad-request', `${file} is not YAML.`, { cause })
  }
}

function parameterFaults({ parameters, cypher }: SavedQuery): string[] {
  const used = parametersOf(cypher)
  const declared = new Set(parameters.map(({ name }) => name))
  return [
    ...[...used].filter((name) => !declared.has(name)).map((name) => `$${name} is no parameter of the query.`),
    ...[...declared].filter((name) => !used.has(name)).map((name) => `The Cypher does not use $${name}.`),
    ...(declared.size < parameters.length ? ['Two parameters bear one name.'] : []),
    ...parameters.flatMap(choiceFault),
  ]
}

function choiceFault({ name, type, choices }: QueryParameter): string[] {
  return (type === 'choice') === (choices !== undefined && choices.length > 0)
    ? []
    : [`${name}: choices belong to a parameter of type choice.`]
}

/** Its limit is added when it runs, so that no result is without one. */
function cypherFaults({ cypher }: SavedQuery): string[] {
  const words = tokenise(cypher).tokens.filter(({ kind }) => kind === 'word')
  const forbidden = words.filter(({ text }) => FORBIDDEN.has(text.toLowerCase()))
  return [
    ...forbidden.map(({ text, at }) => `${text} at ${at} is not for a saved query.`),
    ...(endsInLimit(words.map(({ text }) => text.toLowerCase())) ? ['The last RETURN has no LIMIT of its own.'] : []),
    ...checkDialect(withLimit(cypher)).map(({ rule, at, remedy }) => `${rule} at ${at}: ${remedy}`),
  ]
}

function endsInLimit(words: readonly string[]): boolean {
  return words.lastIndexOf('limit') > words.lastIndexOf('return')
}
