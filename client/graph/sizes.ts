import type { NodeKind } from '#contract'
import type { SceneNode } from './interface.ts'

/** Smallest and largest radius in pixels, by the square root of meetings; the largest is reached at 25. */
const RADII: Record<Exclude<NodeKind, 'meeting'>, readonly [number, number]> = {
  actor: [11, 27],
  organisation: [11, 16],
  place: [10, 14],
}
const MOST_MEETINGS = 25

/** Independent sources and the radius they give a meeting; straight between these points. */
const MEETING_RADII = [
  [1, 7],
  [2, 8.5],
  [5, 10.5],
  [10, 13],
  [20, 15],
] as const

/** From this radius on a person's label is a hub's. */
export const HUB_RADIUS = 20

/** From this radius on a person is somebody the picture cannot be read without. */
export const KNOWN_RADIUS = 17

/** Radius in pixels at the scale the layout is made for. */
export function radiusOf(node: Pick<SceneNode, 'kind' | 'meetings' | 'sources'>): number {
  if (node.kind === 'meeting') return meetingRadius(node.sources ?? 1)
  const [least, most] = RADII[node.kind]
  const share = (Math.sqrt(Math.max(1, node.meetings)) - 1) / (Math.sqrt(MOST_MEETINGS) - 1)
  return least + (most - least) * Math.min(1, share)
}

function meetingRadius(sources: number): number {
  let [before, radius]: readonly [number, number] = MEETING_RADII[0]
  for (const [count, next] of MEETING_RADII) {
    if (sources <= count) {
      const share = count === before ? 1 : (Math.max(sources, before) - before) / (count - before)
      return radius + (next - radius) * share
    }
    before = count
    radius = next
  }
  return radius
}

/** Below this scale nodes shrink faster than the square root, or they would run into each other. */
const CROWDED = 0.35

/** What a radius is multiplied by when a unit of the layout takes `scale` pixels: crowded pictures have smaller nodes. */
export function sizeFactor(scale: number): number {
  const factor = scale >= CROWDED ? Math.sqrt(scale) : Math.sqrt(CROWDED) * (scale / CROWDED) ** 0.8
  return Math.min(1.25, Math.max(0.1, factor))
}

/** Width in pixels of the line of a participation told by so many independent sources. */
export function lineWidth(sources: number): number {
  return sources >= 5 ? 2.4 : sources >= 2 ? 1.6 : 1
}

/** Lines of a crowded picture fade, so that the nodes stay readable. */
export function lineFade(lines: number): number {
  return Math.min(1, Math.sqrt(900 / Math.max(1, lines)))
}
