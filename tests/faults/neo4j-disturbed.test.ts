import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Neo4jPlace, type OpenEngine, openEngine } from '#graph'
import { Pick } from '../conformance/statements/pick.ts'
import { storedLayer } from '../promises/stored.ts'
import { clear } from '../stores/clear.ts'
import { Neo4jProcess } from '../stores/neo4j-process.ts'
import { hasJava, VERSION } from '../stores/neo4j-server.ts'
import { COMMIT, type Fate, NetworkProxy } from '../stores/network-proxy.ts'
import { compileLoader } from './compiled.ts'
import { keepFigures, longest, NEO4J_ROUNDS, SEED } from './figures.ts'
import { broken, undisturbed } from './kept.ts'
import { load, type Told } from './load.ts'
import { readingsOf } from './readings.ts'

/** What happens at a commit that the seed picks. */
const FAULTS = ['cut before', 'answer lost', 'Neo4j killed', 'out of reach', 'loader killed'] as const
type Fault = (typeof FAULTS)[number]

/** Faults of one store before it is emptied, articles that are loaded during each, and its commits among which the fault falls. */
const FAULTS_OF_ONE = 5
const ARTICLES = 6
const COMMITS = 10

/** What only a unit of work runs, and no reading transaction. */
const KEY_OF_A_UNIT = 'MERGE (c:Commit'

const noJava = (await hasJava()) ? undefined : 'no Neo4j to kill: install Java 17 and Maven'
if (noJava && process.env.ENTENTE_REQUIRE_NEO4J === '1')
  throw new Error(`ENTENTE_REQUIRE_NEO4J is set, but there is ${noJava}`)

describe.skipIf(noJava)(`loading into Neo4j${noJava ? `: ${noJava}` : ''}`, () => {
  let server: Neo4jProcess
  let proxy: NetworkProxy
  let direct: OpenEngine
  let folder: string
  let loader: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'entente-neo4j-disturbed-'))
    loader = await compileLoader(folder)
    server = await Neo4jProcess.start(VERSION)
    proxy = await NetworkProxy.start(server.uri)
    direct = await openEngine(place(server.uri))
  })
  afterAll(async () => {
    await direct?.close()
    await proxy?.stop()
    await server?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const place = (uri: string): Neo4jPlace => ({ kind: 'neo4j', uri, user: server.user, password: server.password })
  const pick = new Pick(SEED, new Map())
  const counts = new Map<Fault, number>(FAULTS.map((fault) => [fault, 0]))
  const restarts: number[] = []
  const openings: number[] = []
  const processors: number[] = []
  const outages: number[] = []

  /** Does something at the commit of the unit with this number, which tells its fate; gives what begins the counting. */
  function atCommit(number: number, work: () => Fate): () => void {
    let units = Number.NEGATIVE_INFINITY
    const writing = new WeakSet()
    proxy.decide = (sent, connection) => {
      if (sent.includes(KEY_OF_A_UNIT)) writing.add(connection)
      if (!sent.includes(COMMIT) || !writing.delete(connection)) return 'arrives'
      units += 1
      return units === number ? work() : 'arrives'
    }
    return () => {
      units = 0
    }
  }

  /** Loads while a fault happens; resolves when the fault is over too. */
  async function disturbed(fault: Fault, seed: number, from: number): Promise<Told> {
    let child: ChildProcess | undefined
    let over: Promise<void> = Promise.resolve()
    let isDone = false
    const begin = atCommit(1 + pick.below(COMMITS), () => {
      isDone = true
      if (fault === 'cut before') return 'is-cut'
      if (fault === 'answer lost') return 'loses-answer'
      if (fault === 'loader killed') child?.kill('SIGKILL')
      if (fault === 'out of reach') over = outOfReach(200 + pick.below(2500))
      if (fault === 'Neo4j killed') over = killServer(pick.below(10))
      return 'arrives'
    })
    const told = await load(loader, { place: place(proxy.uri), seed, from, to: from + ARTICLES }, (begun, _, line) => {
      child = begun
      if (line === 'open') begin()
    })
    await over
    expect({ fault, isDone }).toEqual({ fault, isDone: true })
    expect(fault === 'loader killed' ? told.signal : told.last).toBe(fault === 'loader killed' ? 'SIGKILL' : 'done')
    return told
  }

  async function outOfReach(milliseconds: number): Promise<void> {
    proxy.goAway()
    await sleep(milliseconds)
    proxy.comeBack()
  }

  /** The commit is on its way, or done, or its answer is: that is left to a few milliseconds. */
  async function killServer(after: number): Promise<void> {
    await sleep(after)
    const start = performance.now()
    await server.kill()
    await server.begin()
    outages.push(performance.now() - start)
  }

  /** Loads into an emptied store, disturbed again and again, and looks at it after every fault. */
  async function oneStore(number: number, rounds: number): Promise<number> {
    const seed = SEED * 1000 + 500 + number
    const accepted: string[] = []
    await clear(direct)
    for (let round = 0; round < rounds; round += 1) {
      const fault = FAULTS[(number * FAULTS_OF_ONE + round) % FAULTS.length] ?? 'cut before'
      const told = await disturbed(fault, seed, accepted.length)
      counts.set(fault, (counts.get(fault) ?? 0) + 1)
      if (told.began === undefined || told.opening === undefined) throw new Error('The loader was never open.')
      restarts.push(told.began + told.opening)
      openings.push(told.opening)
      processors.push(told.processor ?? 0)
      accepted.push(...told.accepted)
      const found = await broken(direct, readingsOf(seed, accepted.length + ARTICLES), accepted)
      expect({ number, round, fault, found }).toEqual({ number, round, fault, found: [] })
    }
    const readings = readingsOf(seed, accepted.length + ARTICLES)
    expect(await storedLayer(direct)).toEqual(await undisturbed(direct, readings))
    return accepted.length
  }

  it(`${NEO4J_ROUNDS} times disturbed around a commit keeps every acknowledged article once, and the graph is that of a rebuild`, {
    timeout: 120_000 * (NEO4J_ROUNDS + 1),
  }, async () => {
    const start = performance.now()
    let acknowledged = 0
    for (let done = 0; done < NEO4J_ROUNDS; done += FAULTS_OF_ONE) {
      const rounds = Math.min(FAULTS_OF_ONE, NEO4J_ROUNDS - done)
      acknowledged += await oneStore(done / FAULTS_OF_ONE, rounds)
      await keep(done + rounds, acknowledged, start)
    }
  })

  /** The figures of the rounds so far: a long run that is stopped has told them. */
  async function keep(rounds: number, acknowledged: number, start: number): Promise<void> {
    await keepFigures('Neo4j, disturbed at a commit', {
      seed: SEED,
      rounds,
      'line cut before the commit arrived': counts.get('cut before') ?? 0,
      'answer to the commit lost': counts.get('answer lost') ?? 0,
      'Neo4j killed with SIGKILL at the commit': counts.get('Neo4j killed') ?? 0,
      'Neo4j out of reach from the commit on': counts.get('out of reach') ?? 0,
      'loader killed with SIGKILL at the commit': counts.get('loader killed') ?? 0,
      'articles acknowledged': acknowledged,
      'restarts measured': restarts.length,
      'longest restart of the loader, ms': longest(restarts),
      'longest opening in it, ms': longest(openings),
      'most processor time of a restart, ms': longest(processors),
      'longest absence of a killed Neo4j, ms': longest(outages),
      'duration, s': Math.round((performance.now() - start) / 1000),
    })
  }
})
