import { expect, test } from 'vitest'
import type { ArticleRef, ReportView } from '#contract'
import { countSources, sidesOf, wordsOf } from './sides.ts'

const article = (id: string): ArticleRef => ({ id, title: id, language: 'en' })
const report = (id: string, day: string | undefined, copyOf?: string): ReportView => ({
  id,
  article: article(`article of ${id}`),
  ...(copyOf && { copyOf: { article: article(copyOf), kind: 'reprint' as const } }),
  quote: '',
  kind: 'talks',
  status: 'held',
  ...(day && { date: { from: day, to: day, precision: 'day' as const, basis: 'explicit' as const } }),
  names: [],
  start: 0,
  end: 1,
  confidence: 1,
  certainty: 'sure',
  reader: 'rules',
})

test('reports stand by what they say, more sources first, and one that says nothing takes no side', () => {
  const sides = sidesOf(
    [report('a', '2024-11-29'), report('b', '2024-11-30'), report('c', '2024-11-30'), report('d', undefined)],
    'date',
  )
  expect(sides.map(({ reports, sources }) => [reports.map(({ id }) => id), sources])).toEqual([
    [['b', 'c'], 2],
    [['a'], 1],
  ])
})

test('a copy stands behind its originals and is not counted', () => {
  const [side] = sidesOf([report('copy', '2024-11-30', 'a'), report('a', '2024-11-30')], 'date')
  expect(side?.reports.map(({ id }) => id)).toEqual(['a', 'copy'])
  expect(side?.sources).toBe(1)
})

test('two reports of one article are one source', () => {
  expect(countSources([report('a', undefined), { ...report('b', undefined), article: article('article of a') }])).toBe(
    1,
  )
})

test('the words of an evidence are cut from its sentence', () => {
  const evidence = { article: article('a'), sentence: 'They met on Saturday.', sentenceStart: 50, start: 59, end: 70 }
  expect(wordsOf(evidence)).toBe('on Saturday')
})
