import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { EntenteError } from '#contract'
import type { Settings } from './settings.ts'

/** How long answers in hand may take once the server is to stop. */
const GRACE_MS = 5_000

/** Listens where the settings say. Throws `port-taken` or `bad-setting` with a sentence that names it. */
export async function listen(server: Server, settings: Pick<Settings, 'host' | 'port'>): Promise<void> {
  const listening = once(server, 'listening')
  server.listen(settings.port, settings.host)
  await listening.catch((cause: NodeJS.ErrnoException) => {
    throw refusal(cause, settings)
  })
}

function refusal(cause: NodeJS.ErrnoException, { host, port }: Pick<Settings, 'host' | 'port'>): EntenteError {
  const another = 'choose another with --port'
  switch (cause.code) {
    case 'EADDRINUSE':
      return new EntenteError(
        'port-taken',
        `Port ${port} on ${host} is taken: stop what listens there, or ${another}.`,
        { cause },
      )
    case 'EACCES':
      return new EntenteError('bad-setting', `Port ${port} may not be used by this user: ${another}, above 1023.`, {
        cause,
      })
    default:
      return new EntenteError('bad-setting', `HOST ${host} is no address of this machine (${cause.code}).`, { cause })
  }
}

/** Where a listening server is found from this machine. */
export function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo
  const host = { '0.0.0.0': '127.0.0.1', '::': '::1' }[address] ?? address
  return `http://${family === 'IPv6' ? `[${host}]` : host}:${port}`
}

/** Takes no more requests, lets those in hand end, and cuts what takes too long. */
export async function close(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeIdleConnections()
  const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS)
  await closed
  clearTimeout(cut)
}
