import { EntenteError, type ErrorCode } from '#contract'
import type { Explorer } from '#graph'

/** What was looked for, or the error that says it is not there. */
export function found<T>(value: T | undefined, code: ErrorCode, id: string): T {
  if (value === undefined) throw new EntenteError(code, `Nothing is known under "${id}".`)
  return value
}

/** The same for what articles tell: an address whose article was removed is gone, not unknown. */
export async function foundOrGone<T>(
  value: T | undefined,
  code: ErrorCode,
  id: string,
  explorer: Explorer,
): Promise<T> {
  if (value === undefined && (await explorer.node(id))?.kind === 'tombstone')
    throw new EntenteError('gone', `The article that "${id}" came from was removed.`)
  return found(value, code, id)
}
