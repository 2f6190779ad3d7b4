import { createHash, timingSafeEqual } from 'node:crypto'
import type { RequestHandler } from 'express'
import { EntenteError } from '#contract'

/** What a watchdog asks, and it has no token. */
const OPEN = new Set(['/health', '/ready'])

const digest = (text: string) => createHash('sha256').update(text).digest()

/** Asks for `Authorization: Bearer` with one of the tokens. */
export function needToken(tokens: readonly string[]): RequestHandler {
  const wanted = tokens.map(digest)
  const fits = (token: string) => wanted.some((each) => timingSafeEqual(each, digest(token)))
  return (request, response, next) => {
    const [, given] = /^Bearer (\S+)$/i.exec(request.get('authorization') ?? '') ?? []
    if (OPEN.has(request.path) || (given !== undefined && fits(given))) return next()
    response.set('WWW-Authenticate', 'Bearer')
    throw new EntenteError('no-token', 'Send the token as "Authorization: Bearer …".')
  }
}
