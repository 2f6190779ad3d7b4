import { expect, it } from 'vitest'
import { countLines } from '../../graph/statements/ledger-part.ts'
import { onEachEngine } from '../stores/index.ts'

onEachEngine((store) => {
  const counted = async (label: string, id: string) => {
    await store.engine.write(({ run }) => run(countLines(label, [id])))
    const [row] = await store.read(
      `MATCH (n:${label} {id: $id}) RETURN n.meetings AS meetings, n.neighbours AS neighbours`,
      {
        id,
      },
    )
    return row
  }

  it('a neighbour counts once, however many offices join the two', async () => {
    await store.write(`CREATE (a:Actor {id: 'a'}) CREATE (o:Organisation {id: 'o'}) CREATE (m:Meeting {id: 'm'})
      CREATE (p:Place {id: 'p'}) CREATE (a)-[:HOLDS {title: 'chair'}]->(o) CREATE (a)-[:HOLDS {title: 'Vorsitzende'}]->(o)
      CREATE (a)-[:ATTENDED]->(m) CREATE (o)-[:ATTENDED]->(m) CREATE (m)-[:HELD_AT]->(p)`)
    expect(await counted('Actor', 'a')).toEqual({ meetings: 1, neighbours: 2 })
    expect(await counted('Organisation', 'o')).toEqual({ meetings: 1, neighbours: 2 })
    expect(await counted('Meeting', 'm')).toEqual({ meetings: 1, neighbours: 3 })
    expect(await counted('Place', 'p')).toEqual({ meetings: 1, neighbours: 1 })
  })

  it('a node without lines has none', async () => {
    await store.write("CREATE (a:Actor {id: 'a'})")
    expect(await counted('Actor', 'a')).toEqual({ meetings: 0, neighbours: 0 })
  })
})
