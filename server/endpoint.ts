import type { Request, RequestHandler, Response, Router } from 'express'
import type { z } from 'zod'
import { ENDPOINTS, type Endpoint, type EndpointName, EntenteError, MAX_ARTICLE_LENGTH, NewArticle } from '#contract'
import { sendJson, type Written } from './answer.ts'
import { readBody } from './body.ts'
import { Freshness } from './freshness.ts'
import { compress } from './middleware/compress.ts'
import type { ServerParts } from './parts.ts'
import { RefusedRequest } from './problems.ts'

type Part<N extends EndpointName, P extends 'params' | 'query' | 'body' | 'response'> =
  (typeof ENDPOINTS)[N] extends Readonly<Record<P, infer S extends z.ZodType>> ? z.output<S> : undefined

/** A request after parsing, with what it came in and goes out by. */
export interface Input<N extends EndpointName> {
  readonly params: Part<N, 'params'>
  readonly query: Part<N, 'query'>
  readonly body: Part<N, 'body'>
  readonly request: Request
  readonly response: Response
}

type Answer<N extends EndpointName> = Part<N, 'response'> | Written
export type Handler<N extends EndpointName> = (input: Input<N>) => Promise<Answer<N>> | Answer<N>

/** One handler for every endpoint of the contract. */
export type Handlers = { readonly [N in EndpointName]: Handler<N> }

/** Enough to mend a request by. */
const MOST_ISSUES = 20

type AnyHandler = (input: unknown) => Promise<object | undefined> | object | undefined

/** Serves every endpoint of the contract; any other method on its path is refused. */
export function serveEndpoints(router: Router, handlers: Handlers, parts: ServerParts): void {
  const freshness = new Freshness(parts)
  for (const [name, endpoint] of Object.entries<Endpoint>(ENDPOINTS)) {
    const handler = handlers[name as EndpointName] as AnyHandler
    router[endpoint.method](
      expressPath(endpoint.path),
      // What a schema describes is packed as it is sent.
      ...(endpoint.response === undefined ? [compress] : []),
      ...readBody(name as EndpointName),
      serve(name as EndpointName, endpoint, handler, freshness, parts),
    )
  }
}

/** The paths of the contract with the methods each has, in the form of express. */
export function servedPaths(): ReadonlyMap<string, readonly string[]> {
  const paths = new Map<string, string[]>()
  for (const { method, path } of Object.values<Endpoint>(ENDPOINTS)) {
    const methods = paths.get(expressPath(path)) ?? []
    methods.push(...(method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]))
    paths.set(expressPath(path), methods)
  }
  return paths
}

const expressPath = (path: string) => path.replace(/\{(\w+)\}/g, ':$1')

function serve(
  name: EndpointName,
  endpoint: Endpoint,
  handler: AnyHandler,
  freshness: Freshness,
  parts: ServerParts,
): RequestHandler {
  return async (request, response) => {
    response.locals.endpoint = name
    const input = {
      params: parse(endpoint.params, request.params, 'bad-parameter'),
      query: parse(endpoint.query, request.query, 'bad-parameter'),
      body: parse(Buffer.isBuffer(request.body) ? undefined : endpoint.body, request.body ?? {}, 'bad-request'),
      request,
      response,
    }
    const work = async () => ((await freshness.isFresh(name, request, response)) ? FRESH : handler(input))
    const answer = await (WRITES.has(name) ? work() : inTime(work(), parts.answerWithin ?? ANSWER_WITHIN_MS))
    if (response.headersSent) return
    if (answer === FRESH) response.status(304).end()
    else await send(request, response, endpoint, answer)
  }
}

/** The client has the answer already. */
const FRESH = {}

/** What is begun here is carried through: whether it was done must not be left open. */
const WRITES: ReadonlySet<string> = new Set([
  'loadArticle',
  'removeArticle',
  'judge',
  'takeBack',
] satisfies EndpointName[])

const ANSWER_WITHIN_MS = 30_000

/** Gives up waiting, though the store may go on working. Throws `store-busy`. */
async function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new EntenteError('store-busy', 'The store took too long to answer.')), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

async function send(
  request: Request,
  response: Response,
  endpoint: Endpoint,
  answer: object | undefined,
): Promise<void> {
  if (response.statusCode === 200) response.status(endpoint.status)
  if (answer === undefined) response.end()
  else await sendJson(request, response, answer)
}

function parse(schema: z.ZodType | undefined, value: unknown, code: 'bad-request' | 'bad-parameter'): unknown {
  const result = schema?.safeParse(value)
  if (result === undefined || result.success) return result?.data
  const { issues } = result.error
  if (schema === NewArticle) refuseLength(issues)
  throw new RefusedRequest(
    code,
    issues.slice(0, MOST_ISSUES).map(({ path, message }) => ({ path: path.join('.'), message })),
  )
}

/** An article of a wrong length is refused with the code that the command line gives it too. */
function refuseLength(issues: readonly z.core.$ZodIssue[]): void {
  const code = issues.find(({ path }) => path.join('.') === 'text')?.code
  if (code === 'too_small') throw new EntenteError('empty-article', 'The article has no text.')
  if (code === 'too_big')
    throw new EntenteError('article-too-long', `An article has at most ${MAX_ARTICLE_LENGTH} characters.`)
}
