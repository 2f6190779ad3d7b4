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
  /** How much it may cover where no side is free: nothing, a little, some, or, since nobody selects a node to see its name go, all. */
  readonly covers: Coverage
}

export type Coverage = 'nothing' | 'little' | 'some' | 'all'

/** What labels keep clear of: small nodes rather than not, others if they can, and large ones always. */
export interface Obstacle extends Box {
  readonly weight: 'small' | 'middle' | 'large'
}

/** Where a label stands from its node; they are tried in this order. */
export const SIDES = ['below', 'right', 'left', 'above'] as const
export type Side = (typeof SIDES)[number]

const CELL = 4
const GAP = { vertical: 2, horizontal: 5 }
/** What a covered cell costs, and what a label can pay. */
const WEIGHTS = { small: 1, middle: 10, large: 600 }
const BUDGETS: Record<Coverage, number> = { nothing: 0, little: 60, some: 400, all: Number.MAX_VALUE }

/**
 * A side for each label, the first served first; none for a label that would touch a node, another label or the edge.
 * What is taken is kept in a map of cells of 4 pixels.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  obstacles: readonly Obstacle[],
  width: number,
  height: number,
): (Side | undefined)[] {
  const taken = new Occupancy(width, height)
  for (const box of obstacles) taken.take(box, WEIGHTS[box.weight])
  return wishes.map((wish) => {
    const side = sideFor(wish, taken)
    if (side) taken.take(labelBox(wish, side), WEIGHTS.large)
    return side
  })
}

/** The first side that is free, else, for a label that may cover something, the one where it covers least. */
function sideFor(wish: LabelWish, taken: Occupancy): Side | undefined {
  const costs = SIDES.map((side) => taken.cost(labelBox(wish, side)))
  const least = Math.min(...costs)
  if (least <= BUDGETS[wish.covers]) return SIDES[costs.indexOf(least)]
  return wish.covers === 'all' ? SIDES[0] : undefined
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

  take(box: Box, weight: number): void {
    this.forEach(box, (cell) => {
      this.cells[cell] = Math.max(this.cells[cell] ?? 0, weight)
    })
  }

  /** What it costs to cover a box: nothing where it is free, and more than can be paid where it leaves the picture. */
  cost(box: Box): number {
    if (this.leaves(box)) return Number.POSITIVE_INFINITY
    let sum = 0
    this.forEach(box, (cell) => {
      sum += this.cells[cell] ?? 0
    })
    return sum
  }

  /** Visits all cells whose centre lies in the box. */
  private forEach(box: Box, visit: (cell: number) => void): void {
    const [left, right] = span(box.x, box.rx, this.columns)
    const [top, bottom] = span(box.y, box.ry, this.rows)
    for (let row = top; row < bottom; row++) {
      for (let column = left; column < right; column++) visit(row * this.columns + column)
    }
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
