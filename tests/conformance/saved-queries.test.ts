import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EntenteError, QueryResult, type SavedQuery } from '#contract'
import { createExplorer, type Engine, type Explorer, loadSavedQueries, parseSavedQuery, runSavedQuery } from '#graph'
import { articleId, figureId, loadSmallGraph, meetingId, nodeId } from '../fixtures/small-graph.ts'
import { ENGINES } from '../stores/index.ts'

const FOLDER = fileURLToPath(new URL('../../seeds/queries', import.meta.url))

async function codeOf(promise: Promise<unknown>): Promise<string | undefined> {
  return promise.then(
    () => undefined,
    (error: unknown) => (error instanceof EntenteError ? error.code : 'no code'),
  )
}

for (const stores of ENGINES) {
  describe(`saved queries on ${stores.name}`, () => {
    let engine: Engine
    let explorer: Explorer
    let queries: readonly SavedQuery[]

    beforeAll(async () => {
      queries = await loadSavedQueries(FOLDER)
      engine = await stores.open()
      await loadSmallGraph(engine)
      explorer = createExplorer(engine)
    })
    afterAll(() => stores.close())

    function find(id: string): SavedQuery {
      const query = queries.find((each) => each.id === id)
      if (query === undefined) throw new Error(`No saved query ${id}`)
      return query
    }
    const run = async (id: string, given: Record<string, string | number> = {}) =>
      QueryResult.parse(await runSavedQuery(explorer, find(id), given))
    /** A result as names, numbers and texts, row by row. */
    const plain = ({ rows }: QueryResult) => rows.map((row) => row.map((cell) => named(cell)))
    const named = (cell: unknown): unknown => {
      if (Array.isArray(cell)) return cell.map(named)
      return typeof cell === 'object' && cell !== null && 'name' in cell ? cell.name : cell
    }

    it('are all here', () => {
      expect(queries.map(({ id }) => id).toSorted()).toEqual([
        'delegations-of-an-organisation',
        'meetings-at-a-place',
        'meetings-where-reports-disagree',
        'near-misses',
        'officials-of-an-organisation',
        'planned-or-cancelled',
        'single-source-meetings',
        'who-connects',
        'who-met-whom-most',
        'x-meetings-in-period',
      ])
    })

    it('tell the meetings of a person, taking any address', async () => {
      const all = await run('x-meetings-in-period', { actor: figureId('geneva-it', 'varga') })
      expect(plain(all)).toEqual([
        [
          'Elena Varga – Tomas Lindqvist – Paolo Ferrante',
          '2024-03-04',
          'held',
          ['Paolo Ferrante', 'Tomas Lindqvist'],
          ['Geneva'],
          2,
        ],
        ['Elena Varga – Aisha Rahmani', '2024-05-20', 'planned', ['Aisha Rahmani'], ['Helsinki'], 1],
        [
          'Harbour Union – Grace Okafor – Elena Varga – Jonas Brandt – Paolo Ferrante',
          '2024-06-01 – 2024-06-03',
          'held',
          ['Grace Okafor', 'Harbour Union', 'Jonas Brandt', 'Paolo Ferrante'],
          ['Geneva'],
          1,
        ],
      ])
      expect(all.truncated).toBe(false)
      expect(all.graph.nodes.filter(({ kind }) => kind === 'meeting')).toHaveLength(3)
      const inMay = await run('x-meetings-in-period', { actor: nodeId('varga'), from: '2024-05-01', to: '2024-05-31' })
      expect(inMay.rows.map((row) => row[0])).toEqual([expect.objectContaining({ id: meetingId('helsinki') })])
    })

    it('tell who connects two people, by meetings that were held', async () => {
      const result = await run('who-connects', { actor: nodeId('brandt'), other: nodeId('lindqvist') })
      expect(
        plain(result)
          .map(([between, , , total]) => [between, total])
          .toSorted(),
      ).toEqual([
        ['Elena Varga', 2],
        ['Grace Okafor', 2],
        ['Paolo Ferrante', 2],
      ])
    })

    it('tell who met whom most, and draw the meetings between them', async () => {
      const result = await run('who-met-whom-most')
      expect(plain(result).map((row) => [...row.slice(0, 2).toSorted(), ...row.slice(2)])).toEqual(
        expect.arrayContaining([
          ['Elena Varga', 'Paolo Ferrante', 2, '2024-06-03'],
          ['Grace Okafor', 'Henrik Dahl', 2, '2024-06-21'],
        ]),
      )
      expect(result.rows).toHaveLength(2)
      const drawn = result.graph.nodes.map(({ id }) => id)
      for (const key of ['geneva', 'summit', 'dahl-1', 'dahl-2']) expect(drawn).toContain(meetingId(key))
      expect((await run('who-met-whom-most', { least: 1 })).rows.length).toBeGreaterThan(2)
      expect((await run('who-met-whom-most', { to: '2024-05-01' })).rows).toEqual([])
    })

    it('tell where an organisation was, itself or by its people in office', async () => {
      const union = await run('delegations-of-an-organisation', { organisation: nodeId('union') })
      expect(plain(union).find(([, day]) => day === '2024-06-01 – 2024-06-03')?.[3]).toEqual([
        'Grace Okafor',
        'Harbour Union',
      ])
      expect(union.rows).toHaveLength(4)
      const ministry = await run('delegations-of-an-organisation', {
        organisation: nodeId('ministry'),
        to: '2024-03-31',
      })
      expect(plain(ministry).map(([, , status, delegates]) => [status, delegates])).toEqual([
        ['held', ['Viktor Sokolov']],
      ])
    })

    it('tell where reports disagree, and about what', async () => {
      const rows = plain(await run('meetings-where-reports-disagree'))
      expect(rows.map(([, ...facts]) => facts).toSorted()).toEqual([
        [['Aisha Rahmani', 'Viktor Sokolov'], 'status', 'contested', '2024-04-15', '2024-04-15', 2],
        [['Jonas Brandt', 'Viktor Sokolov'], 'day', 'held', '2024-03-12', '2024-03-14', 2],
      ])
    })

    it('tell what has a single source, with its articles', async () => {
      const rows = plain(await run('single-source-meetings', { from: '2024-06-01' }))
      expect(rows.map(([, day, , ...facts]) => [day, ...facts])).toEqual([
        ['2024-06-01 – 2024-06-03', 'sure', ['Harbour Union summit opens']],
        ['≤ 2024-06-10', 'unsure', ['Okafor sees Dahl']],
        ['2024-06-20', 'sure', ['Okafor trifft Dahl']],
        ['≤ 2024-06-21', 'unsure', ['Okafor trifft Dahl']],
      ])
      expect(rows[1]?.[2]).toEqual(['Grace Okafor', 'Henrik Dahl'])
      const april = plain(await run('single-source-meetings', { from: '2024-04-01', to: '2024-04-30' }))
      expect(april.map(([, day]) => day)).toEqual(['2024-04'])
    })

    it('tell what was planned, cancelled or denied', async () => {
      const all = plain(await run('planned-or-cancelled'))
      expect(all.map(([, day, status]) => [day, status])).toEqual([
        ['≤ 2024-04-02', 'denied'],
        ['2024-04-10', 'cancelled'],
        ['2024-05-20', 'planned'],
      ])
      expect(plain(await run('planned-or-cancelled', { status: 'cancelled' })).map((row) => row[3])).toEqual([
        ['Tomas Lindqvist', 'Viktor Sokolov'],
      ])
    })

    it('tell of near misses: the same place, no meeting of the two', async () => {
      const rows = plain(await run('near-misses', { from: '2024-03-01', to: '2024-06-30', place: nodeId('geneva') }))
      const pairs = rows.map(([one, other]) => [one, other].toSorted())
      expect(pairs).toContainEqual(['Jonas Brandt', 'Tomas Lindqvist'])
      // They met on the telephone, which is a meeting.
      expect(pairs).not.toContainEqual(['Grace Okafor', 'Tomas Lindqvist'])
      expect(
        (await run('near-misses', { from: '2024-06-01', to: '2024-06-30', place: nodeId('geneva') })).rows,
      ).toEqual([])
    })

    it('tell the officials of an organisation and the meetings at a place', async () => {
      expect(plain(await run('officials-of-an-organisation', { organisation: nodeId('ministry') }))).toEqual([
        ['Viktor Sokolov', 'Verteidigungsminister', '2023-01-15', null, 3],
      ])
      const oslo = plain(await run('meetings-at-a-place', { place: nodeId('oslo') }))
      expect(oslo.map(([, day, status]) => [day, status])).toEqual([
        ['2024-04-10', 'cancelled'],
        ['2024-06-20', 'held'],
      ])
    })

    it('refuse what is not asked for, missing, or of another type', async () => {
      const code = (id: string, given: Record<string, string | number>) =>
        codeOf(runSavedQuery(explorer, find(id), given))
      expect(await code('x-meetings-in-period', {})).toBe('bad-parameter')
      expect(await code('x-meetings-in-period', { actor: '  ' })).toBe('bad-parameter')
      expect(await code('x-meetings-in-period', { actor: nodeId('varga'), nobody: 1 })).toBe('bad-parameter')
      expect(await code('x-meetings-in-period', { actor: nodeId('varga'), from: '2024-02-30' })).toBe('bad-parameter')
      expect(await code('x-meetings-in-period', { actor: nodeId('geneva') })).toBe('bad-parameter')
      expect(await code('x-meetings-in-period', { actor: articleId('geneva-en') })).toBe('no-such-node')
      expect(await code('who-met-whom-most', { least: 'many' })).toBe('bad-parameter')
      expect(await code('planned-or-cancelled', { status: 'held' })).toBe('bad-parameter')
      expect(await code('planned-or-cancelled', { toString: 'held' })).toBe('bad-parameter')
    })

    it('give a thousand rows at most and say that there are more', async () => {
      const yaml = JSON.stringify({
        ...{ id: 'many', name: 'Many', description: 'Many rows.', parameters: [] },
        columns: [{ name: 'number', label: 'Number', type: 'number' }],
        cypher: 'UNWIND range(1, 1500) AS number RETURN number AS number ORDER BY number',
      })
      const result = await runSavedQuery(explorer, parseSavedQuery(yaml, 'many.yaml'), {})
      expect(result.rows).toHaveLength(1000)
      expect(result.truncated).toBe(true)
      expect(result.graph.nodes).toEqual([])
    })
  })
}
