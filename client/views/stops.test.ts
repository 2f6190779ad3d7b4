import { expect, test } from 'vitest'
import type { ArticleDetail } from '#contract'
import { nextStop, stopAt, stopsOf } from './stops.ts'

type Report = ArticleDetail['reports'][number]
const report = (id: string, start: number, end: number): Report => ({
  id,
  meeting: `meeting of ${id}`,
  article: { id: 'a', title: '', language: 'en' },
  quote: '',
  kind: 'talks',
  status: 'held',
  names: [],
  start,
  end,
  confidence: 1,
  certainty: 'sure',
  reader: 'rules',
})

const stops = stopsOf([report('late', 80, 120), report('early', 10, 40), report('with early', 10, 40)])

test('reports of one sentence are one stop, in the order of the text', () => {
  expect(stops.map(({ start, meetings }) => [start, meetings])).toEqual([
    [10, ['meeting of early', 'meeting of with early']],
    [80, ['meeting of late']],
  ])
})

test('words within a sentence are at its stop, others at none', () => {
  expect(stopAt(stops, [15, 20])?.start).toBe(10)
  expect(stopAt(stops, [50, 60])).toBeUndefined()
  expect(stopAt(stops, undefined)).toBeUndefined()
})

test('next and previous go from wherever the reader is, and end at the ends', () => {
  expect(nextStop(stops, undefined, 1)?.start).toBe(10)
  expect(nextStop(stops, [10, 40], 1)?.start).toBe(80)
  expect(nextStop(stops, [50, 60], 1)?.start).toBe(80)
  expect(nextStop(stops, [50, 60], -1)?.start).toBe(10)
  expect(nextStop(stops, [80, 120], 1)).toBeUndefined()
  expect(nextStop(stops, undefined, -1)).toBeUndefined()
})
