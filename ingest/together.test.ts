import { expect, it } from 'vitest'
import { EntenteError } from '#contract'
import { Together } from './together.ts'

const outcomes = async (answers: readonly Promise<number>[]): Promise<readonly unknown[]> =>
  (await Promise.allSettled(answers)).map((one) => (one.status === 'fulfilled' ? one.value : one.reason))

it('what comes while something is in work goes together, each with its own answer', async () => {
  const groups: (readonly number[])[] = []
  const together = new Together(async (items: readonly number[]) => {
    groups.push(items)
    return items.map((item) => item * 10)
  })
  expect(await Promise.all([1, 2, 3].map((item) => together.put(item)))).toEqual([10, 20, 30])
  expect(await together.put(4)).toBe(40)
  expect(groups).toEqual([[1], [2, 3], [4]])
})

it('what cannot be worked on fails alone', async () => {
  const bad = new RangeError('three')
  const together = new Together(async (items: readonly number[]) => {
    if (items.includes(3)) throw bad
    return items
  })
  expect(await outcomes([1, 2, 3, 4, 5].map((item) => together.put(item)))).toEqual([1, 2, bad, 4, 5])
})

it('where the store does not answer all that went together fail, and what comes later is tried', async () => {
  const gone = new EntenteError('store-unavailable', 'It does not answer.')
  let calls = 0
  const together = new Together(async (items: readonly number[]) => {
    calls += 1
    if (calls === 2) throw gone
    return items
  })
  expect(await outcomes([1, 2, 3].map((item) => together.put(item)))).toEqual([1, gone, gone])
  expect(await together.put(4)).toBe(4)
  expect(calls).toBe(3)
})
