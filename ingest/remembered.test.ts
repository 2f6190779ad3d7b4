import { expect, it } from 'vitest'
import { remembered } from './remembered.ts'

it('asks once for each word, and again only when very many others were asked for', () => {
  const asked: string[] = []
  const length = remembered((word) => {
    asked.push(word)
    return word.length
  })
  expect([length('a'), length('treaty'), length('a'), length('a word long enough to be shared')]).toEqual([1, 6, 1, 31])
  expect(asked).toEqual(['a', 'treaty', 'a word long enough to be shared'])
  for (let number = 0; number < 30_000; number++) length(String(number))
  expect(length('treaty')).toBe(6)
  expect(asked.filter((word) => word === 'treaty')).toHaveLength(2)
})

it('asks once for a word whose answer is none, too', () => {
  let asked = 0
  const nothing = remembered((): string | undefined => {
    asked++
    return undefined
  })
  expect([nothing('a'), nothing('a'), asked]).toEqual([undefined, undefined, 1])
})
