import type { Point } from './interface.ts'
import type { LayoutNode } from './positions.ts'

interface Block {
  readonly id: string
  /** Middle of the node with its label below it, and half its width and height. */
  x: number
  y: number
  readonly rx: number
  readonly ry: number
  /** How far the middle is below the node's. */
  readonly down: number
  readonly fixed: boolean
}

const MARGIN = 5
const WIDEST = 260

/** Pushes nodes with their labels apart, along the shorter way, until none overlap or the rounds are used up. */
export function separate(
  nodes: readonly LayoutNode[],
  placeOf: (id: string) => Point,
  rounds: number,
  isFixed: (id: string) => boolean = () => false,
): Map<string, Point> {
  const blocks = nodes.map((node) => blockOf(node, placeOf(node.id), isFixed(node.id)))
  for (let round = 0; round < rounds; round++) if (!pushApart(blocks)) break
  return new Map(blocks.map(({ id, x, y, down }) => [id, { x, y: y + down }]))
}

/** The room that a node with its label takes. */
export function blockOf(node: LayoutNode, { x, y }: Point, fixed = false): Block {
  const { id, radius, labelWidth, labelHeight } = node
  const rx = Math.max(radius + MARGIN, Math.min(WIDEST, labelWidth) / 2) + 2
  const down = labelHeight / 2
  return { id, x, y: y - down, rx, ry: radius + down + MARGIN, down, fixed }
}

/** One sweep from left to right; whether anything moved. */
function pushApart(blocks: Block[]): boolean {
  blocks.sort((a, b) => a.x - b.x || (a.id < b.id ? -1 : 1))
  let moved = false
  for (const [index, left] of blocks.entries()) {
    for (let next = index + 1; next < blocks.length; next++) {
      const right = blocks[next]
      if (!right || right.x - left.x > left.rx + WIDEST) break
      moved = push(left, right) || moved
    }
  }
  return moved
}

function push(a: Block, b: Block): boolean {
  const dx = b.x - a.x
  const dy = b.y - a.y
  const overlapX = a.rx + b.rx - Math.abs(dx)
  const overlapY = a.ry + b.ry - Math.abs(dy)
  if (overlapX <= 0.5 || overlapY <= 0.5 || (a.fixed && b.fixed)) return false
  if (overlapY <= overlapX) shift(a, b, 0, dy < 0 ? -overlapY : overlapY)
  else shift(a, b, dx < 0 ? -overlapX : overlapX, 0)
  return true
}

/** Shares the way between the two, or leaves it all to the one that may move. */
function shift(a: Block, b: Block, x: number, y: number): void {
  const share = a.fixed ? 0 : b.fixed ? 1 : 0.5
  a.x -= x * share
  a.y -= y * share
  b.x += x * (1 - share)
  b.y += y * (1 - share)
}
