import { expect, test } from 'vitest'
import { inTurn } from './in-turn.ts'

test('no more than so many run at a time, in the order they came, and one that fails makes room', async () => {
  const run = inTurn(2)
  const order: number[] = []
  let running = 0
  let most = 0
  const deed = (n: number) => async () => {
    order.push(n)
    running += 1
    most = Math.max(most, running)
    await new Promise((resolve) => setImmediate(resolve))
    running -= 1
    if (n === 1) throw new Error('one fails')
    return n
  }
  const ended = await Promise.allSettled([0, 1, 2, 3, 4].map((n) => run(deed(n))))
  expect(most).toBe(2)
  expect(order).toEqual([0, 1, 2, 3, 4])
  expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled'])
})
