import { once } from 'node:events'
import type { Server } from 'node:http'
import { pino } from 'pino'
import { createApp, httpServer, isLoopback } from '#server'
import { leaveEndpoint, newToken, removeEndpoint } from '../endpoint-file.ts'
import { sourcesOf } from '../files.ts'
import { localKeeper } from '../keeper.ts'
import { openKeeperDoor } from '../keeper-door.ts'
import { addressOf, close, listen } from '../listen.ts'
import { failureLine, load, type Outcome } from '../load.ts'
import { localLoader } from '../local.ts'
import { refuseOpenDoor } from '../open-door.ts'
import { backupFolder } from '../opening.ts'
import { CLIENT, SEED_ARTICLES, VERSION } from '../places.ts'
import { progress } from '../progress.ts'
import type { Settings } from '../settings.ts'
import { untilStopped } from '../stopped.ts'
import { openStore, type Store } from '../store.ts'
import { tokensOf } from '../tokens.ts'

/** `entente up`: serves API and page until it is told to stop; an empty store gets the sample articles first. */
export async function up(given: Settings): Promise<boolean> {
  const settings = { ...given, tokens: [...given.tokens, ...(await tokensOf(given.tokensFile))] }
  refuseOpenDoor(settings)
  const stopped = untilStopped()
  // Where workers share a queue, this process is there for those who ask.
  const store = await openStore(settings, settings.redis === undefined ? 'all' : 'none')
  try {
    const localToken = newToken()
    const server = serverOf(settings, store, stopped, localToken)
    await listen(server, settings)
    await serve(server, settings, store, stopped, localToken).finally(() => close(server))
    return true
  } finally {
    await store.close()
  }
}

function serverOf(
  { host, tokens, author, rate }: Settings,
  store: Store,
  closing: AbortSignal,
  localToken: string,
): Server {
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2))
  const own = {
    logger,
    version: VERSION,
    clientFolder: CLIENT,
    closing,
    exposed: !isLoopback(host),
    localToken,
    tokens,
    author,
  }
  return httpServer(createApp({ ...store, ...own, ...(rate !== undefined && { rate }) }))
}

/** Everything between the first answer and the signal to stop. */
async function serve(
  server: Server,
  { data, store: place }: Settings,
  store: Store,
  stopped: AbortSignal,
  token: string,
): Promise<void> {
  const address = addressOf(server)
  // Beside an embedded store no second process can open it: commands find their way to this one.
  const keeper = localKeeper(store.engine, backupFolder({ data }), () => store.ingest.idle())
  const door = place.kind === 'embedded' ? await openKeeperDoor(keeper, token, VERSION) : undefined
  try {
    if (door) await leaveEndpoint(data, { address, token, door: door.address })
    await loadSeeds(store, stopped)
    if (stopped.aborted) return
    process.stdout.write(`Entente is at ${address}\n`)
    await once(stopped, 'abort')
  } finally {
    // A door left open would keep the process.
    if (door) await removeEndpoint(data).finally(() => door.close())
  }
}

async function loadSeeds({ explorer, ingest }: Store, stopped: AbortSignal): Promise<void> {
  if ((await explorer.stats()).articles > 0) return
  const sources = await sourcesOf([SEED_ARTICLES], false)
  const shown = progress('Loading the sample articles', sources.length)
  const tell = (outcome: Outcome) => {
    if (outcome.state === 'failed') shown.say(failureLine(outcome.path, outcome.code, outcome.detail))
    shown.step()
  }
  // All are handed in at once: what waits in the store is loaded by the next start if this one is stopped.
  const loading = load(sources, localLoader(ingest), tell, sources.length)
  // What is under way when the signal comes is finished by the store as it closes.
  await Promise.race([loading, stopped.aborted || once(stopped, 'abort')])
  loading.catch(() => undefined)
  shown.end()
}
