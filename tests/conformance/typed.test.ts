import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { CypherResult, type RunCypher } from '#contract'
import { createExplorer, loadSavedQueries, runTyped, type TypedLimits } from '#graph'
import { loadSmallGraph, nodeId } from '../fixtures/small-graph.ts'
import { onEachEngine } from '../stores/index.ts'

const QUERIES = fileURLToPath(new URL('../../seeds/queries', import.meta.url))

onEachEngine((store) => {
  const ask = async (cypher: string, parameters: RunCypher['parameters'] = {}, limits: Partial<TypedLimits> = {}) =>
    CypherResult.parse(
      await runTyped(
        store.engine,
        createExplorer(store.engine),
        { cypher, parameters },
        { milliseconds: 60_000, ...limits },
      ),
    )

  /** Until a query sees what was loaded: a copy serves for a moment. */
  const filled = () =>
    expect
      .poll(async () => Number((await ask('MATCH (n) RETURN count(n) AS n')).rows[0]?.[0]), { timeout: 60_000 })
      .toBeGreaterThan(50)

  it('answers with nodes that can be opened, numbers and texts, and says as of when', async () => {
    const before = new Date().toISOString()
    await loadSmallGraph(store.engine)
    await filled()
    const result = await ask(
      'MATCH (a:Actor {id: $id})-[:ATTENDED]->(m:Meeting) RETURN a, count(m) AS n, collect(m) AS all, a.spellings AS spellings, m.nothing AS nothing',
      { id: nodeId('varga') },
    )
    expect(result.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'a node',
      'n number',
      'all nodes',
      'spellings text',
      'nothing text',
    ])
    const [[actor, count, all] = []] = result.rows
    expect(actor).toMatchObject({ id: nodeId('varga'), kind: 'actor' })
    expect(all).toHaveLength(Number(count))
    expect(result.graph.nodes.map(({ id }) => id)).toContain(nodeId('varga'))
    expect(result.truncated).toBe(false)
    expect(result.asOf >= before && result.asOf <= new Date().toISOString()).toBe(true)
  })

  it('gives no more rows than may be, and says so', async () => {
    const result = await ask('UNWIND range(1, 5000) AS x RETURN x', {}, { rows: 100 })
    expect(result).toMatchObject({ truncated: true, rows: { length: 100 } })
    expect((await ask('UNWIND range(1, 100) AS x RETURN x', {}, { rows: 100 })).truncated).toBe(false)
  })

  it('what was written before is seen, at the latest some seconds later, and each answer says as of when', async () => {
    const count = () => ask('MATCH (n:Key) RETURN count(n) AS n')
    expect((await count()).rows).toEqual([[0]])
    await store.write('CREATE (n:Key {id: $id})', { id: 'k' })
    const written = new Date().toISOString()
    await expect
      .poll(
        async () => {
          const { rows, asOf } = await count()
          // An answer of later must know of it.
          return asOf > written ? rows : 'not yet'
        },
        { timeout: 30_000 },
      )
      .toEqual([[1]])
  })

  it.each([
    ['a text that writes', 'MATCH (n) SET n.x = 1', 'query-failed'],
    ['a text with a mistake', 'MATCH (n RETURN n', 'query-failed'],
    ['a name that is unknown', 'RETURN nothing AS x', 'query-failed'],
    ['a parameter that is missing', 'RETURN $id AS x', 'query-failed'],
  ])('%s is refused', async (_, cypher, code) => {
    await expect(ask(cypher)).rejects.toMatchObject({ code })
  })

  it('a query that takes too long is stopped, while the store goes on, and so do others after it', async () => {
    await loadSmallGraph(store.engine)
    const endless =
      'MATCH (a), (b), (c), (d), (e) WHERE a.id < b.id AND b.id < c.id AND d.id < e.id RETURN count(a) AS n'
    await filled()
    const stopped = ask(endless, {}, { milliseconds: 1500 })
    const outcome = expect(stopped).rejects.toMatchObject({
      code: 'query-stopped',
      message: expect.stringContaining('1.5 seconds'),
    })
    await store.write('CREATE (n:Key {id: $id})', { id: 'meanwhile' })
    expect(await store.read('MATCH (n:Key {id: $id}) RETURN n.id AS id', { id: 'meanwhile' })).toHaveLength(1)
    await outcome
    expect((await ask('RETURN 1 AS one')).rows).toEqual([[1]])
  })

  it('lets through whatever the saved queries are made of', async () => {
    await loadSmallGraph(store.engine)
    for (const { id, cypher, parameters } of await loadSavedQueries(QUERIES)) {
      const params = Object.fromEntries(parameters.map(({ name, default: value }) => [name, value ?? null]))
      const answer = store.engine.answerTyped({ cypher, params }, { rows: 10, milliseconds: 60_000, bytes: 4e9 })
      await expect(answer, id).resolves.toMatchObject({ columns: expect.any(Array) })
    }
  })

  it('what its plan shows to be more than reading is refused by the engine too', async () => {
    const limits = { rows: 10, milliseconds: 60_000, bytes: 4e9 }
    for (const cypher of [
      'CREATE (n:Key {id: $id})',
      'CALL db.labels() YIELD label RETURN label',
      'MATCH (n) DETACH DELETE n',
    ]) {
      const answer = store.engine.answerTyped({ cypher, params: { id: 'x' } }, limits)
      await expect(answer, cypher).rejects.toMatchObject({ code: 'query-failed' })
    }
    expect(await store.read('MATCH (n:Key) RETURN n.id AS id')).toEqual([])
  })

  // A Neo4j server has a limit of its own, which its settings name.
  if (store.stores.name === 'embedded')
    it('a query that takes too much memory is stopped', async () => {
      await loadSmallGraph(store.engine)
      await filled()
      const large = 'MATCH (a), (b), (c), (d) RETURN a.id AS a, b.id AS b, c.id AS c, d.id AS d'
      await expect(ask(large, {}, { bytes: 400_000_000 })).rejects.toMatchObject({
        code: 'query-stopped',
        message: expect.stringContaining('memory'),
      })
      expect((await ask('RETURN 1 AS one', {}, { bytes: 400_000_000 })).rows).toEqual([[1]])
    })
})
