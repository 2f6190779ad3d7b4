import type { ChildProcess } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type EmbeddedPlace, openEngine } from '#graph'
import { begin, ended, printed } from '../cli/command.ts'
import { Pick } from '../conformance/statements/pick.ts'
import { storedLayer } from '../promises/stored.ts'
import { compileLoader } from './compiled.ts'
import { keepFigures, longest, ROUNDS, SEED } from './figures.ts'
import { brokenAt, undisturbed } from './kept.ts'
import { load, type Told } from './load.ts'
import { readingsOf } from './readings.ts'

/** Kills of one store before the next one is begun, and articles, more than can be loaded between them. */
const KILLS = 10
const ARTICLES = 200
/** Steps of a loader before it is killed, and milliseconds after the last one of them. */
const STEPS = 70
const DELAY = 4
/** Milliseconds that opening a store takes, about. */
const OPENING = 300

let folder: string
let loader: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-load-killed-'))
  loader = await compileLoader(join(folder, 'compiled'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const kills = { starting: 0, before: 0, inside: 0, after: 0 }
const WHERE: Readonly<Record<string, keyof typeof kills>> = {
  begin: 'starting',
  open: 'starting',
  unit: 'before',
  commit: 'inside',
}
const restarts: number[] = []
const openings: number[] = []
const processors: number[] = []
const starts: number[] = []
let acknowledged = 0

/** Kills the loader some milliseconds after one of its steps; now and then while it opens the store, of which it tells the beginning. */
function killer(pick: Pick): (child: ChildProcess, lines: number) => void {
  const isEarly = pick.below(10) === 0
  const step = isEarly ? 1 : 2 + pick.below(STEPS)
  const delay = isEarly ? pick.below(OPENING) : pick.below(DELAY)
  return (child, lines) => {
    if (lines !== step) return
    if (delay === 0) child.kill('SIGKILL')
    else setTimeout(() => child.kill('SIGKILL'), delay)
  }
}

/** What a copy of the store as it was left breaks; the store itself stays as it is for the next start. */
async function brokenInCopy(place: EmbeddedPlace, seed: number, accepted: readonly string[]) {
  const copy = { kind: 'embedded', folder: join(folder, 'copy') } as const
  await cp(place.folder, copy.folder, { recursive: true })
  const found = await brokenAt(copy, readingsOf(seed, ARTICLES), accepted)
  return { found, copy }
}

/** Loads into one store, killed again and again, and looks at it after every kill. */
async function oneStore(number: number, rounds: number, pick: Pick): Promise<void> {
  const seed = SEED * 1000 + number
  const place = { kind: 'embedded', folder: join(folder, `store-${number}`) } as const
  const accepted: string[] = []
  await mkdir(place.folder)
  for (let round = 0; round < rounds; round += 1) {
    const told = await load(loader, { place, seed, from: accepted.length, to: ARTICLES }, killer(pick))
    count(told, round)
    accepted.push(...told.accepted)
    const { found, copy } = await brokenInCopy(place, seed, accepted)
    expect({ number, round, found }).toEqual({ number, round, found: [] })
    if (round === rounds - 1) await lastLook(copy, place, seed)
    await rm(copy.folder, { recursive: true })
  }
  acknowledged += accepted.length
}

function count({ signal, last, began, opening, processor = 0 }: Told, round: number): void {
  expect(signal).toBe('SIGKILL')
  kills[WHERE[last] ?? 'after'] += 1
  if (round === 0 || began === undefined || opening === undefined) return
  restarts.push(began + opening)
  openings.push(opening)
  processors.push(processor)
}

/** The recovered copy holds the graph of an undisturbed load; and the server starts on the store as the last kill left it. */
async function lastLook(copy: EmbeddedPlace, place: EmbeddedPlace, seed: number): Promise<void> {
  const engine = await openEngine(copy)
  const expected = await undisturbed(engine, readingsOf(seed, ARTICLES))
  expect(await storedLayer(engine).finally(() => engine.close())).toEqual(expected)
  starts.push(await serverStart(place.folder))
  await rm(place.folder, { recursive: true })
}

/** Milliseconds until `entente up` serves a store. */
async function serverStart(data: string): Promise<number> {
  const start = performance.now()
  const child = begin(['up', '--port', '0', '--data', data])
  const end = ended(child)
  await printed(child, /Entente is at \S+\n/)
  const milliseconds = performance.now() - start
  child.kill('SIGKILL')
  await end
  return milliseconds
}

it(`loading that is killed ${ROUNDS} times keeps every acknowledged article once, and the graph is that of a rebuild`, {
  timeout: 120_000 * (ROUNDS + 1),
}, async () => {
  const start = performance.now()
  const pick = new Pick(SEED, new Map())
  for (let done = 0; done < ROUNDS; done += KILLS) {
    const rounds = Math.min(KILLS, ROUNDS - done)
    await oneStore(done / KILLS, rounds, pick)
    await keep(done + rounds, start)
  }
})

/** The figures of the rounds so far: a long run that is stopped has told them. */
async function keep(rounds: number, start: number): Promise<void> {
  await keepFigures('embedded store, process killed with SIGKILL', {
    seed: SEED,
    rounds,
    'killed while starting': kills.starting,
    'killed before a commit': kills.before,
    'killed inside a commit': kills.inside,
    'killed after a commit': kills.after,
    'articles acknowledged': acknowledged,
    'restarts measured': restarts.length,
    'longest restart of the loader, ms': longest(restarts),
    'longest opening in it, ms': longest(openings),
    'most processor time of a restart, ms': longest(processors),
    'longest start of `entente up`, ms': longest(starts),
    'duration, s': Math.round((performance.now() - start) / 1000),
  })
}
