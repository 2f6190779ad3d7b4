import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import express, { type RequestHandler, Router } from 'express'
import { EntenteError } from '#contract'
import { onlyMethods } from './middleware/problem.ts'

/** Where the built page wants the nonce of its style tags. */
const NONCE = /__CSP_NONCE__/g

/** The built page: files named after their content are kept for good, the page itself is made for every request. */
export function client(folder: string): Router {
  const router = Router()
  router.get(['/', '/index.html'], page(folder))
  router.use('/assets', files(join(folder, 'assets'), 'public, max-age=31536000, immutable'))
  router.use(files(folder, 'public, max-age=3600'))
  router.get('/{*path}', ({ path }, _response, next) => next(isFile(path) ? 'router' : undefined), page(folder))
  router.all(
    '/{*path}',
    ({ path }, _response, next) => next(isFile(path) ? 'router' : undefined),
    onlyMethods(['GET', 'HEAD']),
  )
  return router
}

/** An address of a view has no file name in it: the page finds its own way. */
const isFile = (path: string) => /\.[^/]*$/.test(path) || path.startsWith('/assets/')

const files = (folder: string, cacheControl: string): RequestHandler =>
  express.static(folder, {
    index: false,
    redirect: false,
    cacheControl: false,
    setHeaders: (response: ServerResponse) => response.setHeader('Cache-Control', cacheControl),
  })

function page(folder: string): RequestHandler {
  return async (_request, response) => {
    const html = await readFile(join(folder, 'index.html'), 'utf8').catch((cause: unknown) => {
      throw new EntenteError('not-found', 'The page is not built: run "npm run build".', { cause })
    })
    response.type('html').send(html.replace(NONCE, response.locals.nonce))
  }
}
