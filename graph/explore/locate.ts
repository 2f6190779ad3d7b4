import type { GraphNode } from '#contract'
import type { Reads } from '../engine.ts'
import { locateNodes } from '../statements/explore-nodes.ts'
import { compareText, nodeIn } from './nodes.ts'
import { rowsOf, text } from './rows.ts'

/** The node that each address now belongs to, the least where words name several; addresses that lead nowhere are left out. */
export async function locateAll(engine: Reads, addresses: readonly string[]): Promise<ReadonlyMap<string, GraphNode>> {
  const rows = await rowsOf(engine, locateNodes([...new Set(addresses)]))
  const located = rows.map((row) => ({ address: text(row, 'address'), node: nodeIn(row) }))
  return new Map(
    located.toSorted((a, b) => compareText(b.node.id, a.node.id)).map(({ address, node }) => [address, node]),
  )
}

/** The node that an address now belongs to. */
export async function locateOne(engine: Reads, address: string): Promise<GraphNode | undefined> {
  return (await locateAll(engine, [address])).get(address)
}
