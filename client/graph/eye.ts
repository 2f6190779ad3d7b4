import { framing, insetsFor } from './camera.ts'
import { type Canvas, EXTENT } from './canvas.ts'
import type { Point } from './interface.ts'
import { toScreen, type View } from './pick.ts'
import { sizeFactor } from './sizes.ts'

const CAMERA_MS = 320
const ZOOM_STEP = 1.5
/** How much of the canvas is kept around a node that is brought into sight. */
const AROUND = 0.2

interface Size {
  readonly width: number
  readonly height: number
}

/** Where one looks at the picture from; it moves only when asked. */
export class Eye {
  private readonly canvas: Canvas
  private readonly isStill: () => boolean

  /** `isStill` tells whether the camera shall jump rather than glide. */
  constructor(canvas: Canvas, isStill: () => boolean) {
    this.canvas = canvas
    this.isStill = isStill
  }

  view(): View {
    const { x, y } = this.canvas.getCamera()
    const { width, height } = this.canvas.getDimensions()
    const scale = this.canvas.scale()
    const centre = { centreX: (x - 0.5) * EXTENT, centreY: (y - 0.5) * EXTENT }
    return { width, height, ...centre, scale, sizeFactor: sizeFactor(scale) }
  }

  /** Shows all these places. */
  fit(places: readonly Point[], glides: boolean): void {
    const { width, height } = this.canvas.getDimensions()
    const target = framing(places, width, height)
    if (target) this.move(target.centre, target.scale, glides)
  }

  zoom(steps: number): void {
    const { centreX: x, centreY: y, scale } = this.view()
    this.move({ x, y }, scale * ZOOM_STEP ** steps)
  }

  centre(place: Point): void {
    this.move(place, this.canvas.scale())
  }

  /** Moves only if a place lies outside, and only as far as it and what is around it need to be seen. */
  reveal(place: Point): void {
    const view = this.view()
    const { x, y } = toScreen(view, place.x, place.y)
    const { top, right, bottom, left } = insetsFor(view.width)
    const edge = { top, right: right / 2, bottom, left: left / 2 }
    if (x > edge.left && x < view.width - edge.right && y > edge.top && y < view.height - edge.bottom) return
    const [across, down] = [view.width * AROUND, view.height * AROUND]
    const dx = Math.min(0, x - across) + Math.max(0, x - view.width + across)
    const dy = Math.min(0, y - down) + Math.max(0, y - view.height + Math.max(down, bottom))
    this.move({ x: view.centreX + dx / view.scale, y: view.centreY - dy / view.scale }, view.scale)
  }

  /** Keeps everything where it is on screen, from the left and the top, when the canvas gets another size. */
  keepPlace(before: Size, now: Size): void {
    const camera = this.canvas.getCamera()
    const sides = Math.min(now.width, now.height) / Math.min(before.width, before.height)
    const ratio = camera.ratio * sides
    const unit = this.canvas.scale(ratio) * EXTENT
    const x = camera.x + (now.width - before.width) / 2 / unit
    const y = camera.y - (now.height - before.height) / 2 / unit
    camera.setState({ x, y, ratio })
  }

  private move(centre: Point, scale: number, glides = true): void {
    const camera = this.canvas.getCamera()
    const ratio = this.canvas.scale(1) / scale
    const state = { x: 0.5 + centre.x / EXTENT, y: 0.5 + centre.y / EXTENT, ratio, angle: 0 }
    if (glides && !this.isStill()) camera.animate(state, { duration: CAMERA_MS, easing: 'cubicOut' })
    else camera.setState(state)
  }
}
