import type { Point } from './interface.ts'
import type { Box } from './label-place.ts'

const GAP = 40
const STEP = 16
const WAYS = 24
const FURTHEST = 400
/** So many parts are tried on every side; the many small ones that may follow go where there is room first. */
const WITH_CARE = 40

interface Bounds {
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly top: number
}

/**
 * Where to put the middle of each part of a picture, given as the boxes of its nodes around it: the first in the middle, each
 * other one in a free place beside or between them that leaves the whole nearest to the shape of the canvas.
 */
export function packParts(parts: readonly (readonly Box[])[], aspect: number): Point[] {
  const taken: Box[] = []
  return parts.map((part, index) => {
    const centre = index === 0 ? { x: 0, y: 0 } : bestPlace(part, taken, aspect, index < WITH_CARE ? WAYS : 1, index)
    taken.push(...part.map((box) => shifted(box, centre)))
    return centre
  })
}

function bestPlace(part: readonly Box[], taken: readonly Box[], aspect: number, ways: number, turn: number): Point {
  const whole = boundsOf(taken)
  const places = Array.from({ length: ways }, (_, way) => {
    const angle = (2 * Math.PI * (way + turn * 0.618)) / Math.max(ways, WAYS)
    return firstFree(part, taken, Math.cos(angle) * Math.sqrt(aspect), Math.sin(angle) / Math.sqrt(aspect))
  })
  const cost = (place: Point) => {
    const all = union(whole, boundsOf(part.map((box) => shifted(box, place))))
    return Math.max(all.right - all.left, (all.top - all.bottom) * aspect) + 0.2 * Math.hypot(place.x, place.y)
  }
  return places.reduce((best, place) => (cost(place) < cost(best) ? place : best))
}

function firstFree(part: readonly Box[], taken: readonly Box[], x: number, y: number): Point {
  for (let step = 1; step < FURTHEST; step++) {
    const place = { x: x * step * STEP, y: y * step * STEP }
    if (part.every((box) => isClear(shifted(box, place), taken))) return place
  }
  return { x: x * FURTHEST * STEP, y: y * FURTHEST * STEP }
}

const isClear = (box: Box, taken: readonly Box[]): boolean =>
  taken.every(
    (other) =>
      Math.abs(box.x - other.x) >= box.rx + other.rx + GAP || Math.abs(box.y - other.y) >= box.ry + other.ry + GAP,
  )

const shifted = (box: Box, { x, y }: Point): Box => ({ ...box, x: box.x + x, y: box.y + y })

const NOWHERE: Bounds = {
  left: Number.POSITIVE_INFINITY,
  right: Number.NEGATIVE_INFINITY,
  bottom: Number.POSITIVE_INFINITY,
  top: Number.NEGATIVE_INFINITY,
}

export function boundsOf(boxes: readonly Box[]): Bounds {
  return boxes.reduce(
    (sofar, { x, y, rx, ry }) => union(sofar, { left: x - rx, right: x + rx, bottom: y - ry, top: y + ry }),
    NOWHERE,
  )
}

function union(a: Bounds, b: Bounds): Bounds {
  return {
    left: Math.min(a.left, b.left),
    right: Math.max(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
    top: Math.max(a.top, b.top),
  }
}
