import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { EntenteError } from '#contract'
import { OwnerThread } from './owner-thread.ts'
import { OwnerError } from './questions.ts'
import { retryOnConflict } from './retry.ts'

const STEP = 'MATCH (n:Key {id: $id}) SET n.c = n.c + 1 RETURN n.c AS c'

let folder: string
let thread: OwnerThread
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-owner-'))
  thread = await OwnerThread.start({ file: join(folder, 'x.grafeo'), use: 'create' })
  await thread.ask({ op: 'define', definitions: ["CREATE (n:Key {id: 'k', c: 0})"] })
})
afterEach(async () => {
  await thread.stop()
  await rm(folder, { recursive: true, force: true })
})

const begin = async () => (await thread.ask({ op: 'begin' })).transaction ?? 0
const step = (transaction: number) => thread.askRows({ op: 'run', transaction, cypher: STEP, params: { id: 'k' } })

it('two transactions on one node are a conflict for the second', async () => {
  const [one, two] = [await begin(), await begin()]
  await step(one)
  await expect(step(two)).rejects.toMatchObject({ code: 'conflict' })
  await thread.ask({ op: 'rollback', transaction: two })
  await thread.ask({ op: 'commit', transaction: one })
})

it('a conflict is run again until the other transaction is over', async () => {
  const other = await begin()
  await step(other)
  let attempts = 0
  const attempt = async () => {
    attempts += 1
    if (attempts === 3) await thread.ask({ op: 'commit', transaction: other })
    const own = await begin()
    try {
      const rows = await step(own)
      await thread.ask({ op: 'commit', transaction: own })
      return rows
    } catch (error) {
      await thread.ask({ op: 'rollback', transaction: own })
      throw error
    }
  }
  expect(await retryOnConflict(attempt)).toEqual([{ c: 2 }])
  expect(attempts).toBe(3)
})

it('a conflict that lasts is told in the end', async () => {
  let attempts = 0
  const conflict = () => {
    attempts += 1
    return Promise.reject(new OwnerError('conflict', 'as the engine tells it'))
  }
  await expect(retryOnConflict(conflict)).rejects.toMatchObject({ code: 'conflict' })
  expect(attempts).toBe(8)
})

it('a conflict that a unit itself throws is not run again', async () => {
  let attempts = 0
  const unit = () => {
    attempts += 1
    return Promise.reject(new EntenteError('conflict', 'of the unit'))
  }
  await expect(retryOnConflict(unit)).rejects.toThrow('of the unit')
  expect(attempts).toBe(1)
})

it('a rollback waits for the statement that runs', async () => {
  const transaction = await begin()
  const running = step(transaction)
  await thread.ask({ op: 'rollback', transaction })
  expect(await running).toEqual([{ c: 1 }])
  expect(await thread.askRows({ op: 'read', cypher: 'MATCH (n:Key) RETURN n.c AS c', params: {} })).toEqual([{ c: 0 }])
})

it('a transaction that is over takes nothing more', async () => {
  const transaction = await begin()
  await thread.ask({ op: 'commit', transaction })
  await expect(step(transaction)).rejects.toMatchObject({ code: 'internal' })
})

it('a large answer comes whole and in its order, and small ones that are asked meanwhile are their own', async () => {
  const cypher = 'UNWIND range(1, $most) AS n RETURN n AS n'
  const upTo = (most: number) => thread.askRows({ op: 'read', cypher, params: { most } })
  const answers = await Promise.all([upTo(2000), upTo(3), upTo(1000), upTo(0)])
  expect(answers).toEqual(
    [2000, 3, 1000, 0].map((most) => Array.from({ length: most }, (_, index) => ({ n: index + 1 }))),
  )
})
