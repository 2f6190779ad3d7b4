import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type EmbeddedPlace, openEngine } from '#graph'
import { SCHEMA_VERSION } from '../../graph/schema.ts'
import { onEachEngine } from '../stores/index.ts'

onEachEngine((store) => {
  it('closed and opened again it has all that was written', async () => {
    await store.write('CREATE (:Key {id: $a, list: [1, 2]})-[:HOLDS {title: $t}]->(:Key {id: $b})', {
      a: 'a',
      b: 'b',
      t: 'Ж',
    })
    const cypher = 'MATCH (x:Key)-[r:HOLDS]->(y) RETURN x AS x, r AS r, y AS y'
    const before = await store.read(cypher)
    const again = await store.stores.reopen()
    expect(await again.read({ cypher, params: {} })).toEqual(before)
    const duplicate = again.write(({ run }) => run({ cypher: 'CREATE (n:Key {id: $a})', params: { a: 'a' } }))
    await expect(duplicate).rejects.toMatchObject({ code: 'query-failed' })
  })
})

onEachEngine((store) => {
  const setVersion = (version: number) => store.write('MATCH (m:Meta) SET m.schemaVersion = $version', { version })

  it('knows its version', async () => {
    expect(await store.read('MATCH (m:Meta) RETURN m AS m')).toEqual([
      {
        m: {
          $: 'node',
          labels: ['Meta'],
          properties: {
            id: 'store',
            schemaVersion: SCHEMA_VERSION,
            algorithmVersion: 0,
            epoch: 0,
            mark: expect.any(String),
          },
        },
      },
    ])
  })

  it('a store of a later version is store-newer, and opens as soon as it is none', async () => {
    await setVersion(SCHEMA_VERSION + 1)
    const place = store.stores.place()
    await store.engine.close()
    await expect(openEngine(place)).rejects.toMatchObject({ code: 'store-newer' })
    await expect(openEngine(place)).rejects.toThrow(place.kind === 'neo4j' ? place.uri : place.folder)
  })
})

onEachEngine((store) => {
  it('a database that holds something else is store-foreign', async () => {
    await store.write('MATCH (m:Meta) DETACH DELETE m')
    await store.write('CREATE (n:Film {title: $title})', { title: 'Solaris' })
    const place = store.stores.place()
    await store.engine.close()
    await expect(openEngine(place)).rejects.toMatchObject({ code: 'store-foreign' })
  })
})

onEachEngine((store) => {
  it('closed it refuses everything, and closing twice is fine', async () => {
    await store.engine.close()
    await expect(store.engine.close()).resolves.toBeUndefined()
    const nothing = { cypher: 'RETURN 1 AS one', params: {} }
    await expect(store.engine.read(nothing)).rejects.toMatchObject({ code: 'store-unavailable' })
    await expect(store.engine.write(({ run }) => run(nothing))).rejects.toMatchObject({ code: 'store-unavailable' })
    await expect(store.engine.ping()).rejects.toMatchObject({ code: 'store-unavailable' })
  })
})

onEachEngine((store) => {
  it('closing waits for units that are under way', async () => {
    const unit = store.engine.write(async ({ run }) => {
      for (let i = 0; i < 50; i += 1) await run({ cypher: 'CREATE (n:Key {id: $id})', params: { id: `k${i}` } })
      return 'done'
    })
    const closing = store.engine.close()
    expect(await unit).toBe('done')
    await closing
    const again = await store.stores.reopen()
    const cypher = 'MATCH (n:Key) RETURN count(n) AS nodes'
    expect(await again.read({ cypher, params: {} })).toEqual([{ nodes: 50 }])
  })
})

describe('embedded', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'entente-opening-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))
  const place = (name: string, more: Partial<EmbeddedPlace> = {}): EmbeddedPlace => ({
    kind: 'embedded',
    folder: join(folder, name),
    ...more,
  })

  it('makes folders that are missing', async () => {
    const engine = await openEngine(place('a/b/c'))
    await engine.close()
    expect(await readdir(join(folder, 'a/b/c'))).toEqual(['store.grafeo'])
  })

  it('a missing store is made only where that is wanted', async () => {
    await expect(openEngine(place('none', { create: false }))).rejects.toMatchObject({ code: 'store-unavailable' })
    expect(await readdir(folder)).toEqual([])
  })

  it('a second opening of one file is store-locked and names the file; the first works on', async () => {
    const first = await openEngine(place('s'))
    await expect(openEngine(place('s'))).rejects.toMatchObject({ code: 'store-locked' })
    await expect(openEngine(place('s'))).rejects.toThrow(join(folder, 's', 'store.grafeo'))
    await expect(first.ping()).resolves.toBeUndefined()
    await first.close()
    await (await openEngine(place('s'))).close()
  })

  it.each([
    ['text', 'this is no store\n'.repeat(1000)],
    ['nothing', ''],
    ['another database', 'SQLite format 3\u0000'.padEnd(4096, '\u0000')],
  ])('a file with %s in it is store-foreign and left as it is', async (_, content) => {
    await mkdir(join(folder, 's'))
    const file = join(folder, 's', 'store.grafeo')
    await writeFile(file, content)
    await expect(openEngine(place('s'))).rejects.toMatchObject({ code: 'store-foreign' })
    expect(await readdir(join(folder, 's'))).toEqual(['store.grafeo'])
  })

  it('a folder where the file should be is store-foreign', async () => {
    await mkdir(join(folder, 's', 'store.grafeo'), { recursive: true })
    await expect(openEngine(place('s'))).rejects.toMatchObject({ code: 'store-foreign' })
  })

  it('a folder that cannot be made is store-unwritable and named', async () => {
    await writeFile(join(folder, 'file'), 'x')
    await expect(openEngine(place('file/store'))).rejects.toMatchObject({ code: 'store-unwritable' })
    await expect(openEngine(place('file/store'))).rejects.toThrow(join(folder, 'file'))
  })
})
