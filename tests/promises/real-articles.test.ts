import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createExplorer, type Engine, type Explorer } from '#graph'
import { foldQuery, foldSpelling, type Ingest, openIngest } from '#ingest'
import { ENGINES } from '../stores/index.ts'

const FOLDER = new URL('../../../shared/corpus/seeds/', import.meta.url)
const embedded = ENGINES.find(({ name }) => name === 'embedded')

/** Real articles on contacts between North Korea and Russia, four in German and one in Italian; they are no part of this repository. */
describe.skipIf(!existsSync(FOLDER) || !embedded)(
  'the five real articles (skipped where the corpus is not beside the checkout)',
  () => {
    let engine: Engine
    let ingest: Ingest
    let explorer: Explorer
    const ids: string[] = []

    beforeAll(async () => {
      if (!embedded) return
      engine = await embedded.open()
      ingest = await openIngest({ engine })
      explorer = createExplorer(engine, { fold: foldSpelling })
      for (const file of readdirSync(FOLDER)
        .filter((name) => name.endsWith('.txt'))
        .sort()) {
        ids.push((await ingest.submit({ text: readFileSync(new URL(file, FOLDER), 'utf8') })).id)
      }
      await ingest.idle()
    })
    afterAll(async () => {
      await ingest?.stop()
      await embedded?.close()
    })

    const people = async (query: string): Promise<readonly string[]> => {
      const hits = await explorer.search({ tokens: foldQuery(query), text: query, kinds: ['actor'], limit: 10 })
      return hits.map(({ node }) => node.id)
    }
    const meetingsOf = async (
      ...names: readonly string[]
    ): Promise<readonly { readonly id: string; readonly reports: number; readonly sources: number }[]> => {
      const wanted = await Promise.all(names.map(async (name) => (await people(name))[0] ?? ''))
      const rows = await engine.read({
        cypher:
          'MATCH (a:Actor {id: $one})-[:ATTENDED]->(m:Meeting)<-[:ATTENDED]-(b:Actor) WHERE b.id = $other RETURN m.id AS id, m.reports AS reports, m.sources AS sources ORDER BY id',
        params: { one: wanted[0] ?? '', other: wanted[1] ?? '' },
      })
      return rows.map((row) => ({ id: String(row.id), reports: Number(row.reports), sources: Number(row.sources) }))
    }

    it('takes the Italian one for a translation of the first', async () => {
      const { articles } = await explorer.articles({ limit: 10 })
      expect(articles.filter(({ copyOf }) => copyOf !== undefined)).toMatchObject([{ language: 'it' }])
      const copies = await engine.read({
        cypher: 'MATCH (a:Article)-[c:COPY_OF]->(b:Article) RETURN c.kind AS kind',
        params: {},
      })
      expect(copies).toEqual([{ kind: 'translation' }])
    })

    it('counts the meeting that both tell of once, with one source, and Kizlov is Kozlov there', async () => {
      expect(await meetingsOf('Kim Jong Un', 'Kozlov')).toMatchObject([{ reports: 2, sources: 1 }])
      expect(await people('Kizlov')).toEqual(await people('Kozlov'))
    })

    it('holds two undated reports on the same two men apart and says that they may be one', async () => {
      const meetings = await meetingsOf('Kim Jong Un', 'Schoigu')
      expect(meetings).toHaveLength(2)
      const pairs = await engine.read({
        cypher: 'MATCH (a:Meeting)-[:POSSIBLY_SAME]->(b:Meeting) RETURN a.id AS one, b.id AS other',
        params: {},
      })
      expect(pairs).toContainEqual({ one: meetings[0]?.id, other: meetings[1]?.id })
    })

    it('finds one Shoigu in any spelling, one Belousov, and two men called Kim', async () => {
      const shoigu = await people('Schoigu')
      expect(shoigu).toHaveLength(1)
      for (const spelling of ['Shoigu', 'Choïgou', 'Шойгу', 'Scho', 'Sergej Schoigu'])
        expect(await people(spelling)).toEqual(shoigu)
      expect(await people('Belousow')).toEqual(await people('Belousov'))
      expect(await people('Belousov')).toHaveLength(1)
      const kims = await engine.read({
        cypher: "MATCH (a:Actor) WHERE a.name STARTS WITH 'Kim ' RETURN a.name AS name",
        params: {},
      })
      expect(kims).toHaveLength(2)
    })
  },
)
