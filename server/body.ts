import { isUtf8 } from 'node:buffer'
import express, { type RequestHandler } from 'express'
import { ENDPOINTS, type Endpoint, type EndpointName, EntenteError } from '#contract'

/** Bytes; the longest article, where every character takes three. */
const ARTICLE_LIMIT = 16_000_000
const LIMIT = 1_000_000

/** How many lists and objects may stand inside each other; no body of the contract needs a fifth of it. */
const DEEPEST = 32

/** An article as a file. */
export const TEXT_TYPES = ['text/plain', 'text/markdown', 'text/html']

/** The parsers for what an endpoint takes; an article may come as JSON or as a text file. */
export function readBody(name: EndpointName): RequestHandler[] {
  const endpoint: Endpoint = ENDPOINTS[name]
  if (endpoint.body === undefined) return []
  if (name !== 'loadArticle') return [json(LIMIT), refuseOtherTypes, refuseBrokenText]
  return [
    json(ARTICLE_LIMIT),
    express.raw({ type: TEXT_TYPES, limit: ARTICLE_LIMIT }),
    refuseOtherTypes,
    refuseBrokenText,
  ]
}

const json = (limit: number) =>
  express.json({
    limit,
    verify(_request, _response, bytes, encoding) {
      if (encoding !== 'utf-8') throw new EntenteError('unsupported-type', 'Send the body as UTF-8.')
      if (!isUtf8(bytes)) throw new EntenteError('broken-encoding', 'The body is not valid UTF-8.')
      if (isTooDeep(bytes)) throw new EntenteError('too-deep', `The body is nested deeper than ${DEEPEST}.`)
    },
  })

const [QUOTE, BACKSLASH, OPENING, CLOSING] = [0x22, 0x5c, [0x5b, 0x7b], [0x5d, 0x7d]] as const

/** Told before the body is parsed: whatever walks through it later may count on the depth. */
function isTooDeep(bytes: Buffer): boolean {
  let depth = 0
  let inside = false
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (byte === QUOTE) inside = !inside
    else if (inside) at += byte === BACKSLASH ? 1 : 0
    else if (byte === OPENING[0] || byte === OPENING[1]) depth += 1
    else if (byte === CLOSING[0] || byte === CLOSING[1]) depth -= 1
    if (depth > DEEPEST) return true
  }
  return false
}

const refuseOtherTypes: RequestHandler = (request, _response, next) => {
  const sent = Number(request.get('content-length') ?? 0) > 0 || request.get('transfer-encoding') !== undefined
  const type = request.get('content-type')
  if (sent && request.body === undefined)
    throw new EntenteError('unsupported-type', `A body of type "${type?.slice(0, 100) ?? 'none'}" is not read here.`)
  if (Buffer.isBuffer(request.body) && !/^[^;]+(;\s*charset="?utf-?8"?\s*)?$/i.test(type ?? ''))
    throw new EntenteError('unsupported-type', 'Send text as UTF-8.')
  next()
}

/** Half of a surrogate pair can be written in JSON, but neither stored nor shown. */
const refuseBrokenText: RequestHandler = (request, _response, next) => {
  if (!Buffer.isBuffer(request.body) && hasLoneSurrogate(request.body))
    throw new EntenteError('broken-encoding', 'The body holds half of a surrogate pair.')
  next()
}

function hasLoneSurrogate(value: unknown): boolean {
  if (typeof value === 'string') return /\p{Surrogate}/u.test(value)
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([key, item]) => hasLoneSurrogate(key) || hasLoneSurrogate(item))
}
