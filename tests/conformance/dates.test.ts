import { expect, it } from 'vitest'
import { CalendarDate } from '#graph'
import { onEachEngine } from '../stores/index.ts'

const days = ['1999-12-31', '2024-02-28', '2024-02-29', '2024-03-01', '2024-12-31', '2025-01-01']

onEachEngine((store) => {
  const load = () =>
    store.write('UNWIND $rows AS row MERGE (n:Meeting {id: row.id}) SET n += row.props', {
      rows: days.map((day) => ({ id: day, props: { dateFrom: new CalendarDate(day), year: day.slice(0, 4) } })),
    })
  const between = async (from: string, to: string) => {
    const cypher =
      'MATCH (n:Meeting) WHERE n.dateFrom >= $from AND n.dateFrom <= $to RETURN n.dateFrom AS day ORDER BY day'
    const rows = await store.read(cypher, { from: new CalendarDate(from), to: new CalendarDate(to) })
    return rows.map(({ day }) => day)
  }

  it('a range takes both its ends, over months and years', async () => {
    await load()
    expect(await between('2024-02-29', '2024-12-31')).toEqual(['2024-02-29', '2024-03-01', '2024-12-31'])
    expect(await between('1900-01-01', '2100-01-01')).toEqual(days)
    expect(await between('2024-03-02', '2024-12-30')).toEqual([])
  })

  it('days are equal to days and never to texts', async () => {
    await load()
    const cypher = 'MATCH (n:Meeting) WHERE n.dateFrom = $day RETURN n.id AS id'
    expect(await store.read(cypher, { day: new CalendarDate('2024-02-29') })).toEqual([{ id: '2024-02-29' }])
    expect(await store.read(cypher, { day: '2024-02-29' })).toEqual([])
  })

  it('the parts of a stored day are numbers', async () => {
    await load()
    const cypher =
      'MATCH (n:Meeting {id: $id}) RETURN n.dateFrom.year AS year, n.dateFrom.month AS month, n.dateFrom.day AS day'
    expect(await store.read(cypher, { id: '2024-02-29' })).toEqual([{ year: 2024, month: 2, day: 29 }])
  })

  it('the least and the greatest day are found', async () => {
    await load()
    const [row] = await store.read('MATCH (n:Meeting) RETURN min(n.dateFrom) AS first, max(n.dateFrom) AS last')
    expect(row).toEqual({ first: '1999-12-31', last: '2025-01-01' })
  })

  it('days keep their type through a map of properties and a relationship', async () => {
    const since = new CalendarDate('2024-05-14')
    await store.write('CREATE (:Actor {id: $a})-[:HOLDS {since: $since}]->(:Organisation {id: $o})', {
      a: 'a',
      o: 'o',
      since,
    })
    const cypher = 'MATCH (:Actor)-[r:HOLDS]->(:Organisation) WHERE r.since > $day RETURN r.since AS since'
    expect(await store.read(cypher, { day: new CalendarDate('2024-05-13') })).toEqual([{ since: '2024-05-14' }])
  })
})
