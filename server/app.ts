import express, { type Express, Router } from 'express'
import { EntenteError } from '#contract'
import { client } from './client.ts'
import { type Handlers, servedPaths, serveEndpoints } from './endpoint.ts'
import { compress } from './middleware/compress.ts'
import { notFound, onlyMethods, problem } from './middleware/problem.ts'
import { holdRate } from './middleware/rate.ts'
import { readablePath } from './middleware/readable-path.ts'
import { requestId } from './middleware/request-id.ts'
import { requestLog } from './middleware/request-log.ts'
import { needHost, ownHost, ownOrigin } from './middleware/same-site.ts'
import { securityHeaders } from './middleware/security-headers.ts'
import { needToken, whoAsks } from './middleware/token.ts'
import type { ServerParts } from './parts.ts'
import { articleRoutes } from './routes/articles.ts'
import { graphRoutes } from './routes/graph.ts'
import { healthRoutes } from './routes/health.ts'
import { jobRoutes } from './routes/jobs.ts'
import { judgementRoutes } from './routes/judgements.ts'
import { meetingRoutes } from './routes/meetings.ts'
import { nodeRoutes } from './routes/nodes.ts'
import { openApiRoutes } from './routes/openapi.ts'
import { pathRoutes } from './routes/paths.ts'
import { queryRoutes } from './routes/queries.ts'
import { searchRoutes } from './routes/search.ts'
import { statsRoutes } from './routes/stats.ts'

/** The API and the page as one express app; whoever calls this listens. Throws `bad-setting` where it would be open to all. */
export function createApp(parts: ServerParts): Express {
  if (parts.exposed) needOwnTokens(parts)
  const app = express()
  app.disable('x-powered-by').disable('etag').set('case sensitive routing', true)
  app.use(requestId, requestLog(parts.logger), securityHeaders, needHost, whoAsks(parts))
  app.use(parts.exposed ? holdRate(parts) : ownHost)
  app.use(readablePath, ownOrigin)
  app.use('/api', api(parts))
  app.use(compress, client(parts.clientFolder), notFound)
  app.use(problem(parts.logger))
  return app
}

/** An empty token would be taken for sent by every request that has none. */
function needOwnTokens({ tokens = [], localToken }: ServerParts): void {
  if (tokens.length > 0 && tokens.every(({ token }) => token !== '') && localToken !== '') return
  throw new EntenteError(
    'bad-setting',
    'A server that others can reach needs a token, and none of its tokens may be empty.',
  )
}

function api(parts: ServerParts): Router {
  const router = Router({ caseSensitive: true })
  router.use(needToken(parts))
  serveEndpoints(router, handlers(parts), parts)
  for (const [path, methods] of servedPaths()) router.all(path, onlyMethods(methods))
  return router.use(notFound)
}

const handlers = (parts: ServerParts): Handlers => ({
  ...healthRoutes(parts),
  ...statsRoutes(parts),
  ...searchRoutes(parts),
  ...graphRoutes(parts),
  ...nodeRoutes(parts),
  ...pathRoutes(parts),
  ...meetingRoutes(parts),
  ...articleRoutes(parts),
  ...jobRoutes(parts),
  ...queryRoutes(parts),
  ...judgementRoutes(parts),
  ...openApiRoutes(parts),
})
