import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { backUp, openEngine, restore, type StorePlace } from '#graph'
import { contentsOf } from '../stores/contents.ts'
import { onEachEngine } from '../stores/index.ts'

const ROUNDS = Number(process.env.ENTENTE_RESTORE_ROUNDS ?? 3)
const RESTORER = new URL('./restorer.ts', import.meta.url).pathname

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-restore-killed-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Restores in a process of its own that is killed some time after it has begun; whether it was done before. */
async function restoreUntilKilled(file: string, place: StorePlace, after: number): Promise<boolean> {
  const parameters = ['--import', 'tsx', '--conditions=source', RESTORER, file, JSON.stringify(place)]
  const restorer = spawn(process.execPath, parameters, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(restorer, 'exit')
  let told = ''
  restorer.stdout.on('data', (chunk) => {
    told += chunk
  })
  await once(restorer.stdout, 'data')
  await sleep(after)
  restorer.kill('SIGKILL')
  await ended
  return told.includes('done')
}

onEachEngine((store) => {
  it('killed while a backup is restored, the store is the old one, or shut, and restoring again makes it whole', {
    timeout: 120_000 * (ROUNDS + 1),
  }, async () => {
    const rows = Array.from({ length: 6000 }, (_, index) => ({ id: `k${index}` }))
    await store.write('UNWIND $rows AS row CREATE (n:Key) SET n += row', { rows })
    const file = join(folder, `${store.stores.name}.gz`)
    await backUp(store.engine, file)
    const whole = await contentsOf(store.engine)
    await store.write('MATCH (n:Key) DETACH DELETE n')
    await store.write('CREATE (n:Key {id: $id})', { id: 'old' })
    const old = await contentsOf(store.engine)
    const place = store.stores.place()
    await store.engine.close()

    for (let round = 0; round < ROUNDS; round += 1) {
      const isDone = await restoreUntilKilled(file, place, 300 * (round + 1))
      const found = await openEngine(place).then(
        async (engine) => contentsOf(engine).finally(() => engine.close()),
        (error: { code?: string }) => error.code,
      )
      if (isDone) expect(found).toEqual(whole)
      else expect([old, whole, 'store-unfinished']).toContainEqual(found)
    }
    await restore(file, place, { replace: true, backups: join(folder, 'backups') })
    const engine = await store.stores.reopen()
    expect(await contentsOf(engine)).toEqual(whole)
    if (place.kind === 'embedded') expect(await leftovers(place.folder)).toEqual([])
  })
})

/** What a killed restore has left beside the store, once another one has run. */
const leftovers = async (path: string): Promise<readonly string[]> =>
  (await readdir(path)).filter((name) => name === 'filling')
