import type { NeighboursRequest, PathsRequest } from '#contract'
import { NodeKind } from '#contract'
import type { Explorer, OpenEngine } from '#graph'
import { foldQuery } from '#ingest'
import { Asker } from './tools/asking.ts'
import { type BenchStores, onBothEngines } from './tools/engines.ts'
import { clocked, mean, median, option, quantile, ratio, row, short, tellMachine, write } from './tools/figures.ts'
import { grow, type Landmarks } from './tools/grown.ts'
import { recorded, replay, type Steps } from './tools/recorded.ts'
import { explorerOf, type Served, serve, serveRaw } from './tools/served.ts'

/**
 * What the way through HTTP costs. Chain ÷ bare: the time of one request beside that of its statements alone, put to the
 * engine in the same order. Chain ÷ raw: requests a second beside those of Node's own server that puts the same statements
 * and sends the rows as JSON.
 */
const MEETINGS = option('meetings', 10_000)
const ROUNDS = option('rounds', 200)
/** Those make everything warm and do not count. */
const WARM = 30
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

/** Milliseconds of one: by the clock of who asks, and of the processors that the server's process used meanwhile. */
interface Taken {
  readonly clock: number
  readonly processor: number
}

async function taken(work: () => Promise<number>): Promise<Taken> {
  const before = process.cpuUsage()
  const clock = await work()
  const { user, system } = process.cpuUsage(before)
  return { clock, processor: (user + system) / 1000 }
}

const ORDERS = [
  [0, 1, 2],
  [2, 1, 0],
  [1, 2, 0],
  [0, 2, 1],
  [2, 0, 1],
  [1, 0, 2],
] as const

/**
 * One of each in turn, in every order, so that what the machine does besides, and what each leaves behind, befalls all alike.
 * A ratio is the middle one of those within the rounds.
 */
async function oneAtATime(engine: OpenEngine, { address }: Served, asker: Asker, question: Question): Promise<void> {
  const steps = await recorded(engine, question.put)
  const explorer = explorerOf(engine)
  let bytes = 0
  const ways = [
    () => clocked(() => replay(engine, steps)),
    () => clocked(() => question.put(explorer)),
    async () => {
      const answered = await asker.ask(address, question.path, { requests: 1 })
      bytes = answered.bytes
      return answered.times[0] ?? 0
    },
  ] as const
  const all: [Taken[], Taken[], Taken[]] = [[], [], []]
  for (let round = -WARM; round < ROUNDS; round++) {
    for (const way of ORDERS[(round + WARM) % ORDERS.length] ?? []) {
      const one = await taken(ways[way])
      if (round >= 0) all[way].push(one)
    }
  }
  tell(question.name, all, bytes)
}

function tell(name: string, [bare, inside, chain]: readonly [Taken[], Taken[], Taken[]], bytes: number): void {
  const clocks = [bare, inside, chain].map((each) => short(median(each.map(({ clock }) => clock))))
  const processors = [bare, inside, chain].map((each) => short(mean(each.map(({ processor }) => processor))))
  const ratios = (over: readonly Taken[]) => over.map(({ clock }, round) => clock / (bare[round]?.clock ?? 0))
  const quarters = (values: readonly number[]) => `${short(quantile(values, 0.25))} to ${short(quantile(values, 0.75))}`
  const [within, whole] = [ratios(inside), ratios(chain)]
  row(
    name,
    clocks.join(' '),
    processors.join(' '),
    `${short(median(within))}, ${quarters(within)}`,
    `${ratio(median(whole), { most: 1.3 })}, ${quarters(whole)}`,
    bytes,
  )
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
  for (let round = 0; round < 7; round++) {
    if (round % 2 === 0) own.push(await perSecond(asker, chain.address, question.path))
    bare.push(await perSecond(asker, raw.address, '/'))
    if (round % 2 === 1) own.push(await perSecond(asker, chain.address, question.path))
  }
  await raw.stop()
  const ratios = own.map((each, round) => each / (bare[round] ?? 0))
  row(question.name, short(median(bare)), short(median(own)), ratio(median(ratios), { least: 0.45 }))
}

async function measure(stores: BenchStores): Promise<void> {
  const engine = await stores.empty()
  const landmarks = await grow(engine, MEETINGS)
  const asker = new Asker()
  const served = await serve(engine, explorerOf(engine))
  write(`${stores.name}, ${MEETINGS} meetings`)
  write(
    'question | statements, explorer, HTTP: ms | the same in processor ms, mean | explorer ÷ statements, quartiles | chain ÷ bare, quartiles | bytes sent',
  )
  for (const question of questions(landmarks)) await oneAtATime(engine, served, asker, question)
  write('question | raw node:http, requests/s | chain, requests/s | chain ÷ raw')
  for (const question of [around('neighbourhood of somebody', landmarks.usual, { limit: 100 })])
    await besideRaw(engine, served, asker, question)
  await asker.stop()
  await served.stop()
}

tellMachine()
await onBothEngines(measure)
