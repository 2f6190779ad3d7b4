import type { MeetingStatus, NodeKind } from '#contract'

/** Shapes in the order the shader counts them. */
export const SHAPES = ['circle', 'square', 'pin', 'diamond'] as const
export type Shape = (typeof SHAPES)[number]

export const SHAPE_OF: Record<NodeKind, Shape> = {
  actor: 'circle',
  organisation: 'square',
  place: 'pin',
  meeting: 'diamond',
}

/** What fills a shape, in the order the shader counts them. */
export const FILLINGS = ['full', 'hollow', 'bar', 'cross', 'half'] as const
export type Filling = (typeof FILLINGS)[number]

export const FILLING_OF: Record<MeetingStatus, Filling> = {
  held: 'full',
  planned: 'hollow',
  cancelled: 'bar',
  denied: 'cross',
  contested: 'half',
}

/** Parts of a pin in radii: head, its centre above the node's place, tip below it, tip's rounding, hole. */
const PIN = { head: 0.8, centre: 0.28, tip: 1.02, round: 0.06, hole: 0.33 }
const SQUARE_CORNER = 0.5

/** Half the width and half the height of a shape, in radii. */
export const REACH: Record<Shape, readonly [number, number]> = {
  circle: [1, 1],
  square: [1, 1],
  pin: [PIN.head, PIN.tip + PIN.round],
  diamond: [1, 1],
}

/**
 * Distance of a point from a shape's edge, negative inside; `x` to the right and `y` down from the node's place, in pixels.
 * The shader has the same functions: `distanceSource`.
 */
export function shapeDistance(shape: Shape, x: number, y: number, radius: number): number {
  if (shape === 'circle') return Math.hypot(x, y) - radius
  if (shape === 'square') return squareDistance(x, y, radius)
  if (shape === 'diamond') return (Math.abs(x) + Math.abs(y) - radius) * Math.SQRT1_2
  return pinDistance(x, y, radius)
}

function squareDistance(x: number, y: number, radius: number): number {
  const corner = SQUARE_CORNER * radius
  const qx = Math.abs(x) - radius + corner
  const qy = Math.abs(y) - radius + corner
  return Math.hypot(Math.max(qx, 0), Math.max(qy, 0)) + Math.min(Math.max(qx, qy), 0) - corner
}

/** Two discs, the head and the rounded tip, and what lies between their common tangents. */
function pinDistance(x: number, y: number, radius: number): number {
  const px = Math.abs(x)
  const py = y + PIN.centre * radius
  const head = PIN.head * radius
  const round = PIN.round * radius
  const height = (PIN.centre + PIN.tip) * radius
  const b = (head - round) / height
  const a = Math.sqrt(1 - b * b)
  const k = a * py - b * px
  if (k < 0) return Math.hypot(px, py) - head
  if (k > a * height) return Math.hypot(px, py - height) - round
  return a * px + b * py - head
}

const glsl = (value: number): string => value.toFixed(6)

/** `float shapeDistance(int shape, vec2 p, float radius)` and `float pinHole(vec2 p, float radius)` for a shader. */
export const distanceSource = `
float squareDistance(vec2 p, float radius) {
  float corner = ${glsl(SQUARE_CORNER)} * radius;
  vec2 q = abs(p) - radius + corner;
  return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - corner;
}
float pinDistance(vec2 at, float radius) {
  vec2 p = vec2(abs(at.x), at.y + ${glsl(PIN.centre)} * radius);
  float head = ${glsl(PIN.head)} * radius;
  float tip = ${glsl(PIN.round)} * radius;
  float height = ${glsl(PIN.centre + PIN.tip)} * radius;
  float b = (head - tip) / height;
  float a = sqrt(1.0 - b * b);
  float k = a * p.y - b * p.x;
  if (k < 0.0) return length(p) - head;
  if (k > a * height) return length(p - vec2(0.0, height)) - tip;
  return a * p.x + b * p.y - head;
}
float pinHole(vec2 p, float radius) {
  return length(p + vec2(0.0, ${glsl(PIN.centre)} * radius)) - ${glsl(PIN.hole)} * radius;
}
float shapeDistance(int shape, vec2 p, float radius) {
  if (shape == 0) return length(p) - radius;
  if (shape == 1) return squareDistance(p, radius);
  if (shape == 2) return pinDistance(p, radius);
  return (abs(p.x) + abs(p.y) - radius) * 0.70710678;
}
`
