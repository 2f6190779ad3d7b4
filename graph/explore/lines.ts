import type { EdgeKind, GraphEdge, GraphNode, Role } from '#contract'
import type { Reads, Row } from '../engine.ts'
import { linesFrom } from '../statements/explore-lines.ts'
import { compareText } from './nodes.ts'
import { inParts, maybeNumber, maybeText, present, rowsOf, text } from './rows.ts'

/** What a line is known by on screen: made of its kind and ends, and of the office where two lines join the same ends. */
export function lineId(kind: EdgeKind, source: string, target: string, title?: string): string {
  return [kind, source, target, ...(title === undefined ? [] : [title])].join(':')
}

/** The lines among these nodes. */
export async function linesAmong(engine: Reads, nodes: readonly GraphNode[]): Promise<GraphEdge[]> {
  const ids = (kind: GraphNode['kind']) => nodes.filter((node) => node.kind === kind).map((node) => node.id)
  const rows = await rowsOf(engine, linesFrom(ids('meeting'), ids('actor')))
  const drawn = new Set(nodes.map((node) => node.id))
  const lines = new Map<string, GraphEdge>()
  await inParts(rows, (row) => {
    if (!drawn.has(text(row, 'source')) || !drawn.has(text(row, 'target'))) return
    const line = toLine(row)
    lines.set(line.id, line)
  })
  return [...lines.values()].sort((a, b) => compareText(a.id, b.id))
}

function toLine(row: Row): GraphEdge {
  const kind = text(row, 'kind') as EdgeKind
  const [source, target, title] = [text(row, 'source'), text(row, 'target'), maybeText(row, 'title')]
  return present({
    id: lineId(kind, source, target, title),
    kind,
    source,
    target,
    role: maybeText(row, 'role') as Role | undefined,
    side: maybeText(row, 'side'),
    title,
    sources: maybeNumber(row, 'sources'),
  })
}
