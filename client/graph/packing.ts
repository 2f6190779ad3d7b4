import { type Slot, slotOf } from './palette.ts'
import { FILLINGS, type Filling, SHAPES, type Shape } from './shapes.ts'

/** What a node is at the moment; one bit each, read by the shader. */
export const NODE = { hidden: 1, lit: 2, hovered: 4, selected: 8, cursor: 16 } as const
export const RINGED = NODE.hovered | NODE.selected | NODE.cursor

/** The lowest two bits of a line's flags are its pattern. */
export const PATTERNS = ['solid', 'dashed', 'dotted'] as const
export type Pattern = (typeof PATTERNS)[number]
export const LINE = { hidden: 4, lit: 8, ink: 16 } as const

/** Widths are kept in sixteenths of a pixel. */
const WIDTH_STEPS = 16

export interface NodeStyle {
  readonly shape: Shape
  readonly filling: Filling
  readonly colour: Slot
  readonly flags: number
  /** 0 to 1; less is nearer to paper. */
  readonly opacity: number
}

export interface LineStyle {
  readonly width: number
  readonly pattern: Pattern
  readonly colour: Slot
  readonly flags: number
  readonly opacity: number
}

/** Four bytes, the lowest first: shape and filling, flags, colour, opacity. */
export function packNode({ shape, filling, colour, flags, opacity }: NodeStyle): number {
  return bytes(SHAPES.indexOf(shape) | (FILLINGS.indexOf(filling) << 2), flags, slotOf(colour), share(opacity))
}

/** Four bytes, the lowest first: width, pattern and flags, colour, opacity. */
export function packLine({ width, pattern, colour, flags, opacity }: LineStyle): number {
  const steps = Math.min(255, Math.round(width * WIDTH_STEPS))
  return bytes(steps, flags | PATTERNS.indexOf(pattern), slotOf(colour), share(opacity))
}

const share = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 255)

const bytes = (a: number, b: number, c: number, d: number): number => (a | (b << 8) | (c << 16) | (d << 24)) >>> 0
