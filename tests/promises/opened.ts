import type { Reading } from '#contract'
import type { Engine } from '#graph'
import { type Ingest, openIngest } from '#ingest'
import { handedIn, keyOf } from './world.ts'

/** Loading on an open store, read by looking up what was generated, with a clock that never stands still. */
export async function openOn(engine: Engine, readings: readonly Reading[]): Promise<Ingest> {
  const known = new Map(readings.map((reading) => [keyOf(handedIn(reading)), reading]))
  const reader = (article: Parameters<typeof keyOf>[0]): Reading => known.get(keyOf(article)) as Reading
  let ticks = 0
  const clock = (): Date => new Date(Date.UTC(2025, 0, 1) + 1000 * ticks++)
  let serial = 0
  const random = (): string => (serial++).toString(16).padStart(24, '0')
  return openIngest({ engine, reader, identify: (article) => reader(article).article, clock, random })
}
