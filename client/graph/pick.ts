import { type DrawnNode, isHidden, shapeOf } from './drawn.ts'
import { shapeDistance } from './shapes.ts'

/** Where the nodes are on screen: centre of the view in layout units, pixels a unit, what sizes are multiplied by. */
export interface View {
  readonly width: number
  readonly height: number
  readonly centreX: number
  readonly centreY: number
  readonly scale: number
  readonly sizeFactor: number
}

/** Pixels from the left and the top for a place in layout units, whose y points up. */
export function toScreen(view: View, x: number, y: number): { x: number; y: number } {
  return { x: view.width / 2 + (x - view.centreX) * view.scale, y: view.height / 2 - (y - view.centreY) * view.scale }
}

export function toLayout(view: View, x: number, y: number): { x: number; y: number } {
  return { x: view.centreX + (x - view.width / 2) / view.scale, y: view.centreY - (y - view.height / 2) / view.scale }
}

/**
 * The node at a place on screen: the one whose shape holds it, else the nearest whose edge is within `slack` pixels.
 * A linear scan of some thousand nodes takes a tenth of a millisecond.
 */
export function pick(
  nodes: readonly DrawnNode[],
  view: View,
  x: number,
  y: number,
  slack: number,
): DrawnNode | undefined {
  const at = toLayout(view, x, y)
  let best: DrawnNode | undefined
  let least = slack
  for (const drawn of nodes) {
    const distance = isHidden(drawn) ? Number.POSITIVE_INFINITY : distanceTo(drawn, view, at.x, at.y)
    if (distance > least) continue
    best = drawn
    least = distance
  }
  return best
}

function distanceTo(drawn: DrawnNode, view: View, x: number, y: number): number {
  const radius = drawn.size * view.sizeFactor
  return shapeDistance(shapeOf(drawn), (x - drawn.x) * view.scale, (drawn.y - y) * view.scale, radius)
}
