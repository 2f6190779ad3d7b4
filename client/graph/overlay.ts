import { type DrawnNode, isHidden } from './drawn.ts'
import type { Box } from './label-place.ts'
import { initials } from './label-text.ts'
import { NODE } from './packing.ts'
import type { Colours } from './palette.ts'
import { toScreen, type View } from './pick.ts'

const INITIALS_FROM = 12
const BADGES_FROM = 9
const MOST_BADGES = 200
const PILL = { height: 16, padding: 6, font: 11 }

interface Spot {
  readonly drawn: DrawnNode
  readonly x: number
  readonly y: number
  readonly radius: number
}

/** What stands on or beside nodes: initials, brackets of an uncertain date, and badges. */
export interface Overlay {
  readonly spots: readonly Spot[]
  readonly family: string
}

/** Nodes that are in the picture, with their place and size on screen. */
export function spotsOf(nodes: readonly DrawnNode[], view: View): Spot[] {
  return nodes.flatMap((drawn) => {
    if (isHidden(drawn)) return []
    const { x, y } = toScreen(view, drawn.x, drawn.y)
    const radius = drawn.size * view.sizeFactor
    const inside = x > -radius && y > -radius && x < view.width + radius && y < view.height + radius
    return inside ? [{ drawn, x, y, radius }] : []
  })
}

export function drawOverlay(
  pen: CanvasRenderingContext2D,
  { spots, family }: Overlay,
  colours: Colours,
  dims: boolean,
  isPinned: (drawn: DrawnNode) => boolean,
): void {
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  for (const spot of spots) {
    const faded = dims && !(spot.drawn.flags & NODE.lit)
    pen.globalAlpha = faded ? colours.dimmed * 2 : 1
    drawInitials(pen, spot, family, colours)
    if (hasBrackets(spot.drawn) && spot.radius > 4) drawBrackets(pen, spot, colours)
  }
  pen.globalAlpha = 1
  for (const spot of badged(spots, dims)) drawBadges(pen, spot, family, colours, isPinned(spot.drawn))
}

/** Boxes of badges and brackets, for the labels to keep clear of. */
export function overlayBoxes(spots: readonly Spot[], dims: boolean): Box[] {
  const brackets = spots.filter(({ drawn }) => hasBrackets(drawn))
  return [
    ...brackets.map(({ x, y, radius }) => ({ x, y, rx: radius + 16, ry: 7 })),
    ...badged(spots, dims).flatMap((spot) => (badgeText(spot.drawn) ? [badgeBox(spot)] : [])),
  ]
}

function badged(spots: readonly Spot[], dims: boolean): Spot[] {
  return spots
    .filter(({ drawn, radius }) => radius >= BADGES_FROM && !(dims && !(drawn.flags & NODE.lit)))
    .slice(0, MOST_BADGES)
}

function badgeText({ node }: DrawnNode): string {
  if (node.certainty === 'unsure') return '?'
  const more = node.neighbours - node.shown
  return more > 0 ? `+${more}` : ''
}

function badgeBox({ drawn, x, y, radius }: Spot): Box {
  const text = badgeText(drawn)
  const width = text === '?' ? PILL.height : text.length * 6.6 + 2 * PILL.padding
  const [rx, ry] = [width / 2, PILL.height / 2]
  // On a small node the badge moves outwards, so that it does not stand on the initials.
  return {
    x: x + Math.max(0.82 * radius, 0.15 * radius + rx),
    y: y - Math.max(0.88 * radius, 0.4 * radius + ry),
    rx,
    ry,
  }
}

function drawInitials(pen: CanvasRenderingContext2D, spot: Spot, family: string, colours: Colours): void {
  const { drawn, x, y, radius } = spot
  if (drawn.node.kind !== 'actor' || radius < INITIALS_FROM) return
  pen.font = `650 ${Math.max(10, 0.74 * radius)}px ${family}`
  pen.fillStyle = colours.onNode
  pen.fillText(initials(drawn.node.name), x, y + 0.04 * radius)
}

/** A day that is known only within bounds stands between two brackets. */
function hasBrackets({ node }: DrawnNode): boolean {
  return node.kind === 'meeting' && node.date !== undefined && node.date.precision !== 'day'
}

function drawBrackets(pen: CanvasRenderingContext2D, { drawn, x, y, radius }: Spot, colours: Colours): void {
  pen.strokeStyle = drawn.node.status === 'cancelled' ? colours.ink3 : colours.meeting
  pen.lineWidth = 1.6
  pen.beginPath()
  for (const side of [-1, 1]) {
    const end = x + side * (radius + 15)
    pen.moveTo(x + side * (radius + 5.5), y)
    pen.lineTo(end, y)
    pen.moveTo(end, y - 6.5)
    pen.lineTo(end, y + 6.5)
  }
  pen.stroke()
}

function drawBadges(
  pen: CanvasRenderingContext2D,
  spot: Spot,
  family: string,
  colours: Colours,
  pinned: boolean,
): void {
  const text = badgeText(spot.drawn)
  if (text) drawPill(pen, badgeBox(spot), text, family, colours)
  if (pinned) drawPin(pen, spot, colours)
}

function drawPill(pen: CanvasRenderingContext2D, box: Box, text: string, family: string, colours: Colours): void {
  outlined(pen, box, colours)
  pen.font = `600 ${PILL.font}px ${family}`
  pen.fillStyle = colours.ink2
  pen.fillText(text, box.x, box.y + 0.5)
}

function drawPin(pen: CanvasRenderingContext2D, { x, y, radius }: Spot, colours: Colours): void {
  const centre = { x: x + 0.82 * radius, y: y + 0.8 * radius }
  outlined(pen, { ...centre, rx: 6, ry: 6 }, colours)
  pen.beginPath()
  pen.arc(centre.x, centre.y, 2.4, 0, 2 * Math.PI)
  pen.fillStyle = colours.ink
  pen.fill()
}

function outlined(pen: CanvasRenderingContext2D, { x, y, rx, ry }: Box, colours: Colours): void {
  pen.beginPath()
  pen.roundRect(x - rx, y - ry, 2 * rx, 2 * ry, Math.min(rx, ry))
  pen.fillStyle = colours.surface
  pen.fill()
  pen.strokeStyle = colours.border
  pen.lineWidth = 1
  pen.stroke()
}
