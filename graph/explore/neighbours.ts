import { z } from 'zod'
import { type GraphNode, type Neighbours, type NeighboursRequest, NodeKind } from '#contract'
import type { Engine, Row } from '../engine.ts'
import { type Centre, countNeighbours, listNeighbours } from '../statements/explore-neighbours.ts'
import { pageOf, readCursor, writeCursor } from './cursors.ts'
import { linesAmong } from './lines.ts'
import { locateOne } from './locate.ts'
import { kindOf, nodeIn } from './nodes.ts'
import { number, present, texts } from './rows.ts'

const Position = z.tuple([z.number(), z.string()])

/**
 * The neighbours of a node, the best connected first, and the lines among them and to it; the node itself is not among
 * `nodes`. `total` counts those of the kinds asked for.
 */
export async function neighboursOf(
  engine: Engine,
  address: string,
  request: NeighboursRequest,
): Promise<Neighbours | undefined> {
  const after = readCursor(request.cursor, Position)
  const centre = await locateOne(engine, address)
  if (centre === undefined) return undefined
  const kinds = request.kinds?.length ? request.kinds : NodeKind.options
  const position = after && { neighbours: after[0], id: after[1] }
  const [counted, rows] = await Promise.all([
    engine.read(countNeighbours(centre)),
    engine.read(listNeighbours(centre, kinds, request.limit + 1, position)),
  ])
  const { page, more } = pageOf(rows, request.limit)
  const counts = countsBy(counted)
  const nodes = page.map((row) => nodeIn(row))
  return present({
    nodes,
    edges: await linesAmong(engine, [centre, ...nodes]),
    total: kinds.reduce((sum, kind) => sum + counts[kind], 0),
    counts,
    next: more ? endOf(nodes) : undefined,
  })
}

function countsBy(rows: readonly Row[]): Record<Centre['kind'], number> {
  const counts = { actor: 0, organisation: 0, place: 0, meeting: 0 }
  for (const row of rows) counts[kindOf(texts(row, 'labels'))] += number(row, 'amount')
  return counts
}

function endOf(nodes: readonly GraphNode[]): string | undefined {
  const last = nodes.at(-1)
  return last && writeCursor([last.neighbours, last.id])
}
