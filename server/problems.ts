import { EntenteError, ERROR_STATUS, type ErrorCode, type Problem } from '#contract'

/** A few words for every code; the detail of a problem says the rest. */
export const TITLES: Readonly<Record<ErrorCode, string>> = {
  'bad-request': 'The request does not fit',
  'bad-json': 'The body is not JSON',
  'too-deep': 'The body is nested too deep',
  'bad-parameter': 'A parameter does not fit',
  'no-token': 'A token is needed',
  'cross-site': 'Pages of other sites are refused',
  'not-found': 'Nothing is served here',
  'no-such-node': 'No such node',
  'no-such-article': 'No such article',
  'no-such-job': 'No such job',
  'no-such-query': 'No such saved query',
  'no-such-judgement': 'No such judgement',
  'method-not-allowed': 'This method is not served here',
  'too-slow': 'The request took too long to arrive',
  gone: 'It was removed',
  conflict: 'Somebody else was faster',
  'too-large': 'The request is too large',
  'unsupported-type': 'This type of content is not read',
  'foreign-host': 'This server is not the one that was asked for',
  'empty-article': 'The article is empty',
  'not-text': 'The article is not text',
  'broken-encoding': 'The text is not valid Unicode',
  'unknown-language': 'The language is not known',
  'article-too-long': 'The article is too long',
  'unreadable-file': 'The file cannot be read',
  'query-failed': 'The query failed',
  'query-stopped': 'The query was too heavy',
  'too-many-requests': 'Too many requests',
  internal: 'Something went wrong in the server',
  'store-unavailable': 'The store does not answer',
  'store-busy': 'The store is busy',
  'store-foreign': 'The store is not one of Entente',
  'store-locked': 'The store is in use',
  'store-unwritable': 'The store cannot be written',
  'store-newer': 'The store was made by a newer version',
  'store-unfinished': 'The store is filled by half',
  'port-taken': 'The port is taken',
  'bad-setting': 'A setting does not fit',
}

export type Issue = NonNullable<Problem['issues']>[number]

/** A request that a schema refused, with every place where it was wrong. */
export class RefusedRequest extends EntenteError {
  readonly issues: readonly Issue[]
  constructor(code: 'bad-request' | 'bad-parameter', issues: readonly Issue[]) {
    super(code, issues.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; '))
    this.issues = issues
  }
}

/** What the body parsers of express call their errors. */
const PARSER_ERRORS: Readonly<Record<string, EntenteError>> = {
  'entity.parse.failed': new EntenteError('bad-json', 'The body is not valid JSON.'),
  'entity.too.large': new EntenteError('too-large', 'The body is larger than is taken here.'),
  'encoding.unsupported': new EntenteError(
    'unsupported-type',
    'Send the body plain or compressed with gzip, deflate or br.',
  ),
  'charset.unsupported': new EntenteError('unsupported-type', 'Send the body as UTF-8.'),
}

/** Any error as one with a code; what was not thrown on purpose is `internal`. */
export function asEntenteError(error: unknown): EntenteError {
  if (error instanceof EntenteError) return error
  const { type, status } = (error ?? {}) as { type?: string; status?: number }
  const known = type === undefined ? undefined : PARSER_ERRORS[type]
  if (known !== undefined) return known
  if (status !== undefined && status >= 400 && status < 500)
    return new EntenteError('bad-request', 'The request cannot be read.', { cause: error })
  return new EntenteError('internal', 'Something went wrong; the log tells it under this request id.', { cause: error })
}

/** An error as its problem document. */
export function toProblem(error: EntenteError, requestId: string): Problem {
  const { code, message: detail } = error
  const issues = error instanceof RefusedRequest ? { issues: [...error.issues] } : {}
  return {
    type: `/api/docs#${code}`,
    title: TITLES[code],
    status: ERROR_STATUS[code],
    code,
    detail,
    requestId,
    ...issues,
  }
}
