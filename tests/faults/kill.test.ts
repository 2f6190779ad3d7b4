import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openEngine } from '#graph'

const ROUNDS = Number(process.env.ENTENTE_KILL_ROUNDS ?? 3)
const WRITER = new URL('./kill-writer.ts', import.meta.url).pathname

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-kill-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** How many units were acknowledged before the writer was killed. */
async function writeUntilKilled(round: number, units: number): Promise<number> {
  const parameters = ['--import', 'tsx', '--conditions=source', WRITER, folder, String(round)]
  const writer = spawn(process.execPath, parameters, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(writer, 'exit')
  let acknowledged = 0
  for await (const _ of createInterface({ input: writer.stdout })) {
    acknowledged += 1
    if (acknowledged === units) writer.kill('SIGKILL')
  }
  await ended
  return acknowledged
}

it(`of a writer that is killed ${ROUNDS} times no acknowledged unit is lost and none is there by half`, {
  timeout: 60_000 * (ROUNDS + 1),
}, async () => {
  const acknowledged: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) acknowledged.push(await writeUntilKilled(round, 40 + 30 * round))

  const engine = await openEngine({ kind: 'embedded', folder })
  const rows = await engine.read({ cypher: 'MATCH (n:Key) RETURN n.id AS id', params: {} })
  await engine.close()
  const ids = new Set(rows.map(({ id }) => String(id)))
  for (const [round, units] of acknowledged.entries()) {
    for (let unit = 0; unit < units; unit += 1) expect(ids).toContain(`${round}.${unit}.a`)
  }
  const halves = [...ids].filter((id) => !ids.has(id.endsWith('a') ? id.replace(/a$/, 'b') : id.replace(/b$/, 'a')))
  expect(halves).toEqual([])
})
