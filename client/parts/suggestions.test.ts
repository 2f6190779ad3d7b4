import { expect, test } from 'vitest'
import type { SearchHit } from '#contract'
import { groupHits, moveChoice } from './suggestions.ts'

const person = (id: string): SearchHit => ({
  kind: 'actor',
  node: { id, kind: 'actor', name: id, meetings: 0, neighbours: 0 },
})

test('suggestions stand by kind, people first, the best of each first', () => {
  const groups = groupHits([
    { kind: 'query', id: 'q', name: 'Q' },
    person('f_2'),
    { kind: 'article', id: 'a', title: 'A' },
    person('f_1'),
  ])
  expect(groups.map(({ kind, hits }) => [kind, hits.length])).toEqual([
    ['actor', 2],
    ['article', 1],
    ['query', 1],
  ])
  expect(groups[0]?.hits[0]).toEqual(person('f_2'))
})

test('arrows go round at both ends', () => {
  expect(moveChoice(2, 1, 3)).toBe(0)
  expect(moveChoice(0, -1, 3)).toBe(2)
  expect(moveChoice(0, 1, 0)).toBe(0)
})
