import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { Logger } from 'pino'
import { EntenteError, ERROR_STATUS } from '#contract'
import { asEntenteError, toProblem } from '../problems.ts'

/** What no route took. */
export const notFound: RequestHandler = () => {
  throw new EntenteError('not-found', 'There is nothing at this address.')
}

/** Refuses a method that the path does not have. */
export const onlyMethods =
  (methods: readonly string[]): RequestHandler =>
  (request, response) => {
    response.set('Allow', methods.join(', '))
    throw new EntenteError('method-not-allowed', `${request.method} is not served here, only ${methods.join(', ')}.`)
  }

/** Statuses that are over after a moment. */
const MEND_THEMSELVES = new Set([429, 503])

/** Every error as a problem document; only what was not foreseen is logged with its stack. */
export const problem =
  (logger: Logger): ErrorRequestHandler =>
  (thrown: unknown, _request, response, _next) => {
    const error = asEntenteError(thrown)
    const { requestId } = response.locals
    response.locals.code = error.code
    if (ERROR_STATUS[error.code] >= 500) logger.error({ requestId, err: error.cause ?? error }, error.message)
    if (response.headersSent) return void response.destroy()
    if (MEND_THEMSELVES.has(ERROR_STATUS[error.code]) && !response.hasHeader('Retry-After'))
      response.set('Retry-After', '2')
    response.removeHeader('ETag')
    response
      .status(ERROR_STATUS[error.code])
      .set('Cache-Control', 'no-store')
      .type('application/problem+json')
      .send(JSON.stringify(toProblem(error, requestId)))
  }
