import { randomUUID } from 'node:crypto'
import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http'
import type { Socket } from 'node:net'
import { EntenteError, ERROR_STATUS, type ErrorCode } from '#contract'
import { DATA_HEADERS } from './middleware/security-headers.ts'
import { toProblem } from './problems.ts'

/** What one client can keep busy, and for how long. Times in milliseconds. */
export interface HttpLimits {
  /** From the first byte of a request to its last. */
  readonly requestTimeout: number
  readonly headersTimeout: number
  readonly keepAliveTimeout: number
  /** How often the above are looked after. */
  readonly connectionsCheckingInterval: number
  /** A connection on which nothing moves in either direction for so long is cut; streams beat more often. */
  readonly idleTimeout: number
  readonly maxConnections: number
}

const LIMITS: HttpLimits = {
  requestTimeout: 120_000,
  headersTimeout: 10_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 5_000,
  idleTimeout: 300_000,
  maxConnections: 2_000,
}

/** What is missing or odd is answered by the app, not by Node with an empty body; silent peers are noticed. */
const OPTIONS: ServerOptions = { requireHostHeader: false, keepAlive: true, keepAliveInitialDelay: 60_000 }

/** A server with limits in time and number; what is not even HTTP is answered with a problem document too. */
export function httpServer(app: RequestListener, limits: Partial<HttpLimits> = {}): Server {
  const { idleTimeout, maxConnections, ...times } = { ...LIMITS, ...limits }
  const server = createServer({ ...OPTIONS, ...times }, app)
  server.maxConnections = maxConnections
  server.setTimeout(idleTimeout)
  server.on('checkExpectation', app)
  server.on('clientError', refuse)
  return server
}

/** Errors of Node's parser and clock that have a code of their own. */
const CODES: Readonly<Record<string, ErrorCode>> = {
  HPE_HEADER_OVERFLOW: 'too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'too-slow',
}

const REASONS: Readonly<Record<number, string>> = { 408: 'Request Timeout', 413: 'Content Too Large' }

function refuse(error: NodeJS.ErrnoException, socket: Socket): void {
  // After a part of an answer, a problem document would only be taken for more of it.
  if (error.code === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0) return void socket.destroy()
  const code = CODES[error.code ?? ''] ?? 'bad-request'
  const detail =
    code === 'too-slow' ? 'The request did not arrive in time.' : 'The request is not HTTP that is read here.'
  socket.end(answerOf(new EntenteError(code, detail)))
}

function answerOf(error: EntenteError): string {
  const requestId = randomUUID()
  const body = JSON.stringify(toProblem(error, requestId))
  const headers = {
    ...DATA_HEADERS,
    'X-Request-Id': requestId,
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    Connection: 'close',
  }
  const status = ERROR_STATUS[error.code]
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${status} ${REASONS[status] ?? 'Bad Request'}\r\n${lines.join('')}\r\n${body}`
}
