import { expect, test } from 'vitest'
import { countryNameOf, countryOf } from './countries.ts'

test.each([
  ['Węgry', 'HU'],
  ['Frankreich', 'FR'],
  ['Россия', 'RU'],
])('%s is the country %s', (name, code) => {
  expect(countryOf(name)).toBe(code)
})

test('a country is shown in English whatever the articles call it', () => {
  expect(countryNameOf(['Polen', 'Polska', 'Polonia'])).toBe('Poland')
})

test('names of two countries, or of none, give no name', () => {
  expect(countryNameOf(['Polen', 'Italia'])).toBeUndefined()
  expect(countryNameOf(['Warschau'])).toBeUndefined()
  expect(countryNameOf(['Polen', 'Warschau'])).toBeUndefined()
  expect(countryNameOf([])).toBeUndefined()
})
