import { withDesk } from '../desk.ts'
import { sourcesOf } from '../files.ts'
import { failureLine, load, summary } from '../load.ts'
import { progress } from '../progress.ts'
import type { Settings } from '../settings.ts'

import { tellReadings } from './extract.ts'

export interface IngestOptions {
  readonly recursive?: boolean
  readonly dryRun?: boolean
}

/** `entente ingest`: loads articles; false where any failed. */
export async function ingest(paths: readonly string[], options: IngestOptions, settings: Settings): Promise<boolean> {
  const sources = await sourcesOf(paths, options.recursive === true)
  if (options.dryRun) return tellReadings(sources, new Map())
  return withDesk(settings, async (desk) => {
    const shown = progress('Loading', sources.length)
    const outcomes = await load(sources, desk, (outcome) => {
      if (outcome.state === 'failed') shown.say(failureLine(outcome.path, outcome.code, outcome.detail))
      shown.step()
    }).finally(() => shown.end())
    process.stdout.write(`${summary(outcomes)}\n`)
    return outcomes.every(({ state }) => state !== 'failed')
  })
}
