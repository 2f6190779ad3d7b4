import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ARTICLES } from './articles.ts'
import { type Running, startServer } from './running.ts'

describe('judgements through the API', () => {
  let server: Running
  beforeAll(async () => {
    server = await startServer({ articles: [ARTICLES.scholzInKyiv, ARTICLES.xiInRome] })
  })
  afterAll(() => server.stop())

  const idOf = async (q: string) => {
    const { hits } = await server.ask('search', { query: { q, kinds: 'actor' } })
    const hit = hits[0]
    if (hit === undefined || !('node' in hit)) throw new Error(`${q} is not in the graph`)
    return hit.node.id
  }

  it('join two people and part them again, with every address leading somewhere all the time', async () => {
    const [scholz, xi] = [await idOf('Scholz'), await idOf('Xi Jinping')]
    const { actors } = await server.ask('stats')

    const judgement = await server.ask('judge', { body: { kind: 'same', left: scholz, right: xi, note: 'a test' } })
    expect(judgement).toMatchObject({ kind: 'same', retracted: false, note: 'a test' })
    const [left, right] = [
      await server.ask('node', { params: { id: scholz } }),
      await server.ask('node', { params: { id: xi } }),
    ]
    if (left.kind === 'tombstone' || right.kind === 'tombstone') throw new Error('nothing was removed')
    expect(left.node.id).toBe(right.node.id)
    expect([left.address, right.address]).toEqual([scholz, xi])
    expect((await server.ask('stats')).actors).toBe(actors - 1)

    const back = await server.ask('takeBack', { params: { id: judgement.id } })
    expect(back).toMatchObject({ id: judgement.id, retracted: true })
    expect((await server.ask('stats')).actors).toBe(actors)
    expect(await idOf('Scholz')).toBe(scholz)
    const { judgements } = await server.ask('judgements')
    expect(judgements.map(({ id }) => id)).toContain(judgement.id)
  })

  it('rename', async () => {
    const scholz = await idOf('Scholz')
    await server.ask('judge', { body: { kind: 'rename', left: scholz, name: 'Olaf Scholz (SPD)' } })
    const detail = await server.ask('node', { params: { id: scholz } })
    expect(detail).toMatchObject({ node: { name: 'Olaf Scholz (SPD)' } })
  })

  it('are refused without the side they need', async () => {
    const scholz = await idOf('Scholz')
    expect((await server.refused('judge', { body: { kind: 'same', left: scholz } })).code).toBe('bad-request')
    expect((await server.refused('judge', { body: { kind: 'marry', left: scholz } })).code).toBe('bad-request')
  })
})
