import { expect, it } from 'vitest'
import type { Transaction } from '#graph'
import { onEachEngine } from '../stores/index.ts'

const create = (id: string) => ({ cypher: 'CREATE (n:Key {id: $id})', params: { id } })

onEachEngine((store) => {
  const ids = async () => (await store.read('MATCH (n:Key) RETURN n.id AS id ORDER BY id')).map(({ id }) => id)

  it('gives what the unit gives, and keeps what it wrote', async () => {
    expect(await store.engine.write(async ({ run }) => (await run(create('a'))).length)).toBe(0)
    expect(await ids()).toEqual(['a'])
  })

  it('a unit reads what it wrote, others only after it', async () => {
    const [inside, outside] = await store.engine.write(async ({ run }) => {
      await run(create('a'))
      const own = await run({ cypher: 'MATCH (n:Key) RETURN n.id AS id', params: {} })
      return [own, await ids()]
    })
    expect(inside).toEqual([{ id: 'a' }])
    expect(outside).toEqual([])
  })

  it.each([
    ['an error of its own', () => Promise.reject(new RangeError('own'))],
    ['a syntax error', ({ run }: Transaction) => run({ cypher: 'CREAT (n)', params: {} })],
    ['a duplicate', ({ run }: Transaction) => run(create('a'))],
    ['a division by zero', ({ run }: Transaction) => run({ cypher: 'RETURN 1 / $zero AS x', params: { zero: 0 } })],
  ])('nothing is kept of a unit that ends with %s', async (_, fail) => {
    const unit = store.engine.write(async (transaction) => {
      await transaction.run(create('a'))
      await fail(transaction)
    })
    await expect(unit).rejects.toThrow()
    expect(await ids()).toEqual([])
  })

  it('an error of the unit reaches the caller as it is', async () => {
    const own = new RangeError('own')
    await expect(store.engine.write(() => Promise.reject(own))).rejects.toBe(own)
  })

  it('a swallowed error fails the unit all the same', async () => {
    const unit = store.engine.write(async ({ run }) => {
      await run(create('a'))
      await run(create('a')).catch(() => undefined)
      await run(create('b')).catch(() => undefined)
    })
    await expect(unit).rejects.toMatchObject({ code: 'query-failed' })
    expect(await ids()).toEqual([])
  })

  it('statements started together stand or fall together', async () => {
    await store.engine.write(({ run }) => Promise.all([run(create('a')), run(create('b')), run(create('c'))]))
    const failing = store.engine.write(({ run }) => Promise.all([run(create('d')), run(create('a')), run(create('e'))]))
    await expect(failing).rejects.toMatchObject({ code: 'query-failed' })
    expect(await ids()).toEqual(['a', 'b', 'c'])
  })

  it('works on after a unit that failed', async () => {
    await expect(store.engine.write(({ run }) => run({ cypher: 'nonsense', params: {} }))).rejects.toThrow()
    await store.write('CREATE (n:Key {id: $id})', { id: 'after' })
    expect(await ids()).toEqual(['after'])
  })

  it('a unit inside a unit is refused', async () => {
    const nested = store.engine.write(() => store.engine.write(({ run }) => run(create('a'))))
    await expect(nested).rejects.toMatchObject({ code: 'internal' })
  })

  it('what a unit set off may write once the unit is over', async () => {
    const later = await store.engine.write(async () => {
      let resolve = () => {}
      const over = new Promise<void>((done) => {
        resolve = done
      })
      return { resolve, written: over.then(() => store.engine.write(({ run }) => run(create('later')))) }
    })
    later.resolve()
    await later.written
    expect(await ids()).toEqual(['later'])
  })

  it('a transaction is of no use after its unit', async () => {
    const escaped = await store.engine.write(async (transaction) => transaction)
    await expect(escaped.run(create('late'))).rejects.toThrow()
    expect(await ids()).toEqual([])
  })

  it('a read does not write', async () => {
    const writing = [
      'CREATE (n:Key {id: 1})',
      'MERGE (n:Key {id: 1}) RETURN n',
      'MATCH (m:Meta) SET m.epoch = 9',
      'MATCH (m:Meta) DETACH DELETE m',
      '/* x */ CREATE INDEX by_reading FOR (n:Key) ON (n.x)',
      'DROP CONSTRAINT Key_id',
    ]
    for (const cypher of writing) {
      await expect(store.read(cypher)).rejects.toMatchObject({ code: 'query-failed' })
    }
    expect(await ids()).toEqual([])
    expect(await store.read('MATCH (m:Meta) RETURN m.epoch AS epoch')).toEqual([{ epoch: 0 }])
    await store.write('CREATE (n:Key {id: $id})', { id: 'a' })
    await expect(store.write('CREATE (n:Key {id: $id})', { id: 'a' })).rejects.toMatchObject({ code: 'query-failed' })
  })
})
