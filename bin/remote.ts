import type { z } from 'zod'
import { ENDPOINTS, EntenteError, Job, NodeHit, Problem } from '#contract'
import type { Desk } from './desk.ts'
import { type Endpoint, gone } from './endpoint-file.ts'

/** The work of a command, done by the server that holds the store. */
export function remoteDesk(endpoint: Endpoint): Desk {
  const get = <S extends z.ZodType>(path: string, schema: S) => ask(endpoint, path, schema)
  const post = <S extends z.ZodType>(path: string, body: unknown, schema: S) => ask(endpoint, path, schema, body)
  return {
    submit: (article) => post('/articles', article, ENDPOINTS.loadArticle.response),

    async finished(id) {
      const response = await call(endpoint, `/jobs/${id}/events`)
      const last = [...(await response.text()).matchAll(/^data: (.*)$/gm)].at(-1)?.[1]
      const job = last === undefined ? undefined : Job.parse(JSON.parse(last))
      if (job?.state === 'done' || job?.state === 'failed') return job
      throw gone(endpoint)
    },

    queries: async () => (await get('/queries', ENDPOINTS.queries.response)).queries,

    run: ({ id }, parameters) => post(`/queries/${id}/run`, { parameters }, ENDPOINTS.runQuery.response),

    async find(name, kind) {
      const search = new URLSearchParams({ q: name, kinds: kind, limit: '5' })
      const { hits } = await get(`/search?${search}`, ENDPOINTS.search.response)
      return hits.flatMap((hit) => NodeHit.safeParse(hit).data ?? [])
    },
  }
}

async function ask<S extends z.ZodType>(
  endpoint: Endpoint,
  path: string,
  schema: S,
  body?: unknown,
): Promise<z.output<S>> {
  return schema.parse(await (await call(endpoint, path, body)).json())
}

async function call(endpoint: Endpoint, path: string, body?: unknown): Promise<Response> {
  const headers = { authorization: `Bearer ${endpoint.token}`, 'content-type': 'application/json' }
  const sent = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) }
  const response = await fetch(`${endpoint.address}/api${path}`, sent).catch((cause: unknown) => {
    throw gone(endpoint, cause)
  })
  if (response.ok) return response
  const problem = Problem.safeParse(await response.json().catch(() => undefined)).data
  throw problem === undefined ? gone(endpoint) : new EntenteError(problem.code, problem.detail)
}
