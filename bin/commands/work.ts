import { once as event } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import type { Engine } from '#graph'
import type { Ingest } from '#ingest'
import type { Settings } from '../settings.ts'
import { untilStopped } from '../stopped.ts'
import { openStore } from '../store.ts'

/** How often a worker shows that it is alive. */
const BEAT_MS = 5_000

export interface WorkOptions {
  /** Ends when nothing waits, which it does by itself on a store that no other process can hand articles to. */
  readonly once?: boolean
  /** A file that is written again and again for as long as this process and its store answer. */
  readonly alive?: string
  /** Seconds after which others take over what this worker has in hand, should it say nothing. */
  readonly patience?: number
}

/** `entente work`: loads the articles that wait, side by side with others that do, until it is told to stop. */
export async function work(settings: Settings, { once = false, alive, patience }: WorkOptions): Promise<boolean> {
  const stopped = untilStopped()
  const store = await openStore(settings, 'all', patience && patience * 1000)
  try {
    tellOfJobs(store.ingest)
    process.stdout.write(`Entente works on ${placeOf(settings)}\n`)
    if (once || settings.store.kind === 'embedded') await Promise.race([store.ingest.idle(), told(stopped)])
    else await beat(store.engine, alive, stopped)
    return true
  } finally {
    await store.close()
  }
}

const told = async (stopped: AbortSignal) => void (stopped.aborted || (await event(stopped, 'abort')))

const placeOf = ({ store }: Settings) => (store.kind === 'neo4j' ? store.uri : store.folder)

/** One line for each article that is through. */
function tellOfJobs(ingest: Ingest): void {
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2))
  ingest.onJob(({ id, article, state, error }) => {
    if (state === 'done') logger.info({ job: id, article }, 'loaded')
    if (state === 'failed') logger.warn({ job: id, article, code: error?.code }, 'failed')
  })
}

async function beat(engine: Engine, alive: string | undefined, stopped: AbortSignal): Promise<void> {
  while (!stopped.aborted) {
    const answers = await engine.ping().then(
      () => true,
      () => false,
    )
    if (answers && alive !== undefined) await writeFile(alive, '')
    await sleep(BEAT_MS, undefined, { signal: stopped }).catch(() => undefined)
  }
}
