import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { check } from './checked.ts'
import type { Running } from './running.ts'

/** What `fetch` does not let one say: any method, any header, any path as it stands. */
export interface RawRequest {
  readonly method?: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

/** Sends a request as it stands; the answer is held to the description like every other. */
export async function send(server: Pick<Running, 'address' | 'description'>, sent: RawRequest): Promise<Response> {
  const { method = 'GET', path, headers = {}, body } = sent
  const { hostname, port } = new URL(server.address)
  const response = await new Promise<Response>((resolve, reject) => {
    const outgoing = request({ hostname, port, method, path, headers }, async (incoming) => {
      const bytes = Buffer.concat(await incoming.toArray())
      const pairs = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)] as [string, string])
      resolve(responseOf(incoming.statusCode ?? 0, new Headers(pairs), bytes))
    })
    outgoing.on('error', reject).end(body)
  })
  await checked(server, method, path, response)
  return response
}

/** The body of an answer byte by byte, as it was packed. */
export async function bytesOf(
  server: Pick<Running, 'address'>,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<Buffer> {
  const { hostname, port } = new URL(server.address)
  const outgoing = request({ hostname, port, path, headers }).end()
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage]
  return Buffer.concat(await incoming.toArray())
}

/** Sends bytes to a server and returns what it answers until it hangs up; `undefined` where it answers nothing. */
export async function sendBytes(
  server: Pick<Running, 'address' | 'description'>,
  bytes: string,
): Promise<Response | undefined> {
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(new URL(server.address).port), '127.0.0.1', () => socket.write(bytes))
    let text = ''
    socket.setEncoding('utf8')
    socket.on('data', (chunk) => {
      text += chunk
    })
    socket.on('end', () => resolve(text))
    socket.on('error', reject)
  })
  const [, status, lines = '', body = ''] = /^HTTP\/1\.1 (\d{3}) [^\r]*\r\n(.*?)\r\n\r\n(.*)$/s.exec(answer) ?? []
  if (status === undefined) return undefined
  const headers = lines.split('\r\n').map((line) => line.split(/:\s*/, 2) as [string, string])
  const response = responseOf(Number(status), new Headers(headers), Buffer.from(body))
  // What is not HTTP has no path of which anything could be described.
  await checked(server, 'GET', '/api/', response)
  return response
}

/** A connection on which nothing is said. */
export const silence = (server: Pick<Running, 'address'>): Socket =>
  connect(Number(new URL(server.address).port), '127.0.0.1').on('error', () => undefined)

function responseOf(status: number, headers: Headers, bytes: Buffer): Response {
  return new Response(bytes.length === 0 ? null : new Uint8Array(bytes), { status, headers })
}

async function checked(
  { description }: Pick<Running, 'description'>,
  method: string,
  path: string,
  response: Response,
): Promise<void> {
  check(description, { method, path }, response, await response.clone().text())
}
