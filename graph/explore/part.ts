import type { Subgraph } from '#contract'
import type { Reads } from '../engine.ts'
import type { Part } from '../explorer.ts'
import { firstPicture } from './picture.ts'
import { subgraphOf } from './subgraph.ts'

export const partOf = (engine: Reads, part: Part): Promise<Subgraph> =>
  'picture' in part ? firstPicture(engine, part.picture) : subgraphOf(engine, part.nodes)

/** The same as JSON, in bytes that are nobody else's. */
export async function writtenPart(engine: Reads, part: Part): Promise<Uint8Array<ArrayBuffer>> {
  return new TextEncoder().encode(JSON.stringify(await partOf(engine, part)))
}
