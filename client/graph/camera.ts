import type { Point } from './interface.ts'

/** Room that the tools on the canvas take at its edges, and the labels of the outermost nodes. */
export interface Insets {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

const WIDE: Insets = { top: 36, right: 68, bottom: 92, left: 80 }
const NARROW: Insets = { top: 84, right: 44, bottom: 120, left: 44 }
const NARROW_BELOW = 600
/** A few nodes do not fill the canvas: nothing gets larger than this. */
const LARGEST_SCALE = 1.4

export const insetsFor = (width: number): Insets => (width < NARROW_BELOW ? NARROW : WIDE)

/** The place in layout units that belongs in the middle of the canvas, and the pixels a unit takes. */
export interface Framing {
  readonly centre: Point
  readonly scale: number
}

/** Shows all places within the insets; `undefined` where there are none. */
export function framing(places: readonly Point[], width: number, height: number): Framing | undefined {
  if (places.length === 0) return undefined
  const [left, right] = bounds(places.map(({ x }) => x))
  const [bottom, top] = bounds(places.map(({ y }) => y))
  const inset = insetsFor(width)
  const room = roomFor(width, height)
  const scale = Math.min(LARGEST_SCALE, room.width / Math.max(1, right - left), room.height / Math.max(1, top - bottom))
  return {
    scale,
    centre: {
      x: (left + right) / 2 + (inset.right - inset.left) / 2 / scale,
      y: (bottom + top) / 2 + (inset.top - inset.bottom) / 2 / scale,
    },
  }
}

/** What the insets leave of a canvas. */
export function roomFor(canvasWidth: number, canvasHeight: number): { width: number; height: number; aspect: number } {
  const { top, right, bottom, left } = insetsFor(canvasWidth)
  const width = Math.max(60, canvasWidth - left - right)
  const height = Math.max(60, canvasHeight - top - bottom)
  return { width, height, aspect: width / height }
}

function bounds(values: readonly number[]): [number, number] {
  return values.reduce<[number, number]>(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  )
}
