import { expect, it } from 'vitest'
import { CalendarDate, type Param, type Value } from '#graph'
import { onEachEngine } from '../stores/index.ts'

const ROUND_TRIPS: readonly (readonly [string, Param, Value])[] = [
  ['an integer', 42, 42],
  ['a negative integer', -7, -7],
  ['the largest safe integer', Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  ['an integer past 2^53', 2n ** 53n + 1n, 2n ** 53n + 1n],
  ['the largest integer of 64 bits', 2n ** 63n - 1n, 2n ** 63n - 1n],
  ['a small bigint', 5n, 5],
  ['a float', 0.25, 0.25],
  ['a tiny float', 5e-324, 5e-324],
  ['a float too large to be a safe integer', 1e300, 1e300],
  ['minus zero', -0, 0],
  ['true', true, true],
  ['false', false, false],
  ['a text', 'Pyongyang', 'Pyongyang'],
  ['an empty text', '', ''],
  ['a date', new CalendarDate('2024-02-29'), '2024-02-29'],
  ['a date long ago', new CalendarDate('0900-01-01'), '0900-01-01'],
  ['a list of texts', ['a', 'b', 'a'], ['a', 'b', 'a']],
  ['a list of floats', [0.5, 0.25], [0.5, 0.25]],
  ['a list of integers', [3, 1, 2], [3, 1, 2]],
  ['a list of dates', [new CalendarDate('2024-11-30')], ['2024-11-30']],
  ['an empty list', [], []],
]

const ONLY_IN_FLIGHT: readonly (readonly [string, Param, Value])[] = [
  ['null', null, null],
  [
    'a map',
    { a: 1, b: ['x', null], c: { d: new CalendarDate('2024-01-31') } },
    { a: 1, b: ['x', null], c: { d: '2024-01-31' } },
  ],
  ['a list of maps', [{ id: 'a' }, { id: 'b' }], [{ id: 'a' }, { id: 'b' }]],
  ['a mixed list', [1, 'a', true, null, 0.5], [1, 'a', true, null, 0.5]],
  [
    'a map named as prototypes are',
    JSON.parse('{"__proto__x": 1, "constructor": 2}'),
    { __proto__x: 1, constructor: 2 },
  ],
]

onEachEngine((store) => {
  it.each([...ROUND_TRIPS, ...ONLY_IN_FLIGHT])('%s comes back as it went', async (_, sent, received) => {
    expect(await store.read('RETURN $value AS value', { value: sent })).toEqual([{ value: received }])
  })

  it.each(ROUND_TRIPS)('%s is kept as a property', async (_, sent, received) => {
    await store.write('CREATE (n:Key {id: $id, value: $value})', { id: 'k', value: sent })
    expect(await store.read('MATCH (n:Key {id: $id}) RETURN n.value AS value', { id: 'k' })).toEqual([
      { value: received },
    ])
  })

  it('a null removes the property', async () => {
    await store.write('CREATE (n:Key {id: $id, value: 1})', { id: 'k' })
    await store.write('MATCH (n:Key {id: $id}) SET n.value = $none', { id: 'k', none: null })
    const rows = await store.read('MATCH (n:Key {id: $id}) RETURN n.value AS value, keys(n) AS keys', { id: 'k' })
    expect(rows).toEqual([{ value: null, keys: ['id'] }])
  })

  it('integers are counted with, not floats', async () => {
    expect(await store.read('RETURN $seven / 2 AS half, [10, 20][$one] AS second', { seven: 7, one: 1 })).toEqual([
      { half: 3, second: 20 },
    ])
  })

  it('a node tells its labels in order and its properties', async () => {
    await store.write('CREATE (n:Place:Key {id: $id, day: $day})', { id: 'k', day: new CalendarDate('2024-11-30') })
    expect(await store.read('MATCH (n:Key) RETURN n AS n')).toEqual([
      { n: { $: 'node', labels: ['Key', 'Place'], properties: { id: 'k', day: '2024-11-30' } } },
    ])
  })

  it('a relationship tells its type and its properties', async () => {
    await store.write('CREATE (:Key {id: $a})-[:HOLDS {title: $title, since: $since}]->(:Key {id: $b})', {
      a: 'a',
      b: 'b',
      title: 'Minister',
      since: new CalendarDate('2024-05-14'),
    })
    expect(await store.read('MATCH (:Key {id: $a})-[r]->() RETURN r AS r', { a: 'a' })).toEqual([
      { r: { $: 'relationship', type: 'HOLDS', properties: { title: 'Minister', since: '2024-05-14' } } },
    ])
  })

  it('nodes and relationships come out of lists and maps', async () => {
    await store.write('CREATE (:Key {id: $a})-[:HOLDS]->(:Key {id: $b})', { a: 'a', b: 'b' })
    const key = (id: string) => ({ $: 'node', labels: ['Key'], properties: { id } })
    const rows = await store.read('MATCH (x:Key {id: $a})-[r]->(y) RETURN collect(y) AS ys, {from: x, line: r} AS m', {
      a: 'a',
    })
    const line = { $: 'relationship', type: 'HOLDS', properties: {} }
    expect(rows).toEqual([{ ys: [key('b')], m: { from: key('a'), line } }])
  })

  it('a path tells its nodes and lines from one end to the other', async () => {
    await store.write('CREATE (:Key {id: $a})-[:HOLDS]->(:Key {id: $b})<-[:HOLDS]-(:Key {id: $c})', {
      a: 'a',
      b: 'b',
      c: 'c',
    })
    const [row] = await store.read('MATCH p = (:Key {id: $a})-[:HOLDS*2..2]-(:Key {id: $c}) RETURN p AS p', {
      a: 'a',
      c: 'c',
    })
    const path = row?.p as { nodes: { properties: { id: string } }[]; edges: unknown[] }
    expect(path.nodes.map(({ properties }) => properties.id)).toEqual(['a', 'b', 'c'])
    expect(path.edges).toHaveLength(2)
  })

  it('no row is an empty list, a missing property null', async () => {
    expect(await store.read('MATCH (n:Key) RETURN n.id AS id')).toEqual([])
    await store.write('CREATE (n:Key {id: $id})', { id: 'k' })
    expect(await store.read('MATCH (n:Key) RETURN n.nothing AS nothing')).toEqual([{ nothing: null }])
  })
})
