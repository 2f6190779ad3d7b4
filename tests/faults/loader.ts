import { setTimeout as sleep } from 'node:timers/promises'
import { EntenteError, type Reading } from '#contract'
import { type Engine, openEngine, type StorePlace } from '#graph'
import type { Ingest } from '#ingest'
import { Pick } from '../conformance/statements/pick.ts'
import { handedIn } from '../promises/world.ts'
import type { Load } from './load.ts'
import { openLoading, readingsOf } from './readings.ts'

/** Loads articles and tells every step on a line of its own; made to be disturbed and killed. */
const { place, seed, from, to } = JSON.parse(process.argv[2] ?? '{}') as Load
/** A store that has refused an article so often in a row is not coming back. */
const MOST_REFUSALS = 20

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const codeOf = (error: unknown): string => (error instanceof EntenteError ? error.code : String(error))

/** The same engine, telling of every unit when its statements begin, when they are done, and when it stands. */
function telling(engine: Engine): Engine {
  return {
    capabilities: engine.capabilities,
    read: (statement) => engine.read(statement),
    ping: () => engine.ping(),
    close: () => engine.close(),
    write: async (unit) => {
      const value = await engine.write(async (transaction) => {
        say('unit')
        const given = await unit(transaction)
        say('commit')
        return given
      })
      say('committed')
      return value
    },
  }
}

/** The id under which an article was accepted; `undefined` where the store goes on refusing it. */
async function handIn(ingest: Ingest, reading: Reading): Promise<string | undefined> {
  for (let refusals = 0; refusals < MOST_REFUSALS; refusals += 1) {
    try {
      return (await ingest.submit(handedIn(reading))).id
    } catch (error) {
      say(`refused ${codeOf(error)}`)
      await sleep(100)
    }
  }
  return undefined
}

/** Whether every article was accepted. Nobody waits for work that a full disk keeps from going on. */
async function handInAll(ingest: Ingest, readings: readonly Reading[], stuck: Promise<void>): Promise<boolean> {
  const pick = new Pick(seed + from, new Map())
  for (const reading of readings) {
    const id = await handIn(ingest, reading)
    if (id === undefined) return false
    say(`accepted ${id}`)
    if (pick.below(3) === 0) await Promise.race([ingest.idle(), stuck])
  }
  return true
}

async function main(at: StorePlace): Promise<void> {
  say('begin')
  const engine = telling(await openEngine(at))
  const readings = readingsOf(seed, to)
  let giveUp = (): void => undefined
  const stuck = new Promise<void>((resolve) => {
    giveUp = resolve
  })
  const ingest = await openLoading(engine, readings, (error) => {
    say(`warned ${codeOf(error)}`)
    if (codeOf(error) === 'store-unwritable') giveUp()
  })
  // From the start of the process on, in all its threads.
  const { user, system } = process.cpuUsage()
  say(`processor ${Math.round((user + system) / 1000)}`)
  say('open')
  const isAll = await handInAll(ingest, readings.slice(from), stuck)
  if (isAll) await ingest.idle()
  await ingest.stop()
  await engine.close().catch((error) => say(`closed with ${codeOf(error)}`))
  if (isAll) say('done')
}

await main(place)
