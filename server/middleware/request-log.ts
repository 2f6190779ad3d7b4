import type { RequestHandler } from 'express'
import type { Logger } from 'pino'

/** One line a request, when it is over; never the query string, which may hold what somebody looks for. */
export const requestLog =
  (logger: Logger): RequestHandler =>
  (request, response, next) => {
    const started = performance.now()
    const { method } = request
    const path = request.path.slice(0, 200)
    response.once('close', () => {
      const { requestId, endpoint, code, caller: by } = response.locals
      const ms = Math.round((performance.now() - started) * 10) / 10
      const cut = response.writableFinished ? {} : { cut: true }
      logger.info({ requestId, by, method, path, endpoint, status: response.statusCode, code, ms, ...cut }, 'request')
    })
    next()
  }
