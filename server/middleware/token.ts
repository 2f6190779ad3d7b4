import { createHash, timingSafeEqual } from 'node:crypto'
import type { RequestHandler } from 'express'
import { EntenteError } from '#contract'

/** What a watchdog asks, and it has no token. */
const OPEN = new Set(['/health', '/ready'])

const digest = (text: string) => createHash('sha256').update(text).digest()

/** Asks for `Authorization: Bearer` with the token. */
export function needToken(token: string): RequestHandler {
  const wanted = digest(token)
  return (request, response, next) => {
    const [, given] = /^Bearer (\S+)$/i.exec(request.get('authorization') ?? '') ?? []
    if (OPEN.has(request.path) || (given !== undefined && timingSafeEqual(digest(given), wanted))) return next()
    response.set('WWW-Authenticate', 'Bearer')
    throw new EntenteError('no-token', 'Send the token as "Authorization: Bearer …".')
  }
}
