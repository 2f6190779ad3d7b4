import { expect, it } from 'vitest'
import { onEachEngine } from '../stores/index.ts'

const FAILING: readonly (readonly [string, string])[] = [
  ['no Cypher', 'this is not Cypher'],
  ['an open bracket', 'MATCH (n RETURN n'],
  ['an empty text', ''],
  ['an unknown variable', 'RETURN unknown AS x'],
  ['an unknown function', 'RETURN unknownFunction(1) AS x'],
  ['an unknown procedure', 'CALL unknown.procedure() YIELD x RETURN x'],
  ['a missing parameter', 'RETURN $missing AS x'],
  ['a division by zero', 'RETURN 1 / 0 AS x'],
  ['a negative limit', 'UNWIND [1] AS x RETURN x ORDER BY x LIMIT -1'],
]

onEachEngine((store) => {
  it.each(FAILING)('%s is query-failed in a read', async (_, cypher) => {
    await expect(store.read(cypher)).rejects.toMatchObject({ name: 'EntenteError', code: 'query-failed' })
  })

  it.each(FAILING)('%s is query-failed in a unit', async (_, cypher) => {
    await expect(store.write(cypher)).rejects.toMatchObject({ name: 'EntenteError', code: 'query-failed' })
  })

  it('a second node of one id is query-failed', async () => {
    await store.write('CREATE (n:Key {id: $id})', { id: 'a' })
    await expect(store.write('CREATE (n:Key {id: $id})', { id: 'a' })).rejects.toMatchObject({ code: 'query-failed' })
  })

  it('deleting a node that has relationships is query-failed, and nothing goes', async () => {
    await store.write('CREATE (:Key {id: $a})-[:HOLDS]->(:Key {id: $b})', { a: 'a', b: 'b' })
    await expect(store.write('MATCH (n:Key {id: $a}) DELETE n', { a: 'a' })).rejects.toMatchObject({
      code: 'query-failed',
    })
    expect(await store.read('MATCH (n:Key) RETURN count(n) AS nodes')).toEqual([{ nodes: 2 }])
  })

  it('answers on after failures', async () => {
    await expect(store.read('nonsense')).rejects.toThrow()
    await expect(store.engine.ping()).resolves.toBeUndefined()
  })
})
