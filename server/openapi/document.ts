import type { z } from 'zod'
import { ENDPOINTS, type Endpoint, type EndpointName } from '#contract'
import { TEXT_TYPES } from '../body.ts'
import { answerOf, problemComponents, statusesOf } from './answers.ts'
import { headerComponents } from './headers.ts'
import type { Json } from './json.ts'
import { plain, schemaComponents } from './schemas.ts'

/** The API as an OpenAPI 3.1 document, made from the schemas that parse the requests. */
export function openApi(version: string): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Entente',
      version,
      description: 'Who met whom, with the sentence that says so.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api' }],
    paths: paths(),
    components: {
      schemas: schemaComponents(),
      responses: problemComponents(),
      headers: headerComponents(),
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
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
  const answers = statusesOf(name, endpoint).map((status) => [status, answerOf(name, endpoint, status)])
  return {
    operationId: name,
    summary: endpoint.summary,
    ...(parameters.length > 0 && { parameters }),
    ...(endpoint.body && { requestBody: requestBody(name, endpoint.body) }),
    responses: Object.fromEntries(answers),
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
