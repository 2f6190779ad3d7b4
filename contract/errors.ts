import { z } from 'zod'

/** Every code that a problem document, a job or the command line can carry, with its HTTP status. The page `docs/api.md` explains each. */
export const ERROR_STATUS = {
  'bad-request': 400,
  'bad-json': 400,
  'too-deep': 400,
  'bad-parameter': 400,
  'no-token': 401,
  'cross-site': 403,
  'not-found': 404,
  'no-such-node': 404,
  'no-such-article': 404,
  'no-such-job': 404,
  'no-such-query': 404,
  'no-such-judgement': 404,
  'method-not-allowed': 405,
  'too-slow': 408,
  gone: 410,
  conflict: 409,
  'too-large': 413,
  'unsupported-type': 415,
  'foreign-host': 421,
  'empty-article': 422,
  'not-text': 422,
  'broken-encoding': 422,
  'unknown-language': 422,
  'article-too-long': 422,
  'unreadable-file': 422,
  'query-failed': 422,
  'query-stopped': 422,
  'too-many-requests': 429,
  internal: 500,
  'store-unavailable': 503,
  'store-busy': 503,
  'store-foreign': 500,
  'store-locked': 500,
  'store-unwritable': 500,
  'store-newer': 500,
  'store-unfinished': 500,
  'port-taken': 500,
  'bad-setting': 500,
} as const

export type ErrorCode = keyof typeof ERROR_STATUS
export const ErrorCode = z.enum(Object.keys(ERROR_STATUS) as [ErrorCode, ...ErrorCode[]])

/** The one error that rooms throw on purpose: a code from the closed list and a sentence that says what to do. */
export class EntenteError extends Error {
  readonly code: ErrorCode
  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'EntenteError'
    this.code = code
  }
}

/** An error as HTTP tells it (RFC 9457); `type` names the code's place in the documentation. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: ErrorCode,
  detail: z.string(),
  requestId: z.string(),
  /** Where the request was wrong, for `bad-request` and `bad-parameter`. */
  issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})
export type Problem = z.infer<typeof Problem>
