import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'

const ACCEPTED = /^[\w.-]{1,64}$/

/** Gives every request an id, the caller's own where it is harmless, and sends it back. */
export const requestId: RequestHandler = (request, response, next) => {
  const given = request.get('x-request-id') ?? ''
  response.locals.requestId = ACCEPTED.test(given) ? given : randomUUID()
  response.set('X-Request-Id', response.locals.requestId)
  next()
}
