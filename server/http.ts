import { createServer, type RequestListener, type Server } from 'node:http'
import type { Socket } from 'node:net'
import { EntenteError, ERROR_STATUS } from '#contract'
import { toProblem } from './problems.ts'

/** A server with limits in time; what is not even HTTP is answered with a problem document too. */
export function httpServer(app: RequestListener): Server {
  const server = createServer({ requestTimeout: 120_000, headersTimeout: 10_000, keepAliveTimeout: 5_000 }, app)
  server.on('clientError', refuse)
  return server
}

function refuse(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const code = error.code === 'HPE_HEADER_OVERFLOW' ? 'too-large' : 'bad-request'
  const problem = toProblem(new EntenteError(code, 'The request is not HTTP that is read here.'), 'none')
  const body = JSON.stringify(problem)
  const reason = code === 'too-large' ? 'Content Too Large' : 'Bad Request'
  socket.end(
    `HTTP/1.1 ${ERROR_STATUS[code]} ${reason}\r\nContent-Type: application/problem+json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
}
