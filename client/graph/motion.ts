import type { Canvas } from './canvas.ts'
import type { Point, Positions } from './interface.ts'

interface Way {
  readonly from: Point
  readonly to: Point
}

/** Moves nodes to other places, at once or by and by, without an index being made anew. */
export class Motion {
  private readonly canvas: Canvas
  private readonly onMove: () => void
  private ways = new Map<string, Way>()
  private frame: number | undefined
  private start = 0
  private duration = 0

  /** `onMove` is called at every step. */
  constructor(canvas: Canvas, onMove: () => void) {
    this.canvas = canvas
    this.onMove = onMove
  }

  /** Where a node is on its way to. */
  targetOf(id: string): Point | undefined {
    return this.ways.get(id)?.to
  }

  to(places: Positions, duration: number): void {
    this.finish()
    const { drawn } = this.canvas
    for (const [id, { x, y }] of places) {
      if (!drawn.hasNode(id)) continue
      const at = drawn.getNodeAttributes(id)
      this.ways.set(id, { from: { x: at.x, y: at.y }, to: { x, y } })
    }
    this.start = performance.now()
    this.duration = duration
    if (duration === 0) this.finish()
    else this.frame = requestAnimationFrame((now) => this.step(now))
  }

  /** Puts one node somewhere at once. */
  put(id: string, place: Point): void {
    this.show(new Map([[id, place]]))
  }

  /** Brings everything to the end of its way. */
  finish(): void {
    this.stop()
    if (this.ways.size === 0) return
    const places = new Map([...this.ways].map(([id, { to }]) => [id, to]))
    this.ways = new Map()
    this.show(places)
  }

  /** Leaves everything where it is. */
  stop(): void {
    if (this.frame !== undefined) cancelAnimationFrame(this.frame)
    this.frame = undefined
  }

  private step(now: number): void {
    const share = Math.max(0, Math.min(1, (now - this.start) / this.duration))
    if (share === 1) {
      this.finish()
      return
    }
    const eased = 1 - (1 - share) ** 3
    this.show(new Map([...this.ways].map(([id, { from, to }]) => [id, between(from, to, eased)])))
    this.frame = requestAnimationFrame((next) => this.step(next))
  }

  private show(places: Positions): void {
    const { drawn } = this.canvas
    const lines = new Set<string>()
    const nodes = [...places.keys()].filter((id) => drawn.hasNode(id))
    for (const id of nodes) {
      Object.assign(drawn.getNodeAttributes(id), places.get(id))
      for (const line of drawn.edges(id)) lines.add(line)
    }
    this.canvas.repaint(nodes, [...lines])
    this.onMove()
  }
}

const between = (from: Point, to: Point, share: number): Point => ({
  x: from.x + (to.x - from.x) * share,
  y: from.y + (to.y - from.y) * share,
})
