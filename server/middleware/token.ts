import { createHash, timingSafeEqual } from 'node:crypto'
import type { RequestHandler } from 'express'
import { EntenteError } from '#contract'
import type { NamedToken, ServerParts } from '../parts.ts'

/** What a watchdog asks, and what says how to ask: neither has a token. */
const OPEN = new Set(['/health', '/ready', '/docs', '/openapi.json'])

/** Who decides where no token says it. */
const NOBODY_NAMED = 'analyst'

const digest = (text: string) => createHash('sha256').update(text).digest()

/** Finds whose token came with the request; what it writes bears that name. Takes as long whichever token it is, or none. */
export function whoAsks({ tokens = [], localToken, author = NOBODY_NAMED }: ServerParts): RequestHandler {
  const local: NamedToken[] = localToken === undefined ? [] : [{ name: author, token: localToken }]
  const known = [...local, ...tokens].map(({ name, token }) => ({ name, token: digest(token) }))
  return (request, response, next) => {
    const [, given] = /^Bearer (\S+)$/i.exec(request.get('authorization') ?? '') ?? []
    const sent = digest(given ?? '')
    const [found] = known.filter(({ token }) => timingSafeEqual(token, sent))
    Object.assign(response.locals, { author: found?.name ?? author, caller: found?.name, given: given !== undefined })
    response.locals.local = found !== undefined && found === known[0] && localToken !== undefined
    next()
  }
}

/**
 * Asks for one of the tokens where others can reach the server. On loopback none is needed, but where names are given out, one
 * that is nobody's is refused rather than taken for nobody's.
 */
export function needToken({ exposed = false, tokens = [] }: ServerParts): RequestHandler {
  return ({ path }, response, next) => {
    const { caller, given } = response.locals
    const needed = exposed || (given && tokens.length > 0)
    if (caller !== undefined || !needed || OPEN.has(path)) return next()
    response.set('WWW-Authenticate', 'Bearer')
    throw new EntenteError('no-token', 'Send the token as "Authorization: Bearer …".')
  }
}
