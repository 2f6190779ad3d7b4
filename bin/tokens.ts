import { readFile, stat } from 'node:fs/promises'
import { EntenteError } from '#contract'
import type { NamedToken } from '#server'

/** A name that stands under a decision. */
export const NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._@-]{0,63}$/u

/** Long enough not to be guessed. */
const TOKEN = /^[^\s,]{16,200}$/

/** Tokens written as `name=token`, blank ones left out; `undefined` where one does not fit or belongs to two names. */
export function tokensIn(pairs: readonly string[]): NamedToken[] | undefined {
  const found = pairs.filter((pair) => pair.trim() !== '').map(tokenIn)
  const tokens = found.filter((each) => each !== undefined)
  const different = new Set(tokens.map(({ token }) => token))
  return different.size === found.length ? tokens : undefined
}

function tokenIn(pair: string): NamedToken | undefined {
  const [, name = '', token = ''] = /^([^=]*)=(.*)$/s.exec(pair) ?? []
  const trimmed = { name: name.trim(), token: token.trim() }
  return NAME.test(trimmed.name) && TOKEN.test(trimmed.token) ? trimmed : undefined
}

/** The tokens of a file: a line each, `#` begins a comment. Throws `bad-setting` where others may read it. */
export async function tokensOf(file: string | undefined): Promise<readonly NamedToken[]> {
  if (file === undefined) return []
  const { mode } = await stat(file).catch((cause: unknown) => {
    throw new EntenteError('bad-setting', `The file of tokens, ${file}, cannot be read.`, { cause })
  })
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new EntenteError('bad-setting', `The file of tokens, ${file}, may be read by others: chmod 600 it.`)
  const lines = (await readFile(file, 'utf8')).split(/\r?\n/).filter((line) => !line.trimStart().startsWith('#'))
  const tokens = tokensIn(lines)
  if (tokens !== undefined && tokens.length > 0) return tokens
  const must = 'lines name=token, each token of 16 characters or more and of one name'
  throw new EntenteError('bad-setting', `The file of tokens, ${file}, must hold ${must}.`)
}
