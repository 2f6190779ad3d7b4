import { EntenteError } from '#contract'
import { Script } from '../dialect/script.ts'
import { type Token, tokenise } from '../dialect/tokens.ts'

/** Characters; longer than anybody types. */
const MOST_LETTERS = 20_000
/** A list of more numbers than this is built in memory before anything can stop it. */
const WIDEST_RANGE = 10_000

/** Words that write, reach beyond the graph, or change how a statement runs. */
const WRITING = ['create', 'merge', 'set', 'delete', 'detach', 'remove', 'foreach', 'insert']
const REACHING = ['load', 'drop', 'alter', 'show', 'use', 'terminate', 'grant', 'deny', 'revoke', 'start', 'stop']
const RUNNING = ['explain', 'profile', 'cypher', 'transactions']

/**
 * Cypher that somebody typed, ready to run: without the semicolon at its end. Throws `query-failed` with a sentence for a text
 * that would write, reach beyond the graph, or compute without end. What an engine's plan shows is checked by the engine.
 */
export function checkTyped(cypher: string): string {
  if (cypher.length > MOST_LETTERS) throw refused(`A query has at most ${MOST_LETTERS} characters`)
  const text = cypher.trim().replace(/;\s*$/, '')
  const { tokens, unreadable } = tokenise(text)
  if (unreadable !== undefined)
    throw refused(`At character ${unreadable} something is not closed, or a sign is unknown`)
  if (tokens.length === 0) throw refused('The query is empty')
  const why = faultOf(new Script(tokens), tokens)
  if (why !== undefined) throw refused(why)
  return text
}

const refused = (why: string) => new EntenteError('query-failed', `${why}.`)

function faultOf(script: Script, tokens: readonly Token[]): string | undefined {
  const word = (list: readonly string[]): string | undefined =>
    tokens[script.keywords(...list)[0] ?? -1]?.text.toUpperCase()
  const [writes, reaches, runs] = [word(WRITING), word(REACHING), word(RUNNING)]
  if (writes) return `${writes} writes, and a query only reads`
  if (reaches) return `${reaches} reaches beyond the graph`
  if (runs) return `${runs} is not for a query`
  if (script.all(';').length > 0) return 'Only one query runs at a time'
  if (script.keywords('call').some((index) => !['(', '{'].includes(script.word(index + 1))))
    return 'CALL is for subqueries alone, not for procedures'
  if (script.all('reduce').some((index) => script.word(index + 1) === '('))
    return 'reduce() cannot be stopped: use an aggregation'
  return faultOfRanges(script)
}

function faultOfRanges(script: Script): string | undefined {
  const ranges = script.all('range').filter((index) => script.word(index + 1) === '(')
  if (ranges.length > 1) return 'Two range() multiply: use one'
  return ranges.some((index) => !isSmall(script, index + 2))
    ? `range() takes two plain numbers, at most ${WIDEST_RANGE} apart`
    : undefined
}

function isSmall(script: Script, first: number): boolean {
  const [from, comma, to, close] = [0, 1, 2, 3].map((step) => script.word(first + step))
  if (comma !== ',' || close !== ')') return false
  return /^\d+$/.test(from ?? '') && /^\d+$/.test(to ?? '') && Number(to) - Number(from) <= WIDEST_RANGE
}
