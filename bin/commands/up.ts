import { once } from 'node:events'
import type { Server } from 'node:http'
import { pino } from 'pino'
import { EntenteError } from '#contract'
import { createApp, httpServer, isLoopback } from '#server'
import { sourcesOf } from '../files.ts'
import { failureLine, load } from '../load.ts'
import { localLoader } from '../local.ts'
import { CLIENT, SEED_ARTICLES, VERSION } from '../places.ts'
import { progress } from '../progress.ts'
import { refuseOpenDoor, type Settings } from '../settings.ts'
import { openStore, type Store } from '../store.ts'

/** How long answers in hand may take once the server is to stop. */
const GRACE_MS = 5_000

/** `entente up`: serves API and page until it is told to stop; an empty store gets the seeds first. */
export async function up(settings: Settings): Promise<boolean> {
  refuseOpenDoor(settings)
  const stopped = untilStopped()
  const store = await openStore(settings)
  try {
    const server = await serve(settings, store, stopped)
    await loadSeeds(store, stopped)
    if (!stopped.aborted) {
      process.stdout.write(`Entente is at ${addressOf(server, settings)}\n`)
      await once(stopped, 'abort')
    }
    await close(server)
    return true
  } finally {
    await store.close()
  }
}

/** Aborted with the first signal; a terminal may send it twice, through `npm` and by itself. */
function untilStopped(): AbortSignal {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort())
  return stop.signal
}

async function serve(settings: Settings, store: Store, closing: AbortSignal): Promise<Server> {
  const { token, host, port } = settings
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2))
  const exposed = !isLoopback(host)
  const server = httpServer(
    createApp({ ...store, logger, version: VERSION, clientFolder: CLIENT, closing, exposed, ...(token && { token }) }),
  )
  const listening = once(server, 'listening')
  server.listen(port, host)
  await listening.catch((error: NodeJS.ErrnoException) => {
    throw cannotListen(error, settings)
  })
  return server
}

function cannotListen(cause: NodeJS.ErrnoException, { host, port }: Settings): EntenteError {
  if (cause.code === 'EADDRINUSE')
    return new EntenteError(
      'port-taken',
      `Port ${port} on ${host} is taken: stop what listens there, or choose another with --port.`,
      { cause },
    )
  if (cause.code === 'EACCES')
    return new EntenteError(
      'bad-setting',
      `Port ${port} is reserved on this machine: choose one above 1023 with --port.`,
      { cause },
    )
  return new EntenteError('bad-setting', `HOST ${host} is no address of this machine (${cause.code}).`, { cause })
}

function addressOf(server: Server, { host }: Settings): string {
  const bound = server.address()
  const port = typeof bound === 'object' ? bound?.port : bound
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

async function loadSeeds({ explorer, ingest }: Store, stopped: AbortSignal): Promise<void> {
  if ((await explorer.stats()).articles > 0) return
  const sources = await sourcesOf([SEED_ARTICLES], false)
  const shown = progress('Loading the sample articles', sources.length)
  const loading = load(sources, localLoader(ingest), (outcome) => {
    if (outcome.state === 'failed') shown.say(failureLine(outcome.path, outcome.code, outcome.detail))
    shown.step()
  })
  await Promise.race([loading, once(stopped, 'abort')])
  shown.end()
}

/** Takes no more requests, lets those in hand end, and cuts what takes too long. */
async function close(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeIdleConnections()
  const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS)
  await closed
  clearTimeout(cut)
}
