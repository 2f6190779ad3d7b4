import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { backUp, CalendarDate, type EmbeddedPlace, move, type OpenEngine, openEngine, restore } from '#graph'
import { SCHEMA_VERSION } from '../../graph/schema.ts'
import { loadSmallGraph } from '../fixtures/small-graph.ts'
import { contentsOf } from '../stores/contents.ts'
import { ENGINES, onEachEngine } from '../stores/index.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-copies-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

let serial = 0
const fresh = (): string => join(folder, `${serial++}`)
const place = (path: string): EmbeddedPlace => ({ kind: 'embedded', folder: path })

/** The small graph, and what it lacks: texts of every script, parallel lines, lists that are empty, numbers of every kind. */
async function fill(engine: OpenEngine): Promise<void> {
  await loadSmallGraph(engine)
  await engine.write(async ({ run }) => {
    const key = {
      id: 'k',
      text: '“Жуков”\n\t\\ 😀 \u0000',
      none: [],
      some: ['a', 'б'],
      half: 0.5,
      whole: 7,
      truth: false,
    }
    await run({ cypher: 'CREATE (n:Key) SET n += $key', params: { key } })
    await run({
      cypher: 'CREATE (n:Key {id: $id, day: $day})',
      params: { id: 'l', day: new CalendarDate('2024-02-29') },
    })
    const cypher =
      'MATCH (a:Key {id: $a}) MATCH (b:Key {id: $b}) CREATE (a)-[:HOLDS {title: $one}]->(b) CREATE (a)-[:HOLDS {title: $two}]->(b)'
    await run({ cypher, params: { a: 'k', b: 'l', one: 'one', two: 'two' } })
  })
}

/** How many days are days to the store, not texts. */
async function days(engine: OpenEngine): Promise<unknown> {
  const cypher = 'MATCH (a:Article) WHERE a.publishedAt > $day RETURN count(a) AS articles'
  return (await engine.read({ cypher, params: { day: new CalendarDate('2000-01-01') } }))[0]?.articles
}

onEachEngine((store) => {
  it('a backup restored into a new store gives it node for node, and its changes count on under a new mark', async () => {
    await fill(store.engine)
    const before = await contentsOf(store.engine)
    const file = `${fresh()}.jsonl.gz`
    const made = await backUp(store.engine, file)
    const to = place(fresh())
    expect(await restore(file, to)).toEqual({ nodes: made.nodes, lines: made.lines, digest: made.digest })
    const restored = await openEngine(to)
    expect(await contentsOf(restored)).toEqual(before)
    expect(await days(restored)).toBe(await days(store.engine))
    expect(await days(restored)).toBeGreaterThan(2)
    const meta =
      'MATCH (m:Meta) RETURN m.epoch AS epoch, m.schemaVersion AS version, m.mark AS mark, m.filling AS filling'
    const [own] = await store.read(meta)
    const [other] = await restored.read({ cypher: meta, params: {} })
    expect(other).toEqual({ ...own, mark: expect.any(String), filling: null })
    expect(other?.mark).not.toBe(own?.mark)
    await restored.close()
  })

  it('a backup is what the store was when it was begun, though it is written on', async () => {
    await fill(store.engine)
    const before = await contentsOf(store.engine)
    const [made] = await Promise.all([
      backUp(store.engine, `${fresh()}.gz`),
      store.write('CREATE (n:Judgement {id: $id, retracted: false})', { id: 'j_later' }).then(() => undefined),
    ])
    const to = place(fresh())
    await restore(made.file, to)
    const restored = await openEngine(to)
    const contents = await contentsOf(restored)
    await restored.close()
    // Whether the later one is in it depends on who came first; nothing else may.
    expect(contents.filter((line) => !line.includes('j_later'))).toEqual(before)
  })

  it('a store that holds something is refused, and replaced where that is wanted, with a backup of what it held', async () => {
    await fill(store.engine)
    const file = `${fresh()}.gz`
    await backUp(store.engine, file)
    await store.write('CREATE (n:Key {id: $id})', { id: 'only here' })
    const to = store.stores.place()
    const backups = fresh()
    await store.engine.close()
    await expect(restore(file, to)).rejects.toMatchObject({ code: 'conflict' })
    const { replaced } = await restore(file, to, { replace: true, backups })
    expect((await readdir(backups)).map((name) => join(backups, name))).toEqual([replaced])
    const again = await store.stores.reopen()
    expect((await contentsOf(again)).filter((line) => line.includes('only here'))).toEqual([])
    const old = place(fresh())
    await restore(replaced ?? '', old)
    const kept = await openEngine(old)
    expect((await contentsOf(kept)).filter((line) => line.includes('only here'))).toHaveLength(1)
    await kept.close()
  })
})

onEachEngine((store) => {
  it('filling that was interrupted keeps the store shut until it is filled', async () => {
    await fill(store.engine)
    const file = `${fresh()}.gz`
    await backUp(store.engine, file)
    const before = await contentsOf(store.engine)
    await store.write('MATCH (m:Meta) SET m.filling = true')
    await store.write('MATCH (n:Meeting) DETACH DELETE n')
    const to = store.stores.place()
    await store.engine.close()
    await expect(openEngine(to)).rejects.toMatchObject({ code: 'store-unfinished' })
    await restore(file, to)
    expect(await contentsOf(await store.stores.reopen())).toEqual(before)
  })
})

describe.runIf(ENGINES.length > 1)('moving', () => {
  it.each(ENGINES.flatMap((from) => ENGINES.filter((to) => to !== from).map((to) => [from, to] as const)))(
    'from $name to the other engine gives the same store, and leaves its own as it was',
    async (from, to) => {
      const source = await from.open()
      await fill(source)
      const before = await contentsOf(source)
      await (await to.open()).close()
      const moved = await move(source, to.place())
      expect(moved.nodes + moved.lines).toBe(before.length)
      expect(await contentsOf(source)).toEqual(before)
      const target = await to.reopen()
      expect(await contentsOf(target)).toEqual(before)
      expect(await days(target)).toBe(await days(source))
      for (const stores of [from, to]) await stores.close()
    },
  )
})

describe('a backup file', () => {
  let engine: OpenEngine
  let original: Buffer
  let file: string
  beforeAll(async () => {
    engine = await openEngine(place(fresh()))
    await fill(engine)
    file = `${fresh()}.gz`
    await backUp(engine, file)
    original = await readFile(file)
  })
  beforeEach(() => writeFile(file, original))
  afterAll(() => engine.close())

  it('can be read by its owner alone and is never written over', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    await expect(backUp(engine, file)).rejects.toMatchObject({ code: 'store-unwritable' })
    expect(await readFile(file)).toEqual(original)
  })

  it('names a place that cannot be written, and leaves nothing there', async () => {
    await expect(backUp(engine, join(file, 'below-a-file.gz'))).rejects.toMatchObject({ code: 'store-unwritable' })
  })

  const lines = () => gunzipSync(original).toString().trimEnd().split('\n')
  const write = (content: readonly string[]) => writeFile(file, gzipSync(`${content.join('\n')}\n`))

  it.each([
    ['cut off in the middle', () => truncate(file, Math.floor(original.length / 2))],
    ['without its end', () => write(lines().slice(0, -1))],
    ['without one of its lines', () => write(lines().toSpliced(3, 1))],
    ['with a word changed', () => write(lines().map((line) => line.replace('Жуков', 'Иванов')))],
    ['with lines after its end', () => write([...lines(), '{}'])],
    ['that is no backup', () => writeFile(file, 'articles')],
    ['that is missing', () => rm(file)],
  ])('%s is refused before anything is touched', async (_, harm) => {
    await harm()
    const to = place(fresh())
    await expect(restore(file, to, { replace: true })).rejects.toMatchObject({ code: 'unreadable-file' })
    await expect(stat(to.folder)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it.each([
    ['format', { format: 99 }],
    ['version', { schemaVersion: SCHEMA_VERSION + 1 }],
  ])('of a later %s is store-newer', async (_, change) => {
    const [head = '', ...rest] = lines()
    await write([JSON.stringify({ ...JSON.parse(head), ...change }), ...rest])
    const to = place(fresh())
    await expect(restore(file, to)).rejects.toMatchObject({ code: 'store-newer' })
    await expect(stat(to.folder)).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
