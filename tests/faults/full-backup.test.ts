import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { backUp, openEngine } from '#graph'

const WRITER = new URL('./full-backup-writer.ts', import.meta.url).pathname
/** In blocks of 512 bytes: what may be written to one file, in place of a disk that is full. */
const BLOCKS = 4000

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-full-backup-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it('a disk that fills up while a backup is written is told as store-unwritable, and no half of it is left', async () => {
  const command = `trap '' XFSZ; ulimit -f ${BLOCKS}; exec "$@"`
  const writer = [process.execPath, '--import', 'tsx', '--conditions=source', WRITER, join(folder, 'large.gz')]
  const { stdout } = await promisify(execFile)('sh', ['-c', command, 'writer', ...writer])
  expect(stdout).toBe('store-unwritable')
  expect(await readdir(folder)).toEqual([])
})

it('where no copy can be made, copying and asking fail with store-unwritable, and the store goes on', async () => {
  const place = { kind: 'embedded', folder: join(folder, 'store') } as const
  const engine = await openEngine(place)
  const create = (id: string) => engine.write(({ run }) => run({ cypher: 'CREATE (n:Key {id: $id})', params: { id } }))
  await create('before')
  // A file where the folder of copies should be.
  await writeFile(join(place.folder, 'snapshots'), '')
  const count = { cypher: 'MATCH (n:Key) RETURN count(n) AS n', params: {} }
  const limits = { rows: 1, milliseconds: 60_000, bytes: 4e9 }
  await expect(backUp(engine, join(folder, 'small.gz'))).rejects.toMatchObject({ code: 'store-unwritable' })
  await expect(engine.answerTyped(count, limits)).rejects.toMatchObject({ code: 'store-unwritable' })
  await create('after')
  expect(await engine.read(count)).toEqual([{ n: 2 }])
  await rm(join(place.folder, 'snapshots'))
  expect(await engine.answerTyped(count, limits)).toMatchObject({ rows: [{ n: 2 }] })
  await engine.close()
})
