import type { Point } from './interface.ts'

/** As long as Sigma waits for the second click of a double click. */
const WITHIN_MS = 300

/**
 * What a click opens may come to lie under the pointer before it clicks again. That second click still belongs to what the
 * first one met: it is caught on the whole page and reaches nothing else. Over the canvas itself it is left to Sigma.
 */
export class SecondClick {
  private readonly canvas: HTMLElement
  private waiting: AbortController | undefined

  constructor(canvas: HTMLElement) {
    this.canvas = canvas
  }

  /** Waits for a second click no further than `still` pixels from the first. */
  await(first: Point, still: number, deed: () => void): void {
    this.stop()
    this.waiting = new AbortController()
    const options = { capture: true, signal: this.waiting.signal }
    const belongs = ({ target, clientX, clientY }: MouseEvent) =>
      !(target instanceof Node && this.canvas.contains(target)) &&
      Math.hypot(clientX - first.x, clientY - first.y) <= still
    const timer = setTimeout(() => this.stop(), WITHIN_MS)
    // Without this, the words under the pointer would be selected.
    window.addEventListener('mousedown', (event) => belongs(event) && pressed(event), options)
    const pressed = (event: MouseEvent) => {
      event.preventDefault()
      clearTimeout(timer)
    }
    const clicked = (event: MouseEvent) => {
      this.stop()
      if (!belongs(event)) return
      event.preventDefault()
      event.stopImmediatePropagation()
      deed()
    }
    window.addEventListener('click', clicked, options)
  }

  stop(): void {
    this.waiting?.abort()
    this.waiting = undefined
  }
}
