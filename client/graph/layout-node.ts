import type { SceneNode } from './interface.ts'
import type { LayoutNode } from './positions.ts'
import { KNOWN_RADIUS, radiusOf } from './sizes.ts'

/** Average size of a label; a layout must not depend on the fonts that happen to be there. */
const CHARACTER = 6.6
const LINE = 17

/** A node for a layout, with the label it will have. */
export function layoutNode(node: SceneNode, label: string): LayoutNode {
  const radius = radiusOf(node)
  const room = roomFor(node.kind, radius)
  return { id: node.id, radius, labelWidth: label.length * CHARACTER * room, labelHeight: LINE * room }
}

/**
 * A crowded picture is shown smaller than it was laid out, but its labels are not: the names that one needs most get more room
 * than they take, days less.
 */
function roomFor(kind: SceneNode['kind'], radius: number): number {
  if (kind === 'actor') return radius >= KNOWN_RADIUS ? 1.8 : 1.2
  return kind === 'meeting' ? 0.75 : 1
}
