import type { MouseCoords } from 'sigma/types'
import type { Canvas } from './canvas.ts'
import type { Point } from './interface.ts'
import { SecondClick } from './second-click.ts'

/** What the pointer asks for; places are pixels from the left and top of the canvas. */
export interface PointerActions {
  /** The node at a place. */
  at(x: number, y: number): string | undefined
  hover(id: string | undefined): void
  select(id: string | undefined, add: boolean): void
  expand(id: string): void
  menu(id: string | undefined, clientX: number, clientY: number): void
  grab(id: string, x: number, y: number): void
  drag(id: string, x: number, y: number): void
  drop(id: string): void
}

const LONG_PRESS_MS = 500
/** A press that strays less far than this is still a click. */
const STILL = { mouse: 3, touch: 10 }

interface Press {
  readonly id: string | undefined
  readonly x: number
  readonly y: number
  readonly touch: boolean
  dragging: boolean
}

/** Tells clicks, drags and long presses apart, for mouse and touch alike; panning and zooming stay Sigma's. */
export class Pointer {
  private readonly actions: PointerActions
  private readonly second: SecondClick
  private press: Press | undefined
  private timer: ReturnType<typeof setTimeout> | undefined
  /** Set from the end of a drag or long press until the click that the browser still sends is over. */
  private spent = false

  constructor(sigma: Canvas, actions: PointerActions) {
    this.actions = actions
    this.second = new SecondClick(sigma.getContainer())
    sigma.pickWith((x, y) => actions.at(x, y))
    this.listenForHover(sigma)
    this.listenForClicks(sigma)
    this.listenForPresses(sigma)
  }

  kill(): void {
    clearTimeout(this.timer)
    this.second.stop()
  }

  private listenForHover(sigma: Canvas): void {
    sigma.on('enterNode', ({ node, event }) => {
      if (!isTouch(event) && !this.press?.dragging) this.actions.hover(node)
    })
    sigma.on('leaveNode', () => {
      if (!this.press?.dragging) this.actions.hover(undefined)
    })
    sigma.on('leaveStage', () => this.actions.hover(undefined))
  }

  private listenForClicks(sigma: Canvas): void {
    sigma.on('clickNode', ({ node, event }) => this.click(node, event))
    sigma.on('clickStage', ({ event }) => this.click(undefined, event))
    sigma.on('doubleClickNode', ({ node, preventSigmaDefault }) => {
      preventSigmaDefault()
      if (!this.spent) this.actions.expand(node)
    })
    sigma.on('doubleClickStage', ({ preventSigmaDefault }) => preventSigmaDefault())
    sigma.on('rightClickNode', ({ node, event }) => this.menu(node, event))
    sigma.on('rightClickStage', ({ event }) => this.menu(undefined, event))
  }

  private listenForPresses(sigma: Canvas): void {
    sigma.on('downNode', ({ node, event }) => this.down(node, event))
    sigma.on('downStage', ({ event }) => this.down(undefined, event))
    sigma.on('moveBody', ({ event }) => this.move(event))
    sigma.on('upNode', () => this.up())
    sigma.on('upStage', () => this.up())
  }

  private click(id: string | undefined, event: MouseCoords): void {
    if (this.spent) return
    const { ctrlKey, metaKey } = event.original
    const add = ctrlKey || metaKey
    if (id !== undefined || !add) this.actions.select(id, add)
    if (id === undefined) this.second.stop()
    else this.second.await(clientPlace(event.original), still(isTouch(event)), () => this.actions.expand(id))
  }

  private menu(id: string | undefined, { original }: MouseCoords): void {
    original.preventDefault()
    if ('clientX' in original) this.actions.menu(id, original.clientX, original.clientY)
  }

  private down(id: string | undefined, event: MouseCoords): void {
    const { original } = event
    clearTimeout(this.timer)
    this.press = undefined
    if ('button' in original && original.button !== 0) return
    if ('touches' in original && original.touches.length > 1) return
    const touch = isTouch(event)
    this.press = { id, x: event.x, y: event.y, touch, dragging: false }
    if (touch) this.timer = setTimeout(() => this.longPress(original as TouchEvent), LONG_PRESS_MS)
  }

  private move(event: MouseCoords): void {
    const { press } = this
    if (!press) return
    const far = Math.hypot(event.x - press.x, event.y - press.y)
    if (far > still(press.touch)) this.stray(press)
    if (press.id === undefined) return
    // The camera must not pan while a node is held.
    event.preventSigmaDefault()
    event.original.preventDefault()
    if (press.dragging) this.actions.drag(press.id, event.x, event.y)
  }

  private stray(press: Press): void {
    clearTimeout(this.timer)
    if (press.id === undefined || press.dragging) return
    press.dragging = true
    this.actions.grab(press.id, press.x, press.y)
  }

  private up(): void {
    clearTimeout(this.timer)
    const { press } = this
    this.press = undefined
    if (!press?.dragging || press.id === undefined) return
    this.actions.drop(press.id)
    this.spend()
  }

  private longPress(original: TouchEvent): void {
    const { press } = this
    const touch = original.touches[0]
    if (!press || press.dragging || !touch) return
    this.press = undefined
    this.spent = true
    window.addEventListener('touchend', () => this.spend(), { once: true })
    this.actions.menu(press.id, touch.clientX, touch.clientY)
  }

  private spend(): void {
    this.spent = true
    setTimeout(() => {
      this.spent = false
    }, 0)
  }
}

const isTouch = ({ original }: MouseCoords): boolean => 'touches' in original

const still = (touch: boolean): number => (touch ? STILL.touch : STILL.mouse)

function clientPlace(original: MouseEvent | TouchEvent): Point {
  const { clientX, clientY } =
    'clientX' in original ? original : (original.changedTouches[0] ?? { clientX: 0, clientY: 0 })
  return { x: clientX, y: clientY }
}
