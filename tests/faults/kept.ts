import type { Reading } from '#contract'
import { type CheckName, type Engine, type Finding, type OpenEngine, openEngine, type StorePlace } from '#graph'
import { examineStore } from '#ingest'
import { storedLayer } from '../promises/stored.ts'
import { handedIn } from '../promises/world.ts'
import { EmbeddedStores } from '../stores/embedded-stores.ts'
import { openLoading } from './readings.ts'

/** What may be so until what was left behind is taken up: an article that is read is no part of the graph yet. */
const UNTIL_RECOVERED: ReadonlySet<CheckName> = new Set(['graph', 'unresolved'])

/**
 * Everything that a store breaks of what it promised after a fault: an acknowledged article that is not there exactly once, anything
 * that is there by half, before and after what was left behind is taken up; and in the end a graph other than that of a rebuild.
 */
export async function broken(
  engine: OpenEngine,
  readings: readonly Reading[],
  acknowledged: readonly string[],
): Promise<readonly string[]> {
  const left = (await examineStore(engine)).filter(({ check }) => !UNTIL_RECOVERED.has(check))
  const before = [...(await notOnce(engine, acknowledged)), ...left.map(told)]
  const ingest = await openLoading(engine, readings)
  await ingest.idle()
  await ingest.stop()
  const after = [...(await notOnce(engine, acknowledged)), ...(await examineStore(engine)).map(told)]
  return [
    ...before.map((one) => `as it was left: ${one}`),
    ...after.map((one) => `recovered: ${one}`),
    ...(await notResolved(engine)),
  ]
}

/** The same of a store that nobody has open. */
export async function brokenAt(
  place: StorePlace,
  readings: readonly Reading[],
  acknowledged: readonly string[],
): Promise<readonly string[]> {
  const engine = await openEngine(place)
  return broken(engine, readings, acknowledged).finally(() => engine.close())
}

const told = ({ check, at, detail }: Finding): string => `${check}: ${at}: ${detail}`

const articlesIn = async (engine: Engine) =>
  engine.read({ cypher: 'MATCH (a:Article) RETURN a.id AS id, a.status AS status', params: {} })

async function notOnce(engine: Engine, acknowledged: readonly string[]): Promise<readonly string[]> {
  const ids = (await articlesIn(engine)).map(({ id }) => String(id))
  const lost = acknowledged.filter((id) => !ids.includes(id)).map((id) => `${id} was acknowledged and is lost`)
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${id} is there twice`)
  return [...lost, ...twice]
}

async function notResolved(engine: Engine): Promise<readonly string[]> {
  const left = (await articlesIn(engine)).filter(({ status }) => status !== 'resolved')
  return left.map(({ id, status }) => `recovered: ${id} is ${status}`)
}

/** The graph that the articles of a store give where they are loaded anew and nothing happens. */
export async function undisturbed(engine: Engine, readings: readonly Reading[]): Promise<readonly string[]> {
  const there = new Set((await articlesIn(engine)).map(({ id }) => String(id)))
  const stores = new EmbeddedStores()
  const fresh = await stores.open()
  const ingest = await openLoading(fresh, readings)
  for (const reading of readings.filter(({ article }) => there.has(article.id))) await ingest.submit(handedIn(reading))
  await ingest.idle()
  await ingest.stop()
  return storedLayer(fresh).finally(() => stores.close())
}
