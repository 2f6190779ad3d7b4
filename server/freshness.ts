import { randomBytes } from 'node:crypto'
import type { Request, Response } from 'express'
import type { EndpointName } from '#contract'
import type { ServerParts } from './parts.ts'

/** What is a function of the canonical layer alone; articles change before the graph does. */
export const OF_THE_GRAPH: ReadonlySet<EndpointName> = new Set(['graph', 'node', 'neighbours', 'paths', 'meetings'])

/** Another store may stand behind the same address after a start, with the same epoch. */
const START = randomBytes(6).toString('base64url')

/** Tags an answer about the graph with the store's epoch; true where the client has it already. */
export async function isFresh(
  name: EndpointName,
  request: Request,
  response: Response,
  { explorer }: ServerParts,
): Promise<boolean> {
  const known = (request.get('if-none-match') ?? '').split(/\s*,\s*/)
  // Express would compare once more, and take `*` for any answer that has no tag at all.
  delete request.headers['if-none-match']
  if (!OF_THE_GRAPH.has(name)) return false
  // The epoch is read before the answer is: an answer may be newer than its tag, never older.
  response.locals.epoch = await explorer.epoch()
  const tag = `W/"${START}.${response.locals.epoch}"`
  response.set({ ETag: tag, 'Cache-Control': 'private, no-cache' })
  return known.includes(tag)
}
