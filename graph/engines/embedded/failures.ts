import { EntenteError, type ErrorCode } from '#contract'
import type { Failure } from './messages.ts'

/** GQLSTATUS of a write that met another transaction's. */
const CONFLICT = '40000'

/** A full or failing disk: what was acknowledged before stands. After some failures the driver writes nothing until it is opened anew. */
const DISK = /I\/O error|os error \d+/
const STOPPED = /GRAFEO-T0(08|10|11)|reopen the database/

/** What the driver threw, as a code of ours. The driver's own `code` says nothing, so its GQLSTATUS decides. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof EntenteError) return { code: error.code, message: error.message }
  const message = error instanceof Error ? error.message : String(error)
  const status = (error as { gqlStatus?: string }).gqlStatus
  if (DISK.test(message) || STOPPED.test(message)) return { code: 'store-unwritable', message: unwritable(message) }
  if (status === CONFLICT) return { code: 'conflict', message }
  return { code: status === undefined ? 'internal' : 'query-failed', message }
}

/** What the operating system said, without the driver's account of it, and what is to be done. */
function unwritable(message: string): string {
  const reason = /[^:]+ \(os error \d+\)/.exec(message)?.[0].trim() ?? 'an earlier write to its disk failed'
  return STOPPED.test(message) ? stoppedBy(reason) : `The store cannot be written: ${reason}.`
}

/** What is said once nothing is written any more until the store is opened anew. */
export const stoppedBy = (reason: string): string =>
  `The store cannot be written: ${reason}; start the program again once the disk is well.`

// Opening gives no GQLSTATUS, only words: these are the words of @grafeo-db/js 0.6.0, held by tests.
const OPENING: readonly (readonly [RegExp, ErrorCode, string])[] = [
  [/cannot be locked/, 'store-locked', 'is in use by another process; stop that one first'],
  [/not a Grafeo database|not a database file/, 'store-foreign', 'is not a store of Entente'],
  [/denied|read-only|not permitted|os error (2|13|20|30)\b|No space/i, 'store-unwritable', 'cannot be written'],
]

/** What opening the file threw, in a sentence that names it. */
export function describeOpening(error: unknown, file: string): Failure {
  const message = error instanceof Error ? error.message : String(error)
  const known = OPENING.find(([words]) => words.test(message))
  if (known) return { code: known[1], message: `${file} ${known[2]}.` }
  return { code: 'store-unavailable', message: `${file} could not be opened: ${message}` }
}
