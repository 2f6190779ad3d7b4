import type { Stats } from '#contract'
import type { Engine } from '../engine.ts'
import { countEverything, readEpoch } from '../statements/explore-counts.ts'
import { maybeNumber, number, text } from './rows.ts'

/** Plain counts of what the store holds. */
export async function countAll(engine: Engine): Promise<Stats> {
  const rows = await engine.read(countEverything())
  const counts = new Map(rows.map((row) => [text(row, 'name'), number(row, 'amount')]))
  const of = (name: keyof Stats) => counts.get(name) ?? 0
  return {
    engine: engine.capabilities.name,
    articles: of('articles'),
    actors: of('actors'),
    organisations: of('organisations'),
    places: of('places'),
    meetings: of('meetings'),
    reports: of('reports'),
    waiting: of('waiting'),
  }
}

/** Grows with every change of the canonical layer; 0 before the first. Where nobody else writes it is read once a change. */
export function epochOf(engine: Engine): () => Promise<number> {
  let known: { readonly changes: number | undefined; readonly epoch: number } | undefined
  return async () => {
    const { changes } = engine
    if (changes === undefined || known?.changes !== changes) known = { changes, epoch: await readFrom(engine) }
    return known.epoch
  }
}

async function readFrom(engine: Engine): Promise<number> {
  const [row] = await engine.read(readEpoch())
  return row === undefined ? 0 : (maybeNumber(row, 'epoch') ?? 0)
}
