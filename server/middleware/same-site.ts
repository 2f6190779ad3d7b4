import type { Request, RequestHandler } from 'express'
import { EntenteError } from '#contract'
import { isLoopback } from '../loopback.ts'

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Refuses what HTTP refuses: a request of today that does not say whom it is for. */
export const needHost: RequestHandler = (request, _response, next) => {
  if (request.httpVersion !== '1.0' && request.get('host') === undefined)
    throw new EntenteError('bad-request', 'The request has no "Host".')
  next()
}

/** Refuses a name that is not this machine's: a foreign page may have pointed its own name here. */
export const ownHost: RequestHandler = (request, _response, next) => {
  const host = request.get('host') ?? ''
  if (!isLoopback(host.replace(/:\d+$/, '')))
    throw new EntenteError('foreign-host', `This server answers on loopback only, not as "${host.slice(0, 100)}".`)
  next()
}

/**
 * Refuses writes that a page of another origin sends, and reads that one of another site makes in secret: it could not see
 * the answer, but make the store work. Following a link is no secret. Programs that are no browsers send none of these headers.
 */
export const ownOrigin: RequestHandler = (request, _response, next) => {
  if (!READS.has(request.method) && isCrossSite(request))
    throw new EntenteError('cross-site', 'Only a page of this server may write to it.')
  if (request.get('sec-fetch-site') === 'cross-site' && request.get('sec-fetch-mode') !== 'navigate')
    throw new EntenteError('cross-site', 'A page of another site may lead here, and nothing else.')
  next()
}

function isCrossSite(request: Request): boolean {
  const site = request.get('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  const origin = request.get('origin')
  return origin !== undefined && origin.replace(/^https?:\/\//, '') !== request.get('host')
}
