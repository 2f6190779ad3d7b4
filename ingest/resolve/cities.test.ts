import { expect, test } from 'vitest'
import { cityNameOf, cityOf } from './cities.ts'

test('a city has one key and its English name in every language', () => {
  const names = ['Moskau', 'Mosca', 'Moscou', 'Moscovo', 'Москва', 'Moskwa', 'Moscow']
  expect(new Set(names.map((name) => cityOf(name)?.key)).size).toBe(1)
  expect(cityNameOf(names)).toBe('Moscow')
  expect(['Pequim', 'Boedapest', 'Vostočnyj', 'Rom'].map((name) => cityNameOf([name]))).toEqual([
    'Beijing',
    'Budapest',
    'Vostochny Cosmodrome',
    'Rome',
  ])
})

test('names of two cities, or of none, have no common English name', () => {
  expect(cityNameOf(['Moskau', 'Pequim'])).toBeUndefined()
  expect(cityNameOf(['Rom', 'Somewhere else'])).toBeUndefined()
  expect(cityNameOf([])).toBeUndefined()
})
