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

const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'"

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

/** Headers of every answer; the nonce is for the page's own style tags. */
export const securityHeaders: RequestHandler = (request, response, next) => {
  response.set(STATIC)
  if (request.path === '/api' || request.path.startsWith('/api/')) {
    response.set('Content-Security-Policy', DATA_POLICY)
    return next()
  }
  response.locals.nonce = randomBytes(16).toString('base64url')
  response.set('Content-Security-Policy', pagePolicy(response.locals.nonce))
  next()
}
