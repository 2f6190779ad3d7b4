import type { RequestHandler } from 'express'
import { EntenteError } from '#contract'

/** Refuses a path that is not valid percent-encoding or holds a NUL. */
export const readablePath: RequestHandler = (request, _response, next) => {
  if (!isReadable(request.path)) throw new EntenteError('bad-parameter', 'The path is not validly encoded.')
  next()
}

function isReadable(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes('\0')
  } catch {
    return false
  }
}
