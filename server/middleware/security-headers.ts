import { randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'

const STATIC = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Cache-Control': 'no-store',
}

/** Headers of every answer that is data. */
export const DATA_HEADERS = { ...STATIC, 'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'" }

const pagePolicy = (nonce: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "connect-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'none'",
  ].join('; ')

/** For a page that is nothing but text, one style and the sign of the page. */
export const textPolicy = (nonce: string): string =>
  `default-src 'none'; style-src 'nonce-${nonce}'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'`

export const newNonce = (): string => randomBytes(16).toString('base64url')

/** Headers of every answer; the nonce is for the page's own style tags. */
export const securityHeaders: RequestHandler = (request, response, next) => {
  if (request.path === '/api' || request.path.startsWith('/api/')) {
    for (const name in DATA_HEADERS) response.setHeader(name, DATA_HEADERS[name as keyof typeof DATA_HEADERS])
    return next()
  }
  response.locals.nonce = newNonce()
  response.set({ ...STATIC, 'Content-Security-Policy': pagePolicy(response.locals.nonce) })
  next()
}
