import { expect, test } from 'vitest'
import { SavedQuery } from '#contract'
import { defaultValues, missing, notNumbers, toParameters } from './query-values.ts'

const query = SavedQuery.parse({
  id: 'within-days',
  name: 'Within days',
  description: '',
  parameters: [
    { name: 'person', type: 'actor', label: 'Person', required: true },
    { name: 'days', type: 'number', label: 'Days', default: 7 },
    { name: 'since', type: 'date', label: 'Since' },
  ],
  columns: [{ name: 'n', label: 'N', type: 'number' }],
  cypher: 'RETURN 1',
})
const kim = { id: 'f_0123456789abcdef', kind: 'actor' as const, name: 'Kim' }

test('defaults stand in their blanks', () => {
  expect(defaultValues(query)).toEqual({ days: '7' })
})

test('what must be filled in and is not, is missing; blanks of spaces are empty', () => {
  expect(missing(query, {}).map(({ name }) => name)).toEqual(['person'])
  expect(missing(query, { person: '  ' })).toHaveLength(1)
  expect(missing(query, { person: kim })).toEqual([])
})

test('a number must be one', () => {
  expect(notNumbers(query, { days: 'a week' }).map(({ name }) => name)).toEqual(['days'])
  expect(notNumbers(query, { days: '7' })).toEqual([])
})

test('the server gets addresses, numbers and texts, and nothing for an empty blank', () => {
  expect(toParameters(query, { person: kim, days: '3', since: '' })).toEqual({ person: kim.id, days: 3 })
})
