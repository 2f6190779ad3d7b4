/** A box by its centre and half its width and height, in pixels. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly rx: number
  readonly ry: number
}

/** A label wanted for a node: its own size and the box of the node. */
export interface LabelWish extends Box {
  readonly width: number
  readonly height: number
  /** Stands on the first side even where it touches something: nobody selects a node to see its name go. */
  readonly must: boolean
}

/** Where a label stands from its node; they are tried in this order. */
export const SIDES = ['below', 'right', 'left', 'above'] as const
export type Side = (typeof SIDES)[number]

const CELL = 4
const GAP = { vertical: 3, horizontal: 6 }

/**
 * A side for each label, the first served first; none for a label that would touch a node, another label or the edge.
 * What is taken is kept in a bitmap of cells of 4 pixels.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  obstacles: readonly Box[],
  width: number,
  height: number,
): (Side | undefined)[] {
  const taken = new Occupancy(width, height)
  for (const box of obstacles) taken.take(box)
  return wishes.map((wish) => {
    const side =
      SIDES.find((candidate) => taken.isFree(labelBox(wish, candidate))) ?? (wish.must ? SIDES[0] : undefined)
    if (side) taken.take(labelBox(wish, side))
    return side
  })
}

/** The box of a label that stands on this side of its node. */
export function labelBox({ x, y, rx, ry, width, height }: LabelWish, side: Side): Box {
  const down = ry + GAP.vertical + height / 2
  const across = rx + GAP.horizontal + width / 2
  const half = { rx: width / 2, ry: height / 2 }
  if (side === 'below') return { x, y: y + down, ...half }
  if (side === 'above') return { x, y: y - down, ...half }
  return { x: side === 'right' ? x + across : x - across, y, ...half }
}

/** Cells whose centre lies in a box that was taken: two boxes that do not touch never share one. */
class Occupancy {
  private readonly columns: number
  private readonly rows: number
  private readonly cells: Uint8Array

  constructor(width: number, height: number) {
    this.columns = Math.max(1, Math.floor(width / CELL))
    this.rows = Math.max(1, Math.floor(height / CELL))
    this.cells = new Uint8Array(this.columns * this.rows)
  }

  take(box: Box): void {
    const [left, right] = span(box.x, box.rx, this.columns)
    const [top, bottom] = span(box.y, box.ry, this.rows)
    for (let row = top; row < bottom; row++) this.cells.fill(1, row * this.columns + left, row * this.columns + right)
  }

  isFree(box: Box): boolean {
    if (this.leaves(box)) return false
    const [left, right] = span(box.x, box.rx, this.columns)
    const [top, bottom] = span(box.y, box.ry, this.rows)
    for (let row = top; row < bottom; row++) {
      const start = row * this.columns
      if (this.cells.subarray(start + left, start + right).includes(1)) return false
    }
    return true
  }

  private leaves(box: Box): boolean {
    const right = this.columns * CELL
    const bottom = this.rows * CELL
    return box.x - box.rx < 0 || box.x + box.rx > right || box.y - box.ry < 0 || box.y + box.ry > bottom
  }
}

/** First cell and the one after the last, of those whose centre lies within; clipped to the picture. */
function span(centre: number, half: number, cells: number): [number, number] {
  const first = Math.ceil((centre - half) / CELL - 0.5)
  const last = Math.ceil((centre + half) / CELL - 0.5)
  return [Math.min(cells, Math.max(0, first)), Math.min(cells, Math.max(0, last))]
}
