import { type Endpoint, type EndpointName, ERROR_STATUS, Problem } from '#contract'
import { OF_THE_GRAPH } from '../freshness.ts'
import { headersOf } from './headers.ts'
import type { Json } from './json.ts'
import { reference } from './schemas.ts'

/** What an answer with a status means; the codes stand in the problem document. */
const STATUS: Readonly<Record<number, string>> = {
  200: 'As asked',
  201: 'Made',
  202: 'Taken; the job tells how far it is',
  204: 'Done, nothing to say',
  304: 'Not changed since the tag was given',
  400: 'The request does not fit',
  401: 'A token is needed',
  403: 'Asked by a page of another site',
  404: 'Not known here',
  405: 'The path has no such method',
  408: 'The request did not arrive in time',
  409: 'Somebody else was faster',
  410: 'It was removed',
  413: 'The request is too large',
  415: 'This type of content is not read',
  421: 'Asked under a foreign name',
  422: 'Understood, but it cannot be done with this content',
  429: 'Too many requests; try again',
  500: 'Something went wrong in the server',
  503: 'The store does not answer; try again',
}

/** Headers that come with a status. */
const WITH_STATUS: Readonly<Record<number, readonly string[]>> = {
  401: ['WWW-Authenticate'],
  405: ['Allow'],
  429: ['Retry-After'],
  503: ['Retry-After'],
}

/** Any request may fail in these ways. */
const COMMON = [400, 401, 403, 408, 413, 421, 422, 429, 500, 503]

const PARTICULAR: Readonly<Partial<Record<EndpointName, readonly number[]>>> = {
  paths: [404],
  meetings: [404],
  jobEvents: [204],
  judge: [404],
}

/** Every status that an endpoint answers with. */
export function statusesOf(name: EndpointName, { method, params, body, status }: Endpoint): number[] {
  const statuses = new Set([status, ...COMMON, ...(PARTICULAR[name] ?? [])])
  if (OF_THE_GRAPH.has(name)) statuses.add(304)
  if (params !== undefined) for (const away of [404, 410]) statuses.add(away)
  if (body !== undefined) statuses.add(415)
  if (method !== 'get') statuses.add(409)
  return [...statuses].sort((a, b) => a - b)
}

/** One answer of an endpoint. */
export function answerOf(name: EndpointName, endpoint: Endpoint, status: number): Json {
  if (name === 'ready' && status === 503) return notReady(name, endpoint)
  if (status >= 400) return { $ref: `#/components/responses/${status}` }
  return success(name, endpoint, status)
}

function success(name: EndpointName, { status: usual, response, type }: Endpoint, status: number): Json {
  const more = [...(WITH_STATUS[status] ?? []), ...(OF_THE_GRAPH.has(name) ? ['ETag'] : [])]
  if (type === EVENTS && status === usual) more.push('X-Accel-Buffering')
  const answer = { description: STATUS[status], headers: headersOf(more) }
  if (status === 304 || status === 204) return answer
  if (response !== undefined) return { ...answer, content: { 'application/json': { schema: reference(response) } } }
  return type === undefined ? answer : { ...answer, content: { [type]: OTHER[type] } }
}

/** A watchdog's question has its answer, but may fail like any other too. */
function notReady(name: EndpointName, endpoint: Endpoint): Json {
  const [told, failed] = [success(name, endpoint, 503), problemWith(503)]
  return { ...told, content: { ...(told.content as Json), ...(failed.content as Json) } }
}

const EVENTS = 'text/event-stream'

/** Answers that no schema of the contract describes. */
const OTHER: Readonly<Record<string, Json>> = {
  'text/event-stream': {
    schema: { type: 'string', description: 'Messages, each of whose data is a Job in JSON' },
    'x-message': { $ref: '#/components/schemas/Job' },
  },
  'text/html': { schema: { type: 'string' } },
  'application/json': { schema: { type: 'object', required: ['openapi', 'info', 'paths', 'components'] } },
}

/** The problem documents, one component a status: those codes and no others come with it. */
export function problemComponents(): Json {
  const statuses = [...new Set(Object.values(ERROR_STATUS))].sort((a, b) => a - b)
  return Object.fromEntries(statuses.map((status) => [status, problemWith(status)]))
}

function problemWith(status: number): Json {
  const codes = Object.entries(ERROR_STATUS).flatMap(([code, its]) => (its === status ? [code] : []))
  const particular = { properties: { status: { const: status }, code: { enum: codes } } }
  return {
    description: STATUS[status],
    headers: headersOf(WITH_STATUS[status]),
    content: { 'application/problem+json': { schema: { allOf: [reference(Problem), particular] } } },
  }
}
