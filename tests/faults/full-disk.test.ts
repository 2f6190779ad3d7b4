import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openEngine } from '#graph'

const WRITER = new URL('./full-disk-writer.ts', import.meta.url).pathname
/** In blocks of 512 bytes: what the writer may write to one file, in place of a disk that is full. */
const BLOCKS = 4000

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-full-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it('a disk that fills up is told as store-unwritable, reading goes on, and nothing acknowledged is lost', async () => {
  const command = `trap '' XFSZ; ulimit -f ${BLOCKS}; exec "$@"`
  const writer = [process.execPath, '--import', 'tsx', '--conditions=source', WRITER, folder]
  const { stdout } = await promisify(execFile)('sh', ['-c', command, 'writer', ...writer])
  const told = JSON.parse(stdout) as { acknowledged: number; code: string; readable: number }
  expect(told.code).toBe('store-unwritable')
  expect(told.acknowledged).toBeGreaterThan(10)
  expect(told.readable).toBe(told.acknowledged)

  const engine = await openEngine({ kind: 'embedded', folder })
  const rows = await engine.read({ cypher: 'MATCH (n:Article) RETURN count(n) AS articles', params: {} })
  await engine.close()
  expect(rows).toEqual([{ articles: told.acknowledged }])
})
