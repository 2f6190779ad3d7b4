import type { GraphNode, Subgraph } from '#contract'
import type { Reads } from '../engine.ts'
import { meetingsAmong } from '../statements/explore-lines.ts'
import { linesAmong } from './lines.ts'
import { locateAll } from './locate.ts'
import { distinct, nodeIn } from './nodes.ts'

/** The nodes of these addresses and the lines among them. */
export async function subgraphOf(engine: Reads, addresses: readonly string[]): Promise<Subgraph> {
  const located = await locateAll(engine, addresses)
  return drawn(
    engine,
    addresses.flatMap((address) => located.get(address) ?? []),
  )
}

/** The same, and the meetings that at least two of them attended. */
export async function connected(engine: Reads, addresses: readonly string[], limit: number): Promise<Subgraph> {
  const located = await locateAll(engine, addresses)
  const nodes = addresses.flatMap((address) => located.get(address) ?? [])
  const attendants = nodes.filter(({ kind }) => kind === 'actor' || kind === 'organisation').map(({ id }) => id)
  const rows = attendants.length < 2 ? [] : await engine.read(meetingsAmong([...new Set(attendants)], limit))
  return drawn(engine, [...nodes, ...rows.map((row) => nodeIn(row))])
}

async function drawn(engine: Reads, nodes: readonly GraphNode[]): Promise<Subgraph> {
  const own = distinct(nodes)
  return { nodes: own, edges: await linesAmong(engine, own), total: own.length }
}
