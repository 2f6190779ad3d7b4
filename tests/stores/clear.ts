import type { Engine } from '#graph'

/** Takes everything out of an open store but its own node, whose epoch goes back to the beginning. */
export async function clear(engine: Engine): Promise<void> {
  await engine.write(async (transaction) => {
    await transaction.run({ cypher: 'MATCH (n) WHERE NOT n:Meta AND NOT n:Commit DETACH DELETE n', params: {} })
    await transaction.run({ cypher: 'MATCH (m:Meta) SET m.epoch = 0, m.algorithmVersion = 0', params: {} })
  })
}
