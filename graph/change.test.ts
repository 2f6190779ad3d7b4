import { describe, expect, it } from 'vitest'
import { changeOf, counted, isNoChange } from './change.ts'
import { CalendarDate } from './engine.ts'
import type { Layer, LayerLine, LayerNode } from './ledger-rows.ts'

const person = (id: string, name: string, more: LayerNode['properties'] = {}): LayerNode => ({
  label: 'Actor',
  id,
  properties: { id, name, ...more },
})
const meeting = (id: string, more: LayerNode['properties'] = {}): LayerNode => ({
  label: 'Meeting',
  id,
  properties: { id, name: 'Ada – Bob', ...more },
})
const line = (
  type: LayerLine['type'],
  from: string,
  to: string,
  properties: LayerLine['properties'] = {},
): LayerLine => ({ type, ends: ['Actor', 'Meeting'], from, to, properties })
const layer = (nodes: readonly LayerNode[], lines: readonly LayerLine[] = []): Layer => ({ nodes, lines })

describe('what changed', () => {
  it('is nothing where only the order is another', () => {
    const [one, two] = [person('f_1', 'Ada'), meeting('r_1', { dateFrom: new CalendarDate('2024-05-01') })]
    const lines = [line('ATTENDED', 'f_1', 'r_1', { role: 'host' }), line('HELD_AT', 'r_1', 'f_2')]
    const change = changeOf(layer([one, two], lines), layer([two, one], lines.toReversed()))
    expect(isNoChange(change)).toBe(true)
  })

  it('tells each property before and after, days and lists as text', () => {
    const before = meeting('r_1', { dateFrom: new CalendarDate('2024-05-01'), sources: 1 })
    const after = meeting('r_1', { dateFrom: new CalendarDate('2024-05-02'), spellings: ['x'], sources: 1 })
    expect(changeOf(layer([before]), layer([after])).nodes).toEqual([
      {
        change: 'changed',
        label: 'Meeting',
        id: 'r_1',
        name: 'Ada – Bob',
        properties: [
          { property: 'dateFrom', before: '2024-05-01', after: '2024-05-02' },
          { property: 'spellings', after: '["x"]' },
        ],
      },
    ])
  })

  it('tells where the address of a node that went leads now', () => {
    const before = layer([person('f_1', 'Ada'), person('f_2', 'A. Lovelace')], [line('REFERS_TO', 'f_2', 'f_2')])
    const after = layer([person('f_1', 'Ada')], [line('REFERS_TO', 'f_2', 'f_1')])
    const { nodes, lines } = changeOf(before, after)
    expect(nodes).toEqual([
      { change: 'gone', label: 'Actor', id: 'f_2', name: 'A. Lovelace', properties: [], leadsTo: 'f_1' },
    ])
    expect(lines.map(({ change, from, toName }) => [change, from, toName])).toEqual([
      ['came', 'f_2', 'Ada'],
      ['gone', 'f_2', 'A. Lovelace'],
    ])
  })

  it('tells a line that says something else apart from one that came, and two offices apart', () => {
    const before = [line('HOLDS', 'f_1', 'f_2', { title: 'minister', sources: 1 })]
    const after = [
      line('HOLDS', 'f_1', 'f_2', { title: 'minister', sources: 2 }),
      line('HOLDS', 'f_1', 'f_2', { title: 'mayor', sources: 1 }),
    ]
    const { lines } = changeOf(layer([], before), layer([], after))
    expect(lines.map(({ change, properties }) => [change, properties])).toEqual([
      ['came', []],
      ['changed', [{ property: 'sources', before: '1', after: '2' }]],
    ])
  })
})

it('nodes count their lines as the store does', () => {
  const nodes: readonly LayerNode[] = [
    person('f_1', 'Ada'),
    { label: 'Organisation', id: 'f_2', properties: {} },
    { label: 'Place', id: 'f_3', properties: {} },
    meeting('r_1'),
    { label: 'Tombstone', id: 'f_9', properties: {} },
  ]
  const lines = [
    line('ATTENDED', 'f_1', 'r_1'),
    line('HELD_AT', 'r_1', 'f_3'),
    line('HOLDS', 'f_1', 'f_2', { title: 'minister' }),
    line('HOLDS', 'f_1', 'f_2', { title: 'mayor' }),
  ]
  expect(
    counted({ nodes, lines }).nodes.map(({ id, properties }) => [id, properties.meetings, properties.neighbours]),
  ).toEqual([
    ['f_1', 1, 2],
    ['f_2', 0, 1],
    ['f_3', 1, 1],
    ['r_1', 1, 2],
    ['f_9', undefined, undefined],
  ])
})
