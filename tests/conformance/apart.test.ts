import { MessageChannel } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GraphRequest } from '#contract'
import { createExplorer, type Engine, type OpenEngine } from '#graph'
import { enter } from '../../graph/engines/door.ts'
import { loadSmallGraph, MEETINGS, nodeId } from '../fixtures/small-graph.ts'
import { ENGINES } from '../stores/index.ts'

const LARGE: GraphRequest = { limit: 1000 }
const read = async (bytes: Promise<Uint8Array>) => JSON.parse(new TextDecoder().decode(await bytes))

/** An engine that counts what it is asked in this thread. */
function counting({ capabilities, ...engine }: Pick<OpenEngine, 'capabilities' | 'read' | 'door'>) {
  const never = async () => Promise.reject(new Error('An explorer only reads.'))
  const counted = { ...engine, capabilities, write: never, ping: never, close: never, asked: 0 }
  counted.read = (statement) => {
    counted.asked += 1
    return engine.read(statement)
  }
  return counted satisfies Engine
}

for (const stores of ENGINES) {
  describe(`large parts of the graph on ${stores.name}`, () => {
    let engine: OpenEngine
    beforeAll(async () => {
      engine = await stores.open()
      await loadSmallGraph(engine)
    })
    afterAll(() => stores.close())

    const asked = () =>
      counting({
        capabilities: engine.capabilities,
        read: (statement) => engine.read(statement),
        door: () => engine.door?.() ?? Promise.reject(new Error('The engine has no door.')),
      })

    it('are written in a thread of their own, as they would be in this one', async () => {
      const own = asked()
      const explorer = createExplorer(own)
      const nodes = Array.from({ length: 1000 }, () => nodeId('varga'))
      const [picture, some] = await Promise.all([
        read(explorer.written({ picture: LARGE })),
        read(explorer.written({ nodes })),
      ])
      expect(own.asked).toBe(0)
      expect(picture).toEqual(await explorer.graph(LARGE))
      expect(picture.nodes.length).toBeGreaterThan(Object.keys(MEETINGS).length)
      expect(some).toEqual(await explorer.subgraph(nodes))
    })

    it('are written here where they are small, or the engine has no door', async () => {
      const small = asked()
      const request = { limit: 999 }
      expect(await read(createExplorer(small).written({ picture: request }))).toEqual(
        await createExplorer(engine).graph(request),
      )
      expect(small.asked).toBeGreaterThan(0)
      const { door: _, ...closed } = asked()
      expect(await read(createExplorer(closed).written({ picture: LARGE }))).toEqual(
        await createExplorer(engine).graph(LARGE),
      )
    })

    it('see what was written before they were asked for', async () => {
      const explorer = createExplorer(asked())
      const total = async () => (await read(explorer.written({ picture: LARGE }))).total
      const before = await total()
      const cypher = 'CREATE (n:Place {id: $id, name: $id, neighbours: 1, meetings: 0})'
      await engine.write((unit) => unit.run({ cypher, params: { id: 'f_0000000000000000000000aa' } }))
      expect(await total()).toBe(before + 1)
    })

    it('are refused as they are in this thread, and made again once the store answers', async () => {
      const own = asked()
      const explorer = createExplorer(own)
      const refuse = async () => Promise.reject(new Error('as a store that is gone'))
      const { door } = own
      own.door = refuse
      await expect(explorer.written({ picture: LARGE })).rejects.toThrow('as a store that is gone')
      own.door = door
      await expect(explorer.written({ picture: { limit: 1000, from: 'no day' } })).rejects.toMatchObject({
        code: 'bad-parameter',
      })
      expect((await read(explorer.written({ picture: LARGE }))).nodes.length).toBeGreaterThan(0)
    })

    it('a door lets nobody write, and is closed with the store', async () => {
      const door = await engine.door?.()
      if (door === undefined) throw new Error('The engine has no door.')
      const entered = await enter(door)
      const params = { id: 'k_1' }
      await expect(
        entered.read({ cypher: 'CREATE (n:Key {id: $id}) RETURN n.id AS id', params }),
      ).rejects.toMatchObject({
        code: 'query-failed',
      })
      expect(await entered.read({ cypher: 'MATCH (n:Key {id: $id}) RETURN n.id AS id', params })).toEqual([])
      entered.leave()
      const closed = engine
      engine = await stores.reopen()
      await expect(closed.door?.()).rejects.toMatchObject({ code: 'store-unavailable' })
    })
  })
}

it('a part whose store is gone is refused, and so is one of a thread that fails', async () => {
  const { port1, port2 } = new MessageChannel()
  const own = counting({
    capabilities: { name: 'embedded', shared: false },
    read: () => Promise.reject(new Error('not here')),
    door: async () => ({ kind: 'embedded', port: port2 }),
  })
  const explorer = createExplorer(own)
  const refused = explorer.written({ picture: LARGE })
  port1.once('message', () => port1.close())
  await expect(refused).rejects.toMatchObject({ code: 'store-unavailable' })
  // A port that was handed over once cannot be handed over again.
  await expect(explorer.written({ picture: LARGE })).rejects.toThrow()
})
