import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openEngine, restore, type StorePlace } from '#graph'
import { MIGRATIONS } from '../../graph/migrations/list.ts'
import { migrate } from '../../graph/migrations/migrate.ts'
import { connect } from '../../graph/open.ts'
import { SCHEMA_VERSION } from '../../graph/schema.ts'
import { COUNTING } from '../faults/migrator.ts'
import { loadSmallGraph } from '../fixtures/small-graph.ts'
import { contentsOf } from '../stores/contents.ts'
import { onEachEngine } from '../stores/index.ts'

const MIGRATOR = new URL('../faults/migrator.ts', import.meta.url).pathname

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-migrations-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it('the versions follow one another', () => {
  expect(MIGRATIONS.map(({ to }) => to)).toEqual(MIGRATIONS.map((_, index) => index + 2))
})

onEachEngine((store) => {
  it('a store of version 1 is backed up and carried to this one, and so is its backup', async () => {
    await loadSmallGraph(store.engine)
    // As the first program left it.
    await store.write('MATCH (m:Meta) SET m.schemaVersion = 1, m.mark = null')
    const before = await contentsOf(store.engine)
    const place = store.stores.place()
    await store.engine.close()

    const backups = join(folder, store.stores.name)
    const told: string[] = []
    const engine = await openEngine(place, { backups, tell: (sentence) => told.push(sentence) })
    const meta = 'MATCH (m:Meta) RETURN m.schemaVersion AS version, m.mark AS mark, m.migratingFrom AS from'
    expect(await engine.read({ cypher: meta, params: {} })).toEqual([
      { version: SCHEMA_VERSION, mark: expect.stringMatching(/^\S{12}$/), from: null },
    ])
    expect(await contentsOf(engine)).toEqual(before)
    await engine.close()
    const [backup = '', ...others] = await readdir(backups)
    expect(others).toEqual([])
    expect(backup).toContain('version-1')
    expect(told.join()).toContain(backup)

    const copy = { kind: 'embedded', folder: join(folder, `${store.stores.name}-copy`) } as const
    await restore(join(backups, backup), copy)
    const restored = await openEngine(copy, { tell: (sentence) => told.push(`again: ${sentence}`) })
    expect(await contentsOf(restored)).toEqual(before)
    expect(await restored.read({ cypher: meta, params: {} })).toMatchObject([{ version: SCHEMA_VERSION }])
    await restored.close()
    expect(told.some((sentence) => sentence.startsWith('again'))).toBe(false)
  })
})

onEachEngine((store) => {
  it('a store that cannot be backed up is not migrated', async () => {
    await store.write('MATCH (m:Meta) SET m.schemaVersion = 1, m.mark = null')
    const place = store.stores.place()
    await store.engine.close()
    // A file is no folder.
    const backups = join(MIGRATOR, 'backups')
    await expect(openEngine(place, { backups })).rejects.toMatchObject({ code: 'store-unwritable' })
    const engine = await connect(place)
    const cypher = 'MATCH (m:Meta) RETURN m.schemaVersion AS version, m.mark AS mark'
    expect(await engine.read({ cypher, params: {} })).toEqual([{ version: 1, mark: null }])
    await engine.close()
  })
})

/** Migrates in a process of its own that is killed after some batches; how many it did. */
async function migrateUntilKilled(place: StorePlace, batches: number): Promise<number> {
  const parameters = ['--import', 'tsx', '--conditions=source', MIGRATOR, JSON.stringify(place)]
  const migrator = spawn(process.execPath, parameters, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(migrator, 'exit')
  let done = 0
  for await (const _ of createInterface({ input: migrator.stdout })) {
    done += 1
    if (done === batches) migrator.kill('SIGKILL')
  }
  await ended
  return done
}

onEachEngine((store) => {
  it('killed again and again it goes on where it stood, changes each node once, and no older program opens it by half', {
    timeout: 180_000,
  }, async () => {
    const rows = Array.from({ length: 2500 }, (_, index) => ({ id: `k${index}` }))
    for (const label of ['Key', 'Job'])
      await store.write(`UNWIND $rows AS row CREATE (n:${label}) SET n += row`, { rows })
    await store.write('MATCH (m:Meta) SET m.schemaVersion = 1')
    const place = store.stores.place()
    await store.engine.close()

    // Six batches for each of two versions.
    for (const batches of [2, 3, 4]) expect(await migrateUntilKilled(place, batches)).toBeGreaterThanOrEqual(batches)
    const engine = await connect(place)
    const half = 'MATCH (m:Meta) RETURN m.schemaVersion AS version, m.migratingFrom AS from'
    expect(await engine.read({ cypher: half, params: {} })).toEqual([{ version: 3, from: 2 }])

    let backups = 0
    const backup = async () => {
      backups += 1
      return 'nowhere'
    }
    await migrate(engine, COUNTING, { backup, tell: () => undefined })
    expect(backups).toBe(0)
    expect(await engine.read({ cypher: half, params: {} })).toEqual([{ version: 3, from: null }])
    for (const label of ['Key', 'Job']) {
      const cypher = `MATCH (n:${label}) RETURN n.v2 AS two, n.v3 AS three, count(n) AS nodes`
      expect(await engine.read({ cypher, params: {} })).toEqual([{ two: 1, three: 1, nodes: 2500 }])
    }
    await migrate(engine, COUNTING, { backup, tell: () => undefined })
    expect(backups).toBe(0)
    await engine.close()
  })
})
