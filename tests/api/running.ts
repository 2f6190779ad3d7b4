import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { expect } from 'vitest'
import type { z } from 'zod'
import { ENDPOINTS, type Endpoint, type EndpointName, type NewArticle, Problem } from '#contract'
import { createExplorer, type Engine, loadSavedQueries, openEngine } from '#graph'
import { foldQuery, type Ingest, openIngest } from '#ingest'
import { createApp, httpServer, type ServerParts } from '#server'

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
  /** Any request below the server's address. */
  fetch(path: string, init?: RequestInit): Promise<Response>
  load(article: NewArticle): Promise<string>
  stop(): Promise<void>
}

export interface Start {
  readonly articles?: readonly NewArticle[]
  readonly parts?: Partial<ServerParts>
  /** An open store to use, which stays open; else the server gets one of its own. */
  readonly engine?: Engine
}

export async function startServer({ articles = [], parts = {}, engine: given }: Start = {}): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'entente-api-'))
  const engine = given ?? (await openEngine({ kind: 'embedded', folder }))
  const ingest = await openIngest({ engine })
  const lines: Record<string, unknown>[] = []
  const logger = pino({}, { write: (line: string) => void lines.push(JSON.parse(line)) })
  const queries = await loadSavedQueries(QUERIES)
  const explorer = createExplorer(engine, { fold: foldQuery })
  const closing = new AbortController()
  const own = { engine, ingest, explorer, queries, logger, version: '0.0.0', clientFolder: join(folder, 'client') }
  const server = httpServer(createApp({ ...own, closing: closing.signal, ...parts }))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const running: Running = {
    address,
    ingest,
    engine,
    closing,
    lines,
    ask: (name, ask) => askEndpoint(address, name, ask),
    refused: (name, ask) => refusedBy(address, name, ask),
    fetch: (path, init) => fetch(`${address}${path}`, init),
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

async function call(
  address: string,
  name: EndpointName,
  { params, query, body, headers }: Ask = {},
): Promise<Response> {
  const endpoint: Endpoint = ENDPOINTS[name]
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(params?.[key] ?? ''))
  const search = new URLSearchParams(Object.entries(query ?? {}).map(([key, value]) => [key, String(value)]))
  const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
  const response = await fetch(`${address}/api${path}?${search}`, {
    method: endpoint.method.toUpperCase(),
    headers: { ...type, ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  expect(await documented(address, name), `${name} answers ${response.status}`).toContain(response.status)
  return response
}

async function askEndpoint<N extends EndpointName>(address: string, name: N, ask?: Ask): Promise<ResponseOf<N>> {
  const endpoint: Endpoint = ENDPOINTS[name]
  const response = await call(address, name, ask)
  const text = await response.text()
  expect(response.status, text.slice(0, 500)).toBe(endpoint.status)
  if (endpoint.response === undefined) return undefined as ResponseOf<N>
  expect(response.headers.get('content-type')).toMatch(/^application\/json/)
  const result = endpoint.response.safeParse(JSON.parse(text))
  expect(result.error?.issues, `${name}: ${text.slice(0, 500)}`).toBeUndefined()
  return result.data as ResponseOf<N>
}

async function refusedBy(address: string, name: EndpointName, ask?: Ask): Promise<Problem> {
  return problemOf(await call(address, name, ask))
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

const descriptions = new Map<string, Record<string, Record<string, { responses: object }>>>()

async function documented(address: string, name: EndpointName): Promise<number[]> {
  if (!descriptions.has(address)) {
    const response = await fetch(`${address}/api/openapi.json`)
    descriptions.set(address, (await response.json()).paths)
  }
  const { path, method } = ENDPOINTS[name]
  return Object.keys(descriptions.get(address)?.[path]?.[method]?.responses ?? {}).map(Number)
}
