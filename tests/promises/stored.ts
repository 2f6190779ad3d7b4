import type { Engine, Row, StoredNode, StoredRelationship } from '#graph'

const NODES = ['Actor', 'Organisation', 'Place', 'Meeting']
const LINES = ['ATTENDED', 'HELD_AT', 'HOLDS', 'REFERS_TO', 'TELLS_OF', 'POSSIBLY_SAME', 'COPY_OF']

/** Everything in the canonical layer of a store, each node and line as one line of text, sorted. */
export async function storedLayer(engine: Engine): Promise<readonly string[]> {
  const nodes = await Promise.all(
    NODES.map((label) => engine.read({ cypher: `MATCH (n:${label}) RETURN n AS node`, params: {} })),
  )
  const lines = await Promise.all(
    LINES.map((type) =>
      engine.read({
        cypher: `MATCH (a)-[r:${type}]->(b) RETURN a.id AS source, b.id AS target, r AS line`,
        params: {},
      }),
    ),
  )
  const takenOut = await engine.read({
    cypher: 'MATCH (t:Tombstone) WHERE t.takenOut = true RETURN t AS node',
    params: {},
  })
  return [...[...nodes.flat(), ...takenOut].map(nodeText), ...lines.flat().map(lineText)].toSorted()
}

function nodeText({ node }: Row): string {
  const { labels, properties } = node as StoredNode
  return `(${labels.join()}) ${text(properties)}`
}

function lineText({ source, target, line }: Row): string {
  const { type, properties } = line as StoredRelationship
  return `${source} -${type}-> ${target} ${text(properties)}`
}

function text(properties: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(
    Object.entries(properties)
      .filter(([, value]) => value !== null)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )
}

/** Addresses of every figure and report in the base layer. */
export async function storedAddresses(engine: Engine): Promise<readonly string[]> {
  const rows = await engine.read({
    cypher: 'MATCH (f:Figure) RETURN f.id AS id UNION ALL MATCH (r:Report) RETURN r.id AS id',
    params: {},
  })
  return rows.map((row) => String(row.id))
}
