import type { Request, RequestHandler, Response } from 'express'
import { ipKeyGenerator, type Options, rateLimit } from 'express-rate-limit'
import { EntenteError } from '#contract'
import type { ServerParts } from '../parts.ts'

/** Requests that one caller may make in a minute: a page that is used briskly makes a tenth of it. */
const RATE = 1_200

/** Tokens that are nobody's, from one address in a minute. */
const WRONG_TOKENS = 30

const addressOf = ({ ip }: Request) => `address:${ipKeyGenerator(ip ?? '')}`

const SHARED: Partial<Options> = {
  windowMs: 60_000,
  standardHeaders: 'draft-8',
  legacyHeaders: false,
  validate: false,
  handler: (_request, _response, next) =>
    next(new EntenteError('too-many-requests', 'More requests came than are answered in a minute.')),
}

/**
 * Holds every caller to a rate, by the name of its token, else by its address, and guessers of tokens to a much lower one.
 * Commands of this machine are let through: they load as fast as they can.
 */
export function holdRate({ rate = RATE }: ServerParts): RequestHandler[] {
  const all = rateLimit({
    ...SHARED,
    identifier: 'requests',
    limit: rate,
    keyGenerator: (request, { locals }: Response) =>
      locals.caller === undefined ? addressOf(request) : `name:${locals.caller}`,
    skip: (_request, { locals }) => locals.local,
  })
  const guesses = rateLimit({
    ...SHARED,
    standardHeaders: false,
    limit: Math.min(WRONG_TOKENS, rate),
    keyGenerator: addressOf,
    skip: (_request, { locals }) => locals.caller !== undefined || !locals.given,
    skipSuccessfulRequests: true,
    requestWasSuccessful: (_request, { locals }) => locals.code !== 'no-token',
  })
  return [all, guesses]
}
