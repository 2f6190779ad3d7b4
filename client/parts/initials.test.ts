import { expect, test } from 'vitest'
import { initialsOf } from './initials.ts'

test.each([
  ['Kim Jong Un', 'KJ'],
  ['No Kwang-chol', 'NK'],
  ['Xi', 'X'],
  ['Сергей Шойгу', 'СШ'],
  ['김정은', '김'],
  ['習近平', '習'],
  ['2nd Army', 'A'],
  ['', ''],
])('%s: %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})
