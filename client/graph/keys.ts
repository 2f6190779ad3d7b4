import type { Point } from './interface.ts'

export type Direction = 'up' | 'down' | 'left' | 'right'

const DIRECTIONS: Record<Direction, Point> = {
  up: { x: 0, y: 1 },
  down: { x: 0, y: -1 },
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
}

export const DIRECTION_OF: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

/** Half the angle within which a node counts as lying in a direction, by its cosine: 60 degrees. */
const CONE = 0.5

/**
 * The id of the nearest place in a direction, `y` pointing up: among the neighbours, else, where none of them lies there,
 * among all. What is off the axis counts as further away.
 */
export function towards(
  from: Point,
  direction: Direction,
  neighbours: ReadonlyMap<string, Point>,
  all: ReadonlyMap<string, Point>,
): string | undefined {
  return nearest(from, direction, neighbours) ?? nearest(from, direction, all)
}

function nearest(from: Point, direction: Direction, places: ReadonlyMap<string, Point>): string | undefined {
  const way = DIRECTIONS[direction]
  let best: string | undefined
  let least = Number.POSITIVE_INFINITY
  for (const [id, { x, y }] of places) {
    const far = Math.hypot(x - from.x, y - from.y)
    const cosine = ((x - from.x) * way.x + (y - from.y) * way.y) / (far || 1)
    if (far === 0 || cosine < CONE) continue
    const cost = far / cosine
    if (cost >= least) continue
    best = id
    least = cost
  }
  return best
}
