import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { pino } from 'pino'
import { expect } from 'vitest'
import type { z } from 'zod'
import { ENDPOINTS, type Endpoint, type EndpointName, type NewArticle, Problem } from '#contract'
import { createExplorer, type Engine, loadSavedQueries, openEngine } from '#graph'
import { foldQuery, type Ingest, openIngest } from '#ingest'
import { createApp, type HttpLimits, httpServer, type ServerParts } from '#server'
import { checkedFetch, descriptionOf } from './checked.ts'
import type { Description } from './description.ts'

const QUERIES = fileURLToPath(new URL('../../seeds/queries', import.meta.url))

export interface Ask {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string | number>>
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

type ResponseOf<N extends EndpointName> =
  (typeof ENDPOINTS)[N] extends Readonly<{ response: infer S extends z.ZodType }> ? z.output<S> : undefined

/** A server of real parts on loopback. */
export interface Running {
  readonly address: string
  readonly ingest: Ingest
  readonly engine: Engine
  /** Aborted when the server is to stop. */
  readonly closing: AbortController
  readonly lines: readonly Record<string, unknown>[]
  /** Calls an endpoint, checks status and body against the contract, and returns the body of a success. */
  ask<N extends EndpointName>(name: N, ask?: Ask): Promise<ResponseOf<N>>
  /** Calls an endpoint that must refuse, and returns the problem. */
  refused(name: EndpointName, ask?: Ask): Promise<Problem>
  /** What the server says of its answers; all that come through this object are held to it. */
  readonly description: Description
  /** Any request below the server's address. */
  fetch(path: string, init?: RequestInit): Promise<Response>
  load(article: NewArticle): Promise<string>
  /** How many connections are open. */
  connections(): Promise<number>
  stop(): Promise<void>
}

export interface Start {
  readonly articles?: readonly NewArticle[]
  readonly parts?: Partial<ServerParts>
  readonly limits?: Partial<HttpLimits>
  /** An open store to use, which stays open; else the server gets one of its own. */
  readonly engine?: Engine
}

export async function startServer({ articles = [], parts = {}, limits, engine: given }: Start = {}): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'entente-api-'))
  const engine = given ?? (await openEngine({ kind: 'embedded', folder }))
  const ingest = await openIngest({ engine })
  const lines: Record<string, unknown>[] = []
  const logger = pino({}, { write: (line: string) => void lines.push(JSON.parse(line)) })
  const queries = await loadSavedQueries(QUERIES)
  const explorer = createExplorer(engine, { fold: foldQuery })
  const closing = new AbortController()
  const own = { engine, ingest, explorer, queries, logger, version: '0.0.0', clientFolder: join(folder, 'client') }
  const server = httpServer(createApp({ ...own, closing: closing.signal, ...parts }), limits)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const description = await descriptionOf(address)
  const send: Send = (path, init) => checkedFetch(description, address, path, init)
  const running: Running = {
    address,
    description,
    ingest,
    engine,
    closing,
    lines,
    ask: (name, ask) => askEndpoint(send, name, ask),
    refused: (name, ask) => refusedBy(send, name, ask),
    fetch: send,
    connections: () => promisify(server.getConnections.bind(server))(),
    async load(article) {
      const { id, job } = await ingest.submit(article)
      await ingest.idle()
      expect(await ingest.job(job)).toMatchObject({ state: 'done' })
      return id
    },
    async stop() {
      closing.abort()
      server.closeAllConnections()
      server.close()
      await ingest.stop()
      if (given === undefined) await engine.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
  for (const article of articles) await running.load(article)
  return running
}

type Send = (path: string, init?: RequestInit) => Promise<Response>

async function call(send: Send, name: EndpointName, { params, query, body, headers }: Ask = {}): Promise<Response> {
  const endpoint: Endpoint = ENDPOINTS[name]
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(params?.[key] ?? ''))
  const search = new URLSearchParams(Object.entries(query ?? {}).map(([key, value]) => [key, String(value)]))
  const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
  return send(`/api${path}?${search}`, {
    method: endpoint.method.toUpperCase(),
    headers: { ...type, ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
}

async function askEndpoint<N extends EndpointName>(send: Send, name: N, ask?: Ask): Promise<ResponseOf<N>> {
  const endpoint: Endpoint = ENDPOINTS[name]
  const response = await call(send, name, ask)
  const text = await response.text()
  expect(response.status, text.slice(0, 500)).toBe(endpoint.status)
  if (endpoint.response === undefined) return undefined as ResponseOf<N>
  expect(response.headers.get('content-type')).toMatch(/^application\/json/)
  const result = endpoint.response.safeParse(JSON.parse(text))
  expect(result.error?.issues, `${name}: ${text.slice(0, 500)}`).toBeUndefined()
  return result.data as ResponseOf<N>
}

async function refusedBy(send: Send, name: EndpointName, ask?: Ask): Promise<Problem> {
  return problemOf(await call(send, name, ask))
}

/** The problem document of a response, checked. */
export async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text()
  expect(response.headers.get('content-type'), text).toMatch(/^application\/problem\+json/)
  const problem = Problem.parse(JSON.parse(text))
  expect(problem.status).toBe(response.status)
  expect(response.headers.get('x-request-id')).toBe(problem.requestId)
  expect(text).not.toMatch(/\bat .*\.(ts|js):\d+/)
  return problem
}
