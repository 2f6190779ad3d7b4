import { type ChildProcess, execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openEngine } from '#graph'
import { ARTICLES } from '../api/articles.ts'
import { begin, ended, entente } from '../cli/command.ts'
import { Pick } from '../conformance/statements/pick.ts'
import { storedLayer } from '../promises/stored.ts'
import { commandAnswers } from '../stores/command.ts'
import { compileLoader } from './compiled.ts'
import { type Disk, failDisk, onDisk, turnReadOnly, whyNoDisk } from './disks.ts'
import { IO_ROUNDS, keepFigures, SEED } from './figures.ts'
import { broken, undisturbed } from './kept.ts'
import { listen, loaderCommand, type Told } from './load.ts'
import { readingsOf } from './readings.ts'

/** Articles, more than are loaded before the fault; those among which it comes; kilobytes of a disk that has all it tells. */
const LOADED = 200
const BEFORE = 25
const ENOUGH = 80_000

/** What goes wrong with a disk on which a loader writes. */
interface Fault {
  readonly name: string
  /** Why it cannot be tried here. */
  readonly without?: string | undefined
  /** Runs a loader's command, whose store is at `disk` and afterwards at `kept`. */
  run(disk: Disk, command: readonly string[], pick: Pick): Promise<Told>
}

/** Calls once, when so many articles were accepted. */
function afterArticles(count: number, strike: (child: ChildProcess) => Promise<void>) {
  let accepted = 0
  let struck: Promise<void> = Promise.resolve()
  const heard = (child: ChildProcess, _: number, line = '') => {
    if (line.startsWith('accepted') && ++accepted === count) struck = strike(child)
    // Told when the loader has ended, which it does by itself.
    struck.catch(() => undefined)
  }
  return { heard, struck: () => struck }
}

async function struckWhileLoading(
  disk: Disk,
  command: readonly string[],
  pick: Pick,
  strike: (process: number, disk: Disk) => Promise<void>,
): Promise<Told> {
  const { heard, struck } = afterArticles(1 + pick.below(BEFORE), (child) => strike(child.pid ?? 0, disk))
  const told = await listen(onDisk(disk, command), heard)
  await struck()
  return told
}

const without = await whyNoDisk()
const FAULTS: readonly Fault[] = [
  {
    name: 'no file may grow further (EFBIG)',
    run: ({ disk, kept }, command, pick) => {
      const limited = `ulimit -f ${200 + pick.below(300)}; disk=$1 kept=$2; shift 2; "$@"; cp -a "$disk/." "$kept"`
      return listen(['sh', '-c', limited, 'sh', disk, kept, ...command])
    },
  },
  {
    name: 'the file system turns read-only (EROFS)',
    without,
    run: (disk, command, pick) => struckWhileLoading(disk, command, pick, turnReadOnly),
  },
  {
    name: 'the disk fails (EIO)',
    without,
    run: (disk, command, pick) => struckWhileLoading(disk, command, pick, failDisk),
  },
  {
    name: 'the disk has less room than it tells (fdatasync fails)',
    without,
    run: (disk, command, pick) => listen(onDisk({ ...disk, room: 1300 + pick.below(300) }, command)),
  },
]

let folder: string
let loader: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-io-errors-'))
  loader = await compileLoader(join(folder, 'compiled'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function newDisk(name: string): Promise<Disk> {
  const under = (part: string) => join(folder, name, part)
  const disk = { disk: under('disk'), below: under('below'), kept: under('kept'), room: ENOUGH }
  for (const path of [disk.disk, disk.below, disk.kept]) await mkdir(path, { recursive: true })
  return disk
}

/** One loading through a fault; how many articles were acknowledged, and have to be there where writing works again. */
async function oneRound(fault: Fault, number: number, round: number, pick: Pick): Promise<number> {
  const seed = SEED * 1000 + 950 + number * 10 + round
  const disk = await newDisk(`${number}-${round}`)
  const place = { kind: 'embedded', folder: disk.disk } as const
  const told = await fault.run(disk, loaderCommand(loader, { place, seed, from: 0, to: LOADED }), pick)
  expect({ round, refused: [...new Set(told.refused)] }).toEqual({ round, refused: ['store-unwritable'] })
  const readings = readingsOf(seed, LOADED)
  const engine = await openEngine({ kind: 'embedded', folder: disk.kept })
  expect({ round, found: await broken(engine, readings, told.accepted) }).toEqual({ round, found: [] })
  const expected = await undisturbed(engine, readings)
  expect(await storedLayer(engine).finally(() => engine.close())).toEqual(expected)
  return told.accepted.length
}

for (const [number, fault] of FAULTS.entries())
  it.skipIf(fault.without)(
    `${fault.name}: ${fault.without ?? 'told as store-unwritable, and every acknowledged article is there once'}`,
    { timeout: 120_000 * (IO_ROUNDS + 1) },
    async () => {
      const start = performance.now()
      const pick = new Pick(SEED + number, new Map())
      let acknowledged = 0
      for (let round = 0; round < IO_ROUNDS; round += 1) acknowledged += await oneRound(fault, number, round, pick)
      await keepFigures(`embedded store: ${fault.name}`, {
        seed: SEED,
        rounds: IO_ROUNDS,
        'articles acknowledged': acknowledged,
        'duration, s': Math.round((performance.now() - start) / 1000),
      })
    },
  )

/** More articles than a store holds whose files may have so many bytes. */
const FILES = 60
const BYTES = 120_000
const ARTICLE = ARTICLES.bidenInParis
const noLimit = (await commandAnswers('prlimit', '--version')) ? undefined : 'prlimit is not there'

it.skipIf(noLimit)(
  `entente ingest ends with one sentence and 1 where the disk takes no more, and loads the rest the next time${noLimit ? `: ${noLimit}` : ''}`,
  async () => {
    const [path, data] = [join(folder, 'articles'), join(folder, 'store')]
    await mkdir(path)
    for (let number = 0; number < FILES; number += 1)
      await writeFile(join(path, `${number}.txt`), `Number ${number}\n\n${ARTICLE.text} Edition ${number}.`)
    const command = ['ingest', path, '--data', data]
    const child = begin(command)
    const end = ended(child)
    await promisify(execFile)('prlimit', ['--pid', `${child.pid}`, `--fsize=${BYTES}`])
    const { code, err } = await end
    expect({ code, said: err.split('\n').filter((line) => line.startsWith('entente:')) }).toEqual({
      code: 1,
      said: ['entente: The store cannot be written: File too large (os error 27).'],
    })
    expect((await entente(command)).code).toBe(0)
    const { out } = await entente(command)
    expect(out).toMatch(/^0 articles loaded, \d+ known already\.\n$/)
  },
)
