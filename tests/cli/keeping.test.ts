import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEngine } from '#graph'
import { ARTICLES } from '../api/articles.ts'
import { contentsOf } from '../stores/contents.ts'
import { ENGINES } from '../stores/index.ts'
import { entente, temporaryFolder } from './command.ts'

let folder: string
beforeAll(async () => {
  folder = await temporaryFolder()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const data = (name: string) => ['--data', join(folder, name)]

async function loaded(name: string): Promise<void> {
  const files = [ARTICLES.bidenInParis, ARTICLES.bidenInGeneva].map(({ text }, index) => ({
    path: join(folder, `${name}-${index}.txt`),
    text,
  }))
  for (const { path, text } of files) await writeFile(path, text)
  expect(await entente(['ingest', ...files.map(({ path }) => path), ...data(name)])).toMatchObject({ code: 0 })
}

async function inside<T>(
  name: string,
  work: (engine: Awaited<ReturnType<typeof openEngine>>) => Promise<T>,
): Promise<T> {
  const engine = await openEngine({ kind: 'embedded', folder: join(folder, name), create: false })
  return work(engine).finally(() => engine.close())
}

const harm = (name: string, cypher: string) =>
  inside(name, (engine) => engine.write(({ run }) => run({ cypher, params: {} })))

/** Every command is a process of its own. */
const MANY = { timeout: 300_000 }

describe('commands that look after a store', MANY, () => {
  it('find what is wrong, mend it after a backup, and tell what a rebuild changes', async () => {
    await loaded('ill')
    const before = await inside('ill', contentsOf)
    await harm(
      'ill',
      'MATCH (m:Meeting)-[r:HELD_AT]->(p) WITH m, r ORDER BY m.id LIMIT 1 SET m.status = "denied" DELETE r',
    )
    const asked = await entente(['rebuild', '--dry-run', ...data('ill')])
    expect(asked).toMatchObject({ code: 0, err: '' })
    expect(asked.out).toMatch(
      /^Would be rebuilt: 0 nodes and 1 lines came, 0 nodes and 0 lines gone, \d nodes and 0 lines changed\.\n/,
    )
    expect(asked.out).toMatch(/^ {4}status: denied → held$/m)
    expect(asked.out).toMatch(/^\+ .* HELD_AT .*$/m)

    await harm('ill', 'CREATE (k:Key {id: "name:nobody"})')
    const found = await entente(['doctor', ...data('ill')])
    expect(found).toMatchObject({ code: 1, err: '' })
    expect(found.out).toContain('✓ It is computed anew.')
    expect(found.out).toContain('    name:nobody: Nothing has it.')
    const mended = await entente(['doctor', '--repair', ...data('ill')])
    expect(mended).toMatchObject({ code: 0, out: expect.stringContaining('All of it is mended.') })
    expect(await inside('ill', contentsOf)).toEqual(before)
    const [backup = ''] = await readdir(join(folder, 'ill', 'backups'))

    expect(await entente(['restore', join(folder, 'ill', 'backups', backup), ...data('was-ill')])).toMatchObject({
      code: 0,
    })
    const rebuilt = await entente(['rebuild', '--json', ...data('was-ill')])
    expect(JSON.parse(rebuilt.out)).toMatchObject({ lines: [{ change: 'came', type: 'HELD_AT' }] })
    await harm('was-ill', 'MATCH (k:Key {id: "name:nobody"}) DELETE k')
    expect(await inside('was-ill', contentsOf)).toEqual(before)
  })

  it('refuse in one line a store that is not there, a file that is none, and a store that holds something', async () => {
    await loaded('full')
    const file = join(folder, 'no.gz')
    await writeFile(file, 'no backup')
    const refusals = [
      await entente(['backup', ...data('nowhere')]),
      await entente(['restore', file, ...data('nowhere')]),
      await entente(['move', '--to', 'https://example.org', ...data('full')]),
      await entente(['move', '--to', 'bolt://127.0.0.1:9', ...data('full')]),
      await entente(['move', '--to', join(folder, 'full'), ...data('full')]),
    ]
    for (const { code, out, err } of refusals) {
      expect({ code, out }).toEqual({ code: 1, out: '' })
      expect(err.trim().split('\n')).toHaveLength(1)
      expect(err).not.toContain('unexpected')
    }
    expect(await readdir(folder)).not.toContain('nowhere')
  })
})

const neo4j = ENGINES.find(({ name }) => name === 'neo4j')

describe.runIf(neo4j)('entente move', MANY, () => {
  afterAll(() => neo4j?.close())

  it('carries a store to Neo4j and back, node for node', async () => {
    await (await neo4j?.open())?.close()
    const place = neo4j?.place()
    if (place?.kind !== 'neo4j') throw new Error('The place is not of Neo4j.')
    await loaded('here')
    const before = await inside('here', contentsOf)
    const there = { NEO4J_TO_USER: place.user, NEO4J_TO_PASSWORD: place.password }
    const moved = await entente(['move', '--to', place.uri, ...data('here')], { env: there })
    expect(moved).toMatchObject({ code: 0, err: '', out: expect.stringContaining(`NEO4J_URI=${place.uri}`) })
    const again = await entente(['move', '--to', place.uri, ...data('here')], { env: there })
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining('--replace') })

    const env = { NEO4J_URI: place.uri, NEO4J_USER: place.user, NEO4J_PASSWORD: place.password }
    expect(await entente(['doctor', ...data('aside')], { env })).toMatchObject({ code: 0 })
    expect(await entente(['move', '--to', join(folder, 'back')], { env })).toMatchObject({ code: 0, err: '' })
    expect(await inside('back', contentsOf)).toEqual(before)
  })
})
