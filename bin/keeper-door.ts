import { timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { z } from 'zod'
import { EntenteError, ErrorCode, RunCypher } from '#contract'
import { type Endpoint, gone } from './endpoint-file.ts'
import type { Keeper } from './keeper.ts'
import { addressOf } from './listen.ts'

/**
 * The way to a keeper in another process of this machine: a port of its own on loopback, never the one that serves the
 * page, opened by the token in the endpoint file alone. Both ends are one version of the program, so what goes over it is
 * what the keeper gives.
 */
const Asked = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('backup'), version: z.string(), file: z.string() }),
  z.strictObject({ what: z.literal('rebuild'), version: z.string(), write: z.boolean() }),
  z.strictObject({ what: z.literal('doctor'), version: z.string(), repair: z.boolean() }),
  z.strictObject({ what: z.literal('cypher'), version: z.string(), query: RunCypher }),
])
type Asked = z.infer<typeof Asked>
const Failed = z.object({ error: z.object({ code: ErrorCode, message: z.string() }) })

const MOST_BYTES = 1_000_000
const ALIVE_MS = 10_000

export interface KeeperDoor {
  readonly address: string
  close(): Promise<void>
}

/** Opens the door; `token` is what lets in. */
export async function openKeeperDoor(keeper: Keeper, token: string, version: string): Promise<KeeperDoor> {
  const server = createServer((request, response) => void answer(request, response, keeper, token, version))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { address: addressOf(server), close: () => close(server) }
}

/** What is under way is finished: a repair is not cut in the middle. */
async function close(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeIdleConnections()
  await closed
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  keeper: Keeper,
  token: string,
  version: string,
): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/json' })
  // Whoever waits gives up after minutes without a sign; white space before JSON is none of it.
  const alive = setInterval(() => response.write('\n'), ALIVE_MS)
  try {
    response.flushHeaders()
    if (!isToken(request.headers.authorization, token)) throw new EntenteError('no-token', 'The token is another one.')
    const value = await ask(keeper, Asked.parse(JSON.parse(await bodyOf(request))), version)
    response.end(JSON.stringify({ value }))
  } catch (error) {
    const { code, message } = error instanceof EntenteError ? error : { code: 'internal', message: String(error) }
    response.end(JSON.stringify({ error: { code, message } }))
  } finally {
    clearInterval(alive)
  }
}

function isToken(given: string | undefined, token: string): boolean {
  const [one, other] = [Buffer.from(given ?? ''), Buffer.from(`Bearer ${token}`)]
  return one.length === other.length && timingSafeEqual(one, other)
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request.setEncoding('utf8')) {
    body += chunk
    if (body.length > MOST_BYTES) throw new EntenteError('too-large', 'The request is too large.')
  }
  return body
}

function ask(keeper: Keeper, asked: Asked, version: string): Promise<unknown> {
  if (asked.version !== version)
    throw new EntenteError(
      'conflict',
      `The server that holds the store is Entente ${version}, this is ${asked.version}: restart it.`,
    )
  if (asked.what === 'backup') return keeper.backup(asked.file)
  if (asked.what === 'rebuild') return keeper.rebuild(asked.write)
  return asked.what === 'doctor' ? keeper.doctor(asked.repair) : keeper.cypher(asked.query)
}

/** The keeper behind a door. */
export function remoteKeeper(endpoint: Endpoint, version: string): Keeper {
  const { token, door } = endpoint
  const through = async <T>(asked: Readonly<Record<string, unknown>>): Promise<T> => {
    if (door === undefined) throw gone(endpoint)
    const body = JSON.stringify({ ...asked, version })
    const sent = { method: 'POST', headers: { authorization: `Bearer ${token}` }, body }
    const response = await fetch(door, sent).catch((cause: unknown) => {
      throw gone(endpoint, cause)
    })
    const told: unknown = await response.json().catch((cause: unknown) => {
      throw gone(endpoint, cause)
    })
    const failed = Failed.safeParse(told).data
    if (failed !== undefined) throw new EntenteError(failed.error.code, failed.error.message)
    return (told as { readonly value: T }).value
  }
  return {
    backup: (file) => through({ what: 'backup', file }),
    rebuild: (write) => through({ what: 'rebuild', write }),
    doctor: (repair) => through({ what: 'doctor', repair }),
    cypher: (query) => through({ what: 'cypher', query }),
  }
}
