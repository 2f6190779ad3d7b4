import type { z } from 'zod'
import { ENDPOINTS, type Endpoint, type EndpointName, EntenteError, Problem } from '#contract'
import { heard, lost } from './connection.ts'
import { Refused, Unreachable } from './failure.ts'
import { authorization, tokenWanted } from './token.ts'

type Endpoints = typeof ENDPOINTS
export type Answer<Name extends EndpointName> = Endpoints[Name] extends { response: infer Schema extends z.ZodType }
  ? z.output<Schema>
  : undefined

export interface Call {
  readonly id?: string
  readonly query?: Readonly<Record<string, string | number | readonly string[] | undefined>>
  readonly body?: unknown
  readonly signal?: AbortSignal
}

/** The address of an endpoint below `/api`, with its path parameter and query string. */
export function addressOf(name: EndpointName, { id, query }: Call = {}): string {
  const path = ENDPOINTS[name].path.replace('{id}', encodeURIComponent(id ?? ''))
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== '') search.set(key, Array.isArray(value) ? value.join(',') : String(value))
  }
  return `/api${path}${search.size > 0 ? `?${search}` : ''}`
}

/** Calls an endpoint and parses its answer. Throws `Refused` with the server's problem document, or `Unreachable`. */
export async function call<Name extends EndpointName>(name: Name, options: Call = {}): Promise<Answer<Name>> {
  const endpoint: Endpoint = ENDPOINTS[name]
  const response = await send(endpoint, addressOf(name, options), options)
  if (!response.ok) throw await refusal(response)
  heard()
  if (endpoint.response === undefined) return undefined as Answer<Name>
  const parsed = endpoint.response.safeParse(await response.json())
  if (!parsed.success) throw new EntenteError('internal', 'The server answered in a way this page does not understand.')
  return parsed.data as Answer<Name>
}

async function send(endpoint: Endpoint, address: string, { body, signal }: Call): Promise<Response> {
  try {
    return await fetch(address, {
      method: endpoint.method.toUpperCase(),
      headers: { ...authorization(), ...(body !== undefined && { 'content-type': typeOf(body) }) },
      body: body === undefined ? null : body instanceof Blob ? body : JSON.stringify(body),
      signal: signal ?? null,
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw unreachable('The server is not answering.', error)
  }
}

const typeOf = (body: unknown) => (body instanceof Blob ? body.type : 'application/json')

async function refusal(response: Response): Promise<Error> {
  const parsed = Problem.safeParse(await response.json().catch(() => undefined))
  const storeGone = parsed.success ? parsed.data.code === 'store-unavailable' : response.status >= 502
  if (storeGone) return unreachable(parsed.data?.detail ?? 'The server is not answering.')
  if (parsed.data?.code === 'no-token') tokenWanted.set(true)
  if (parsed.success) return new Refused(parsed.data)
  return new EntenteError('internal', `The server answered with status ${response.status}.`)
}

function unreachable(sentence: string, cause?: unknown): Unreachable {
  lost()
  return new Unreachable(sentence, { cause })
}
