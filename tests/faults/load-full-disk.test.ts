import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEngine } from '#graph'
import { Pick } from '../conformance/statements/pick.ts'
import { storedLayer } from '../promises/stored.ts'
import { commandAnswers } from '../stores/command.ts'
import { compileLoader } from './compiled.ts'
import { DISK_ROUNDS, keepFigures, longest, SEED } from './figures.ts'
import { brokenAt, undisturbed } from './kept.ts'
import { listen, loaderCommand, type Told } from './load.ts'
import { readingsOf } from './readings.ts'

/** Articles, more than the small disk holds; kilobytes that the disk has at least, and at most beyond that. */
const ARTICLES = 400
const LEAST = 300
const MORE = 900

/** A disk of so many kilobytes that only this command sees, whose files are copied to a folder before it is gone. */
const ON_SMALL_DISK = `mount -t tmpfs -o size="$1"k tmpfs "$2" || exit 9
disk=$2 kept=$3; shift 3; "$@"; ended=$?; cp -a "$disk/." "$kept"; exit $ended`
const UNSHARE = ['unshare', '--user', '--map-root-user', '--mount'] as const

const [unshare, ...alone] = UNSHARE
const noDisk = (await commandAnswers(unshare, ...alone, 'mount', '-t', 'tmpfs', 'tmpfs', tmpdir()))
  ? undefined
  : 'no small disk can be made here: user namespaces are not allowed'

describe.skipIf(noDisk)(`loading onto a disk that is full${noDisk ? `: ${noDisk}` : ''}`, () => {
  let folder: string
  let loader: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'entente-load-full-'))
    loader = await compileLoader(join(folder, 'compiled'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  /** What a loader told on a small disk, whose store is in `kept` afterwards. */
  async function loadOnto(kilobytes: number, seed: number, kept: string): Promise<Told> {
    const disk = join(folder, 'disk')
    for (const path of [disk, kept]) await mkdir(path, { recursive: true })
    const command = loaderCommand(loader, { place: { kind: 'embedded', folder: disk }, seed, from: 0, to: ARTICLES })
    return listen([...UNSHARE, 'sh', '-c', ON_SMALL_DISK, 'sh', `${kilobytes}`, disk, kept, ...command])
  }

  it(`${DISK_ROUNDS} times tells store-unwritable, and with room again keeps every acknowledged article once`, {
    timeout: 120_000 * (DISK_ROUNDS + 1),
  }, async () => {
    const start = performance.now()
    const pick = new Pick(SEED, new Map())
    const accepted: number[] = []
    for (let round = 0; round < DISK_ROUNDS; round += 1) {
      const [seed, kept] = [SEED * 1000 + 900 + round, join(folder, `kept-${round}`)]
      const told = await loadOnto(LEAST + pick.below(MORE), seed, kept)
      expect({ round, refused: [...new Set(told.refused)] }).toEqual({ round, refused: ['store-unwritable'] })
      const [place, readings] = [{ kind: 'embedded', folder: kept } as const, readingsOf(seed, ARTICLES)]
      expect({ round, found: await brokenAt(place, readings, told.accepted) }).toEqual({ round, found: [] })
      const engine = await openEngine(place)
      const expected = await undisturbed(engine, readings)
      expect(await storedLayer(engine).finally(() => engine.close())).toEqual(expected)
      accepted.push(told.accepted.length)
    }
    await keepFigures('embedded store on a disk that is full', {
      seed: SEED,
      rounds: DISK_ROUNDS,
      'articles acknowledged': accepted.reduce((sum, count) => sum + count, 0),
      'most on one disk': longest(accepted),
      'duration, s': Math.round((performance.now() - start) / 1000),
    })
  })
})
