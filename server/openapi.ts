import { z } from 'zod'
import * as contract from '#contract'
import { ENDPOINTS, type Endpoint, type EndpointName } from '#contract'
import { TEXT_TYPES } from './body.ts'

type Json = Readonly<Record<string, unknown>>

/** What an answer with a status means; the codes stand in the problem document. */
const STATUS: Readonly<Record<number, string>> = {
  200: 'As asked',
  201: 'Made',
  202: 'Taken; the job tells how far it is',
  204: 'Done, nothing to say',
  304: 'Not changed since the tag was given',
  400: 'The request does not fit',
  401: 'A token is needed',
  403: 'Writing from another site is refused',
  404: 'Not known here',
  409: 'Somebody else was faster',
  410: 'It was removed',
  413: 'The request is too large',
  415: 'This type of content is not read',
  421: 'Asked under a foreign name',
  422: 'Understood, but it cannot be done with this content',
  500: 'Something went wrong in the server',
  503: 'The store does not answer; try again',
}

/** The API as an OpenAPI 3.1 document, made from the schemas that parse the requests. */
export function openApi(version: string): Json {
  return {
    openapi: '3.1.0',
    info: { title: 'Entente', version, description: 'Who met whom, with the sentence that says so.' },
    servers: [{ url: '/api' }],
    paths: paths(),
    components: { schemas: schemas(), securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    security: [{}, { token: [] }],
  }
}

function paths(): Json {
  const found: Record<string, Record<string, unknown>> = {}
  for (const [name, endpoint] of Object.entries<Endpoint>(ENDPOINTS)) {
    found[endpoint.path] = { ...found[endpoint.path], [endpoint.method]: operation(name as EndpointName, endpoint) }
  }
  return found
}

function operation(name: EndpointName, endpoint: Endpoint): Json {
  const parameters = [...parametersOf('path', endpoint.params), ...parametersOf('query', endpoint.query)]
  return {
    operationId: name,
    summary: endpoint.summary,
    ...(parameters.length > 0 && { parameters }),
    ...(endpoint.body && { requestBody: requestBody(name, endpoint.body) }),
    responses: Object.fromEntries(
      statusesOf(name, endpoint).map((status) => [status, responseOf(name, endpoint, status)]),
    ),
  }
}

function parametersOf(where: 'path' | 'query', schema: z.ZodObject | undefined): Json[] {
  return Object.entries(schema?.shape ?? {}).map(([name, type]) => ({
    name,
    in: where,
    required: !(type as z.ZodType).safeParse(undefined).success,
    schema: plain(type as z.ZodType, 'output'),
  }))
}

function requestBody(name: EndpointName, body: z.ZodType): Json {
  const file = { schema: { type: 'string' } }
  const files = name === 'loadArticle' ? Object.fromEntries(TEXT_TYPES.map((type) => [type, file])) : {}
  return { required: name !== 'runQuery', content: { 'application/json': { schema: plain(body, 'input') }, ...files } }
}

/** Every status that an endpoint answers with. */
export function statusesOf(name: EndpointName, { method, params, body, status }: Endpoint): number[] {
  const statuses = [status, 400, 401, 421, 500, 503]
  if (params !== undefined || name === 'paths') statuses.push(404)
  if (body !== undefined) statuses.push(413, 415, 422)
  if (method !== 'get') statuses.push(403, 409)
  return [...statuses, ...(PARTICULAR[name] ?? [])].sort((a, b) => a - b).filter((each, i, all) => each !== all[i - 1])
}

const PARTICULAR: Readonly<Partial<Record<EndpointName, readonly number[]>>> = {
  graph: [304],
  node: [304],
  neighbours: [304, 410],
  paths: [304],
  meetings: [304, 404],
  article: [410],
  jobEvents: [204],
  judge: [404],
}

function responseOf(name: EndpointName, { status: success, response }: Endpoint, status: number): Json {
  const description = STATUS[status]
  if (name === 'jobEvents' && status === 200) return { description, content: { 'text/event-stream': {} } }
  if (name === 'openapi' && status === 200) return { description, content: { 'application/json': {} } }
  if (name === 'ready' && status === 503) return { description, content: json(response) }
  if (status < 400) return { description, ...(response && status === success && { content: json(response) }) }
  return { description, content: { 'application/problem+json': { schema: { $ref: reference('Problem') } } } }
}

const json = (schema: z.ZodType | undefined): Json => ({
  'application/json': { schema: { $ref: reference(nameOf(schema)) } },
})

/** The contract's schemas under the names they are exported by. */
const NAMED: readonly (readonly [string, z.ZodType])[] = Object.entries(contract).flatMap(([name, value]) =>
  value instanceof z.ZodType && !name.endsWith('Request') ? [[name, value] as const] : [],
)

const nameOf = (schema: z.ZodType | undefined) => NAMED.find(([, value]) => value === schema)?.[0] ?? ''

const reference = (name: string) => `#/components/schemas/${name}`

function schemas(): Json {
  const registry = z.registry<{ id: string }>()
  for (const [name, schema] of NAMED) registry.add(schema, { id: name })
  const made = z.toJSONSchema(registry, { uri: reference })
  return Object.fromEntries(Object.entries(made.schemas).map(([name, schema]) => [name, bare(schema)]))
}

const plain = (schema: z.ZodType, io: 'input' | 'output') => bare(z.toJSONSchema(schema, { io }))

function bare({ $schema: _dialect, $id: _id, ...schema }: Json): Json {
  return schema
}
