import neo4j, { type Neo4jError } from 'neo4j-driver'
import { EntenteError, type ErrorCode } from '#contract'

// The first that fits decides. `N/A` is what the driver says when no connection was to be had in time.
const BY_CODE: readonly (readonly [RegExp, ErrorCode])[] = [
  [/^(ServiceUnavailable|SessionExpired|N\/A)$/, 'store-unavailable'],
  [/\.Security\./, 'store-unavailable'],
  [/\.Database\.|DatabaseUnavailable|\.Cluster\./, 'store-unavailable'],
  [/DeadlockDetected/, 'conflict'],
  [/LockClientStopped|LockAcquisitionTimeout|TransactionTimedOut|OutOfMemory|MemoryLimit/, 'store-busy'],
  [/^Neo\.TransientError\./, 'store-busy'],
]

/** What the driver threw, as an error of ours with the driver's as its cause; anything else is left as it is. */
export function translate(error: unknown): unknown {
  if (!(error instanceof neo4j.Neo4jError)) return error
  const code = BY_CODE.find(([words]) => words.test(error.code))?.[1] ?? 'query-failed'
  return new EntenteError(code, sentence(code, error), { cause: error })
}

function sentence(code: ErrorCode, error: Neo4jError): string {
  if (code !== 'store-unavailable') return error.message
  return `${error.code.includes('.Security.') ? 'Neo4j refuses the user' : 'Neo4j does not answer'}: ${error.message}`
}
