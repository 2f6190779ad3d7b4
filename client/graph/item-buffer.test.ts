import { expect, it } from 'vitest'
import { stripIndices } from './item-buffer.ts'

it('strips are two triangles a segment, each item on vertices of its own', () => {
  expect([...stripIndices(2, 1)]).toEqual([0, 1, 2, 2, 1, 3, 4, 5, 6, 6, 5, 7])
  expect([...stripIndices(1, 2)]).toEqual([0, 1, 2, 2, 1, 3, 2, 3, 4, 4, 3, 5])
  expect(Math.max(...stripIndices(3, 10))).toBe(3 * 22 - 1)
})
