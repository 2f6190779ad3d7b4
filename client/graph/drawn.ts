import type { GraphEdge, MeetingStatus } from '#contract'
import type { Point, SceneNode } from './interface.ts'
import { LINE, NODE, type Pattern, packLine, packNode } from './packing.ts'
import type { Slot } from './palette.ts'
import { FILLING_OF, type Filling, SHAPE_OF, type Shape } from './shapes.ts'
import { lineWidth, radiusOf } from './sizes.ts'

/** What Sigma's graph keeps of a node; it is changed in place and shown by a partial refresh. */
export interface DrawnNode {
  x: number
  y: number
  size: number
  readonly type: 'node'
  style: number
  flags: number
  node: SceneNode
}

/** What Sigma's graph keeps of a line; `bow` is how far in pixels its middle stands off the straight line. */
export interface DrawnLine {
  readonly type: 'line' | 'bow'
  readonly bow: number
  edge: GraphEdge
  /** The meeting at one of its ends. */
  meeting: Told | undefined
  style: number
  flags: number
  onPath: boolean
}

/** What a line shows of its meeting. */
export type Told = Pick<SceneNode, 'status' | 'certainty'>

const OFFICE_STRENGTH = 0.55
/** Strength of a meeting that no report is sure or likely of. */
const FAINT = 0.45
const HALF = 0.5
const HELD_AT = 0.7
/** Distance in pixels between lines that join the same two nodes. */
const BOW = 14

export function drawnNode(node: SceneNode, { x, y }: Point): DrawnNode {
  const drawn = { x, y, size: radiusOf(node), type: 'node' as const, style: 0, flags: 0, node }
  return restyleNode(drawn, 0)
}

/** Sets the flags of a node and packs its style anew. */
export function restyleNode(drawn: DrawnNode, flags: number): DrawnNode {
  const { kind, status, certainty } = drawn.node
  drawn.flags = flags
  drawn.style = packNode({
    shape: shapeOf(drawn),
    filling: fillingOf(drawn.node),
    colour: colourOf(kind, status),
    flags,
    opacity: certainty === 'unsure' ? FAINT : 1,
  })
  return drawn
}

export const shapeOf = (drawn: DrawnNode): Shape => SHAPE_OF[drawn.node.kind]

function fillingOf(node: SceneNode): Filling {
  return node.kind === 'meeting' ? FILLING_OF[node.status ?? 'held'] : 'full'
}

function colourOf(kind: SceneNode['kind'], status: MeetingStatus | undefined): Slot {
  return kind === 'meeting' && status === 'cancelled' ? 'ink3' : kind
}

/** `rank` counts the lines that join the same two nodes, of which there are `of`; one that runs `back` bows as if it ran forth. */
export function drawnLine(
  edge: GraphEdge,
  meeting: Told | undefined,
  rank: number,
  of: number,
  back: boolean,
): DrawnLine {
  const off = (rank - (of - 1) / 2) * BOW
  const bow = off === 0 ? 0 : back ? -off : off
  const drawn: DrawnLine = { type: bow === 0 ? 'line' : 'bow', bow, edge, meeting, style: 0, flags: 0, onPath: false }
  return restyleLine(drawn, 0, false)
}

/** Sets the flags of a line and packs its style anew; a line of a path is wider than one of the selection. */
export function restyleLine(drawn: DrawnLine, flags: number, onPath: boolean): DrawnLine {
  drawn.flags = flags
  drawn.onPath = onPath
  drawn.style = flags & LINE.ink ? inkStyle(drawn, flags, onPath) : restStyle(drawn, flags)
  return drawn
}

function restStyle({ edge, meeting }: DrawnLine, flags: number): number {
  const office = edge.kind === 'holds'
  const wide = edge.kind === 'attended' ? lineWidth(edge.sources ?? 1) : office ? 1.6 : 1
  const opacity = office ? OFFICE_STRENGTH : strength(edge, meeting)
  return packLine({
    width: wide,
    pattern: patternOf(edge, meeting?.status),
    colour: office ? 'organisation' : 'line',
    flags,
    opacity,
  })
}

function strength(edge: GraphEdge, meeting: Told | undefined): number {
  const undone = meeting?.status === 'cancelled' || meeting?.status === 'denied' ? HALF : 1
  const unsure = meeting?.certainty === 'unsure' ? FAINT : 1
  return (edge.kind === 'held-at' ? HELD_AT : 1) * undone * unsure
}

function inkStyle({ edge, meeting }: DrawnLine, flags: number, onPath: boolean): number {
  const wide = onPath ? 3.5 : edge.kind === 'attended' ? Math.min(3, 1.4 + lineWidth(edge.sources ?? 1) * 0.67) : 2
  return packLine({ width: wide, pattern: patternOf(edge, meeting?.status), colour: 'ink', flags, opacity: 1 })
}

function patternOf(edge: GraphEdge, status: MeetingStatus | undefined): Pattern {
  if (edge.kind === 'holds') return 'dotted'
  return edge.kind === 'possibly-same' || status === 'planned' ? 'dashed' : 'solid'
}

export const isHidden = (drawn: DrawnNode): boolean => (drawn.flags & NODE.hidden) !== 0
