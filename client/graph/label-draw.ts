import { type DrawnNode, isHidden, shapeOf } from './drawn.ts'
import { type Box, type LabelWish, labelBox, type Obstacle, placeLabels, type Side } from './label-place.ts'
import { labelText, type Wording } from './label-text.ts'
import type { Marks } from './marks.ts'
import { NODE } from './packing.ts'
import type { Colours } from './palette.ts'
import { toScreen, type View } from './pick.ts'
import { REACH } from './shapes.ts'
import { HUB_RADIUS, KNOWN_RADIUS } from './sizes.ts'

const HALO = 3.5
/** Above this many nodes only those that are large on screen stand in the way of labels or have one. */
const MANY = 600
const LARGE_ENOUGH = 6
/** Room around a wanted label, so that two do not read as one. */
const AIR = 6

interface Label {
  readonly drawn: DrawnNode
  readonly text: string
  readonly font: string
  readonly width: number
  readonly height: number
}

export interface LabelScene {
  readonly nodes: readonly DrawnNode[]
  readonly marks: Marks
  readonly view: View
  readonly dims: boolean
  /** Boxes of badges and brackets, which labels keep clear of. */
  readonly obstacles: readonly Box[]
}

/** The labels of the picture: placed when it comes to rest, moved along with their nodes in between. */
export class LabelLayer {
  private readonly pen: CanvasRenderingContext2D
  private readonly widths = new Map<string, number>()
  private placed: { label: Label; side: Side }[] = []
  private readonly family: string

  constructor(pen: CanvasRenderingContext2D, family: string) {
    this.pen = pen
    this.family = family
  }

  /** To be called when fonts have come: widths are measured again. */
  forgetWidths(): void {
    this.widths.clear()
  }

  place(scene: LabelScene, wording: Wording): void {
    const labels = this.wanted(scene, wording)
    const wishes = labels.map((label) => wishOf(label, scene.view))
    const obstacles = [...standing(scene), ...scene.obstacles.map((box) => ({ ...box, weight: 'middle' as const }))]
    const sides = placeLabels(wishes, obstacles, scene.view.width, scene.view.height)
    this.placed = labels.flatMap((label, index) => {
      const side = sides[index]
      return side ? [{ label, side }] : []
    })
  }

  draw(view: View, colours: Colours, dims: boolean): void {
    const { pen } = this
    pen.textAlign = 'center'
    pen.textBaseline = 'middle'
    pen.lineJoin = 'round'
    pen.lineWidth = 2 * HALO
    pen.strokeStyle = colours.paper
    for (const { label, side } of this.placed) {
      if (isHidden(label.drawn) || (dims && !(label.drawn.flags & NODE.lit))) continue
      const { x, y } = labelBox(wishOf(label, view), side)
      pen.font = label.font
      pen.strokeText(label.text, x, y)
      pen.fillStyle = colourOf(label.drawn, colours)
      pen.fillText(label.text, x, y)
    }
  }

  private wanted({ nodes, marks, view, dims }: LabelScene, wording: Wording): Label[] {
    const least = nodes.length > MANY ? LARGE_ENOUGH : 0
    return nodes
      .filter((drawn) => !isHidden(drawn) && (!dims || drawn.flags & NODE.lit))
      .filter((drawn) => drawn.size * view.sizeFactor >= least || urgency(drawn, marks) > 0)
      .toSorted((a, b) => urgency(b, marks) - urgency(a, marks) || b.size - a.size || (a.node.id < b.node.id ? -1 : 1))
      .flatMap((drawn) => this.label(drawn, labelText(drawn.node, wording)))
  }

  private label(drawn: DrawnNode, text: string): Label[] {
    if (text === '') return []
    const bold = (drawn.flags & (NODE.hovered | NODE.selected | NODE.cursor)) !== 0
    const hub = drawn.node.kind === 'actor' && drawn.size >= HUB_RADIUS
    const size = hub ? 14 : drawn.node.kind === 'meeting' ? 11 : 12
    const font = `${hub || bold ? 640 : 500} ${size}px ${this.family}`
    return [{ drawn, text, font, width: this.measure(text, font) + AIR, height: size + AIR }]
  }

  private measure(text: string, font: string): number {
    const key = `${font} ${text}`
    const known = this.widths.get(key)
    if (known !== undefined) return known
    this.pen.font = font
    const { width } = this.pen.measureText(text)
    this.widths.set(key, width)
    return width
  }
}

/** Selected, hovered and found nodes are labelled before the others. */
function urgency({ node, flags }: DrawnNode, { found, pathNodes }: Marks): number {
  if (flags & NODE.selected) return 4
  if (flags & (NODE.hovered | NODE.cursor)) return 3
  return found.has(node.id) || pathNodes.has(node.id) ? 2 : 0
}

function wishOf({ drawn, width, height }: Label, view: View): LabelWish {
  return { ...nodeBox(drawn, view), width, height, covers: coverage(drawn) }
}

function coverage({ flags, node, size }: DrawnNode): LabelWish['covers'] {
  if (flags & (NODE.selected | NODE.hovered | NODE.cursor)) return 'all'
  if (node.kind !== 'actor' || size < KNOWN_RADIUS) return 'nothing'
  return size >= HUB_RADIUS ? 'some' : 'little'
}

/** The box of a node on screen, with its ring where it has one. */
export function nodeBox(drawn: DrawnNode, view: View): Box {
  const radius = drawn.size * view.sizeFactor
  const [wide, high] = REACH[shapeOf(drawn)]
  const ring = ringOf(drawn.flags)
  return { ...toScreen(view, drawn.x, drawn.y), rx: radius * wide + ring, ry: radius * high + ring }
}

function weightOf({ node, size }: DrawnNode): Obstacle['weight'] {
  if (node.kind === 'meeting') return 'small'
  return size >= KNOWN_RADIUS ? 'large' : 'middle'
}

/** How far a node's rings reach beyond it. */
function ringOf(flags: number): number {
  if (flags & NODE.cursor) return flags & NODE.selected ? 10 : 7
  return flags & NODE.selected ? 6 : flags & NODE.hovered ? 5 : 0
}

function standing({ nodes, view }: LabelScene): Obstacle[] {
  const least = nodes.length > MANY ? LARGE_ENOUGH : 0
  return nodes.flatMap((drawn) =>
    isHidden(drawn) || drawn.size * view.sizeFactor < least
      ? []
      : [{ ...nodeBox(drawn, view), weight: weightOf(drawn) }],
  )
}

function colourOf({ node }: DrawnNode, colours: Colours): string {
  if (node.kind === 'place') return colours.ink2
  if (node.kind !== 'meeting') return colours.ink
  return node.status === 'cancelled' ? colours.ink3 : colours.meetingText
}
