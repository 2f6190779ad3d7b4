import type { NeighboursRequest, PathsRequest } from '#contract'
import { NodeKind } from '#contract'
import type { Explorer, OpenEngine } from '#graph'
import { foldQuery } from '#ingest'
import { Asker } from './tools/asking.ts'
import { type BenchStores, onBothEngines } from './tools/engines.ts'
import { clocked, median, option, ratio, row, short, tellMachine, write } from './tools/figures.ts'
import { grow, type Landmarks } from './tools/grown.ts'
import { recorded, replay, type Steps } from './tools/recorded.ts'
import { explorerOf, type Served, serve, serveRaw } from './tools/served.ts'

/**
 * What the way through HTTP costs. Chain ÷ bare: the time of one request beside that of its statements alone, put to the
 * engine in the same order. Chain ÷ raw: requests a second beside those of Node's own server that puts the same statements
 * and sends the rows as JSON.
 */
const MEETINGS = option('meetings', 10_000)
const ROUNDS = option('rounds', 6)
const IN_A_ROUND = 10
const MILLISECONDS = option('milliseconds', 1500)
const CONNECTIONS = 4

interface Question {
  readonly name: string
  readonly path: string
  readonly put: (explorer: Explorer) => Promise<unknown>
}

const around = (name: string, id: string, request: NeighboursRequest): Question => ({
  name,
  path: `/api/nodes/${id}/neighbours?limit=${request.limit}`,
  put: (explorer) => explorer.neighbours(id, request),
})

function search(text: string): Question {
  const wanted = { tokens: foldQuery(text), text, kinds: NodeKind.options, limit: 20 }
  return {
    name: 'search',
    path: `/api/search?q=${text}`,
    put: (explorer) => Promise.all([explorer.search(wanted), explorer.searchArticles(text, 8)]),
  }
}

function way(from: string, to: string): Question {
  const request: PathsRequest = { from, to, maxHops: 6, k: 5 }
  return { name: 'path', path: `/api/paths?from=${from}&to=${to}`, put: (explorer) => explorer.paths(request) }
}

const questions = ({ hub, usual, other, name }: Landmarks): readonly Question[] => [
  around('neighbourhood of the hub', hub, { limit: 100 }),
  search(name),
  way(usual, other),
]

async function timesOf(count: number, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let number = 0; number < count; number++) times.push(await clocked(work))
  return times
}

/** All three in turn, so that a machine that is busy for a while is so for each of them. */
async function oneAtATime(engine: OpenEngine, { address }: Served, asker: Asker, question: Question): Promise<void> {
  const steps = await recorded(engine, question.put)
  const explorer = explorerOf(engine)
  const [bare, inside, chain]: [number[], number[], number[]] = [[], [], []]
  let bytes = 0
  for (let round = -1; round < ROUNDS; round++) {
    const one = await timesOf(IN_A_ROUND, () => replay(engine, steps))
    const two = await timesOf(IN_A_ROUND, () => question.put(explorer))
    const three = await asker.ask(address, question.path, { requests: IN_A_ROUND })
    bytes = three.bytes
    // The first round makes all of them warm.
    if (round < 0) continue
    bare.push(...one)
    inside.push(...two)
    chain.push(...three.times)
  }
  const [least, middle, most] = [median(bare), median(inside), median(chain)]
  row(question.name, short(least), short(middle), short(most), ratio(most / least, { most: 1.3 }), bytes)
}

async function perSecond(asker: Asker, address: string, path: string): Promise<number> {
  const { times, seconds } = await asker.ask(address, path, { connections: CONNECTIONS, milliseconds: MILLISECONDS })
  return times.length / seconds
}

async function besideRaw(engine: OpenEngine, chain: Served, asker: Asker, question: Question): Promise<void> {
  const steps: Steps = await recorded(engine, question.put)
  const raw = await serveRaw((_, response) => {
    replay(engine, steps).then((rows) => {
      response.setHeader('Content-Type', 'application/json')
      response.end(JSON.stringify(rows))
    })
  })
  const [own, bare]: [number[], number[]] = [[], []]
  for (let round = 0; round < 4; round++) {
    own.push(await perSecond(asker, chain.address, question.path))
    bare.push(await perSecond(asker, raw.address, '/'))
  }
  await raw.stop()
  const [most, least] = [median(bare), median(own)]
  row(question.name, short(most), short(least), ratio(least / most, { least: 0.45 }))
}

async function measure(stores: BenchStores): Promise<void> {
  const engine = await stores.empty()
  const landmarks = await grow(engine, MEETINGS)
  const asker = new Asker()
  const served = await serve(engine, explorerOf(engine))
  write(`${stores.name}, ${MEETINGS} meetings`)
  write('question | statements alone, ms | explorer, ms | over HTTP, ms | chain ÷ bare | bytes sent')
  for (const question of questions(landmarks)) await oneAtATime(engine, served, asker, question)
  write('question | raw node:http, requests/s | chain, requests/s | chain ÷ raw')
  for (const question of [around('neighbourhood of somebody', landmarks.usual, { limit: 100 })])
    await besideRaw(engine, served, asker, question)
  await asker.stop()
  await served.stop()
}

tellMachine()
await onBothEngines(measure)
