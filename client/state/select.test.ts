import { expect, test } from 'vitest'
import { selectAfter } from './select.ts'

test('a click selects one alone', () => {
  expect(selectAfter(['a', 'b'], 'c', false)).toEqual(['c'])
})

test('a click with Ctrl joins, and leaves by the next', () => {
  expect(selectAfter(['a'], 'b', true)).toEqual(['a', 'b'])
  expect(selectAfter(['a', 'b'], 'a', true)).toEqual(['b'])
})

test('a click on nothing selects nothing, unless with Ctrl', () => {
  expect(selectAfter(['a'], undefined, false)).toEqual([])
  expect(selectAfter(['a'], undefined, true)).toEqual(['a'])
})
