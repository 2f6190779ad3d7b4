import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openEngine } from '#graph'

const ROUNDS = Number(process.env.ENTENTE_SNAPSHOT_ROUNDS ?? 2)
const WRITER = new URL('./snapshot-writer.ts', import.meta.url).pathname

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-snapshots-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Told {
  readonly written: number
  readonly asked: number
  readonly copied: number
  readonly torn: number
}

/** What the writer told before it was killed, some lines after it had answered from a few snapshots. */
async function untilKilled(round: number): Promise<Told> {
  const parameters = ['--import', 'tsx', '--conditions=source', WRITER, folder, String(round)]
  const writer = spawn(process.execPath, parameters, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(writer, 'exit')
  const told = { written: 0, asked: 0, copied: 0, torn: 0 }
  for await (const line of createInterface({ input: writer.stdout })) {
    told[line as keyof Told] += 1
    if (told.asked >= 2 + round && told.copied >= 2 && told.written % (7 + round) === 0) writer.kill('SIGKILL')
  }
  await ended
  return told
}

const processesOf = (path: string): readonly string[] =>
  execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(path) && !line.includes('ps -eo'))

it('killed while snapshots are made and read, a store has all that was acknowledged, by no half, and no leftovers', {
  timeout: 120_000 * ROUNDS,
}, async () => {
  let acknowledged = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const { written, torn } = await untilKilled(round)
    acknowledged += written
    expect(torn).toBe(0)
    // Its reader ends with it.
    await expect.poll(() => processesOf(folder), { timeout: 30_000 }).toEqual([])
  }
  const engine = await openEngine({ kind: 'embedded', folder })
  expect(await readdir(folder)).not.toContain('snapshots')
  const rows = await engine.read({ cypher: 'MATCH (n:Key) RETURN n.id AS id', params: {} })
  await engine.close()
  const ids = new Set(rows.map(({ id }) => String(id)))
  expect(ids.size / 2).toBeGreaterThanOrEqual(acknowledged)
  const halves = [...ids].filter((id) => !ids.has(id.endsWith('a') ? id.replace(/a$/, 'b') : id.replace(/b$/, 'a')))
  expect(halves).toEqual([])
})
