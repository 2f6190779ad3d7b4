import { expect, test } from 'vitest'
import { connection, heard, lost, waitAfter } from './connection.ts'

test('waits grow and end at a quarter of a minute', () => {
  expect([0, 1, 2, 3, 9].map(waitAfter)).toEqual([2000, 4000, 8000, 15_000, 15_000])
})

test('a lost server stays lost until it is heard, and questions in between do not push the next try away', () => {
  lost()
  const { nextTry } = connection.get()
  lost()
  expect(connection.get()).toMatchObject({ gone: true, tries: 0, nextTry })
  heard()
  expect(connection.get().gone).toBe(false)
})
