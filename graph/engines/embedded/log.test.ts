import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Log } from './log.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-log-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

it('a log that the driver has taken into the file needs no writing', async () => {
  const log = new Log(join(folder, 'store'))
  await log.ready()
  await log.written()
  await log.close()
})

it('units that come while the log is written wait for the next writing, together', async () => {
  await mkdir(join(folder, 'store.wal'))
  await writeFile(join(folder, 'store.wal', 'wal_1.log'), 'units')
  const log = new Log(join(folder, 'store'))
  const first = log.written()
  await first
  const [second, third] = [log.written(), log.written()]
  expect(second).toBe(third)
  expect(second).not.toBe(first)
  await second
  await log.close()
})

it('after a failure nothing more is written, and everybody is told why', async () => {
  await writeFile(join(folder, 'store.wal'), 'a file in place of the folder')
  const log = new Log(join(folder, 'store'))
  await expect(log.written()).rejects.toMatchObject({ code: 'store-unwritable' })
  await rm(join(folder, 'store.wal'))
  await expect(log.written()).rejects.toMatchObject({ code: 'store-unwritable' })
  await expect(log.ready()).rejects.toThrow('start the program again once the disk is well')
})
