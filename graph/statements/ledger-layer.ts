import type { Param, Statement } from '../engine.ts'

const statement = (cypher: string, params: Statement['params']): Statement => ({ cypher, params })

/** Takes one line from a pair of nodes; `discriminator` names the property that tells parallel lines apart. */
export function deleteLayerLines(
  from: string,
  type: string,
  to: string,
  rows: readonly Param[],
  discriminator?: string,
): Statement {
  const which = discriminator ? ` WHERE r.${discriminator} = row.mark` : ''
  return statement(
    `UNWIND $rows AS row MATCH (a:${from} {id: row.from})-[r:${type}]->(b:${to} {id: row.to})${which} DELETE r`,
    { rows },
  )
}

/** Draws new lines: rows of `{from, to, props}`. */
export function createLayerLines(from: string, type: string, to: string, rows: readonly Param[]): Statement {
  const cypher = `UNWIND $rows AS row MATCH (a:${from} {id: row.from}) MATCH (b:${to} {id: row.to}) CREATE (a)-[r:${type}]->(b) SET r += row.props`
  return statement(cypher, { rows })
}

/** Takes the store's one lock for what changes the canonical layer, until the transaction ends. */
export function lockLayer(version: number): Statement {
  return statement('MATCH (m:Meta {id: $id}) SET m.algorithmVersion = $version RETURN m.epoch AS epoch', {
    id: 'store',
    version,
  })
}

export function growEpoch(): Statement {
  return statement('MATCH (m:Meta {id: $id}) SET m.epoch = m.epoch + 1 RETURN m.epoch AS epoch', { id: 'store' })
}

export function readVersion(): Statement {
  return statement('MATCH (m:Meta {id: $id}) RETURN m.algorithmVersion AS version', { id: 'store' })
}
