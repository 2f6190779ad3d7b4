import { expect, test } from 'vitest'
import { movedByHand } from './moved.ts'

const at = (places: Record<string, [number, number]>) =>
  new Map(Object.entries(places).map(([id, [x, y]]) => [id, { x, y }]))

test('one node elsewhere and all others in their place: a hand has moved it', () => {
  expect(movedByHand(at({ a: [0, 0], b: [1, 1] }), at({ a: [0, 0], b: [2, 1] }))).toBe('b')
})

test.each([
  ['a layout moves many', at({ a: [0, 0], b: [1, 1] }), at({ a: [3, 0], b: [2, 1] })],
  ['nothing moved', at({ a: [0, 0] }), at({ a: [0, 0] })],
  ['one came', at({ a: [0, 0] }), at({ a: [0, 0], b: [1, 1] })],
  ['one came and another went', at({ a: [0, 0], b: [1, 1] }), at({ a: [0, 0], c: [1, 1] })],
])('%s: no hand', (_, before, after) => {
  expect(movedByHand(before, after)).toBeUndefined()
})
