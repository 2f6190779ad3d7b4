import type { NodeDetail, Tombstone } from '#contract'
import type { Engine } from '../engine.ts'
import { findTombstone } from '../statements/explore-nodes.ts'
import { figureDetail } from './figure-detail.ts'
import { locateOne } from './locate.ts'
import { meetingDetail } from './meeting-detail.ts'
import type { NameOffice } from './offices.ts'
import { maybeText, present } from './rows.ts'

/** All about the node that an address belongs to now, or what is left of an address whose article was removed. */
export async function nodeDetail(engine: Engine, address: string, office: NameOffice): Promise<NodeDetail | undefined> {
  const node = await locateOne(engine, address)
  if (node === undefined) return tombstone(engine, address)
  const { kind } = node
  return kind === 'meeting'
    ? meetingDetail(engine, address, node)
    : figureDetail(engine, address, { ...node, kind }, office)
}

async function tombstone(engine: Engine, address: string): Promise<Tombstone | undefined> {
  const [row] = await engine.read(findTombstone(address))
  if (row === undefined) return undefined
  return present({
    kind: 'tombstone' as const,
    address,
    removedAt: maybeText(row, 'removedAt'),
    was: maybeText(row, 'was'),
  })
}
