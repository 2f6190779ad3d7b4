import { expect, test } from 'vitest'
import { compareBy, orderAfter } from './sort.ts'

const sorted = (values: (string | number | undefined)[], down: boolean) =>
  [...values].sort(compareBy((value) => value, down)).map((value) => value ?? 'none')

test('numbers by size, words by the alphabet, what is not there last either way', () => {
  expect(sorted([10, undefined, 9], false)).toEqual([9, 10, 'none'])
  expect(sorted([10, undefined, 9], true)).toEqual([10, 9, 'none'])
  expect(sorted(['Zeller', 'Äbi', undefined], false)).toEqual(['Äbi', 'Zeller', 'none'])
})

test('numbers begin with the most, words with the first, and a second click turns round', () => {
  expect(orderAfter(undefined, 'sources', true)).toEqual({ by: 'sources', down: true })
  expect(orderAfter(undefined, 'name', false)).toEqual({ by: 'name', down: false })
  expect(orderAfter({ by: 'name', down: false }, 'name', false)).toEqual({ by: 'name', down: true })
})
