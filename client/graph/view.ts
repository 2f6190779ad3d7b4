import { Arrangement } from './arrangement.ts'
import { Canvas } from './canvas.ts'
import { type DrawnNode, isHidden } from './drawn.ts'
import { Eye } from './eye.ts'
import type { Frame } from './frame.ts'
import type { NetworkProps, Point, Scene } from './interface.ts'
import { type Direction, towards } from './keys.ts'
import { LabelLayer } from './label-draw.ts'
import { applyMarks, type Marks, NO_MARKS } from './marks.ts'
import { Motion } from './motion.ts'
import { drawOverlay, overlayBoxes, spotsOf } from './overlay.ts'
import { coloursOf, paletteOf } from './palette.ts'
import { pick, toLayout, toScreen } from './pick.ts'
import { Pointer } from './pointer.ts'
import { lineFade, sizeFactor } from './sizes.ts'
import { prefersContrast, watchSurroundings } from './surroundings.ts'

/** A change of these, and of no other prop, changes what is marked or written in the picture. */
const MARKING = ['scene', 'selected', 'found', 'path', 'hidden', 'formatDate', 'formatStatus'] as const

/** How far beside a node a pointer may be, in pixels. */
const SLACK = { mouse: 2, touch: 22 }
/** The picture is at rest when nothing has moved for this long; labels are then placed anew. */
const REST_MS = 140

/** The network outside React: joins the canvas, what stands where, what is marked, and who points at it. */
export class NetworkView {
  private props: NetworkProps
  private readonly host: HTMLElement
  private readonly frame: Frame
  private readonly canvas: Canvas
  private readonly eye: Eye
  private readonly motion: Motion
  private readonly arrangement: Arrangement
  private readonly labels: LabelLayer
  private readonly pointer: Pointer
  private readonly stopWatching: () => void
  private readonly family: string
  private marks: Marks = NO_MARKS
  private hovered: string | undefined
  private cursor: string | undefined
  private slack = SLACK.mouse
  /** From the pointer to the middle of the node it holds. */
  private grip: Point = { x: 0, y: 0 }
  private labelsAreStale = true
  private awaitsSize = false
  private size: { width: number; height: number }
  private rest: ReturnType<typeof setTimeout> | undefined

  constructor(host: HTMLElement, props: NetworkProps) {
    this.host = host
    this.props = props
    this.family = getComputedStyle(host).fontFamily
    this.frame = frameFor(props)
    this.canvas = new Canvas(host, this.frame, {
      zoomToSizeRatioFunction: (ratio) => 1 / sizeFactor(this.canvas?.scale(ratio) ?? 1),
      inertiaDuration: props.reducedMotion ? 1 : 200,
      // However short it takes, inertia moves the picture past where it was let go.
      inertiaRatio: props.reducedMotion ? 0 : 3,
      zoomDuration: props.reducedMotion ? 1 : 160,
    })
    this.size = this.canvas.getDimensions()
    this.eye = new Eye(this.canvas, () => this.props.reducedMotion)
    this.motion = new Motion(this.canvas, () => this.restless())
    this.arrangement = new Arrangement(
      this.canvas,
      this.motion,
      () => this.props,
      () => this.fit(),
    )
    this.labels = new LabelLayer(this.canvas.pen, this.family)
    this.pointer = new Pointer(this.canvas, this.actions())
    this.stopWatching = this.watch()
    this.showScene(props.scene)
    this.remark()
  }

  /** Brings the picture to new props. */
  update(props: NetworkProps): void {
    const before = this.props
    this.props = props
    if (props.theme !== before.theme) this.recolour()
    if (props.scene !== before.scene) this.showScene(props.scene)
    if (props.positions !== before.positions) this.arrangement.restore(props.positions)
    if (MARKING.some((name) => props[name] !== before[name])) this.remark()
  }

  kill(): void {
    clearTimeout(this.rest)
    this.stopWatching()
    this.arrangement.kill()
    this.motion.stop()
    this.pointer.kill()
    this.canvas.kill()
  }

  fit(glides = true): void {
    const places = this.visible().map((drawn) => this.arrangement.placeOf(drawn.node.id) ?? drawn)
    this.eye.fit(places, glides)
  }

  zoom(steps: number): void {
    this.eye.zoom(steps)
  }

  centre(id: string): void {
    const drawn = this.drawn(id)
    if (drawn) this.eye.centre(drawn)
  }

  /** Moves the picture only as far as a node needs to be seen. */
  reveal(id: string): void {
    const drawn = this.drawn(id)
    if (drawn) this.eye.reveal(drawn)
  }

  screenOf(id: string): Point | undefined {
    const drawn = this.drawn(id)
    if (!drawn) return undefined
    const { left, top } = this.host.getBoundingClientRect()
    const { x, y } = toScreen(this.eye.view(), drawn.x, drawn.y)
    return { x: left + x, y: top + y }
  }

  /** Where the keyboard is. */
  get focused(): DrawnNode | undefined {
    return this.cursor === undefined ? undefined : this.drawn(this.cursor)
  }

  /** Puts the keyboard's ring on a node, or takes it away. */
  focus(id: string | undefined): void {
    if (this.cursor === id) return
    this.cursor = id
    this.remark()
    if (id !== undefined) this.reveal(id)
  }

  /** The node the keyboard comes to first: the selected one, else the one nearest to the middle of the canvas. */
  entrance(): string | undefined {
    const selected = this.props.selected.find((id) => this.drawn(id))
    if (selected !== undefined) return selected
    const { width, height } = this.canvas.getDimensions()
    return pick(this.arrangement.nodes, this.eye.view(), width / 2, height / 2, Number.MAX_VALUE)?.node.id
  }

  /** The node that lies in this direction from where the keyboard is. */
  next(direction: Direction): string | undefined {
    const from = this.focused
    if (!from) return this.entrance()
    const places = new Map(this.visible().map((drawn) => [drawn.node.id, drawn]))
    const near = this.canvas.drawn.neighbors(from.node.id).flatMap((id) => {
      const drawn = places.get(id)
      return drawn ? [[id, drawn] as const] : []
    })
    return towards(from, direction, new Map(near), places)
  }

  private drawn(id: string): DrawnNode | undefined {
    return this.canvas.drawn.hasNode(id) ? this.canvas.drawn.getNodeAttributes(id) : undefined
  }

  private visible(): DrawnNode[] {
    return this.arrangement.nodes.filter((drawn) => !isHidden(drawn))
  }

  private actions() {
    return {
      at: (x: number, y: number) => pick(this.arrangement.nodes, this.eye.view(), x, y, this.slack)?.node.id,
      hover: (id: string | undefined) => this.hover(id),
      select: (id: string | undefined, add: boolean) => this.props.onSelect(id, add),
      expand: (id: string) => this.props.onExpand(id),
      menu: (id: string | undefined, x: number, y: number) => this.props.onMenu(id, x, y),
      grab: (id: string, x: number, y: number) => this.grab(id, x, y),
      drag: (id: string, x: number, y: number) => this.drag(id, x, y),
      drop: (id: string) => this.arrangement.pin(id),
    }
  }

  private hover(id: string | undefined): void {
    if (this.hovered === id) return
    this.hovered = id
    this.host.style.cursor = id === undefined ? '' : 'pointer'
    this.remark()
    this.props.onHover?.(id)
  }

  private grab(id: string, x: number, y: number): void {
    this.motion.finish()
    const drawn = this.drawn(id)
    const at = toLayout(this.eye.view(), x, y)
    if (drawn) this.grip = { x: drawn.x - at.x, y: drawn.y - at.y }
  }

  private drag(id: string, x: number, y: number): void {
    const at = toLayout(this.eye.view(), x, y)
    this.motion.put(id, { x: at.x + this.grip.x, y: at.y + this.grip.y })
  }

  private showScene(scene: Scene): void {
    const isAnother = this.arrangement.show(scene)
    const { drawn } = this.canvas
    this.frame.fade = lineFade(drawn.size)
    if (this.hovered !== undefined && !drawn.hasNode(this.hovered)) this.hovered = undefined
    if (this.cursor !== undefined && !drawn.hasNode(this.cursor)) this.cursor = undefined
    if (isAnother) this.fitOrWait()
  }

  /** In an element that has no size yet, nothing can be made to fit. */
  private fitOrWait(): void {
    this.awaitsSize = this.host.offsetWidth === 0 || this.host.offsetHeight === 0
    if (!this.awaitsSize) this.fit(false)
  }

  private remark(): void {
    const { selected, found, path, hidden } = this.props
    this.marks = {
      selected: new Set(selected),
      found: new Set(found ?? []),
      pathNodes: new Set(path?.nodes ?? []),
      pathEdges: new Set(path?.edges ?? []),
      hidden,
      hovered: this.hovered,
      cursor: this.cursor,
    }
    const { nodes, edges, rings, ink, dims } = applyMarks(this.canvas.drawn, this.marks)
    Object.assign(this.frame, { rings, ink, dims })
    this.labelsAreStale = true
    this.canvas.repaint(nodes, edges)
  }

  private recolour(): void {
    const { colours, palette } = frameFor(this.props)
    Object.assign(this.frame, { colours, palette })
    this.canvas.scheduleRender()
  }

  /** Labels keep their side of their node while anything moves, or they would flicker. */
  private restless(): void {
    clearTimeout(this.rest)
    this.rest = setTimeout(() => this.reletter(), REST_MS)
  }

  private reletter(): void {
    this.labelsAreStale = true
    this.canvas.scheduleRender()
  }

  /** What is drawn above lines and nodes, at every frame. */
  private drawAbove(): void {
    const { nodes } = this.arrangement
    if (nodes.length === 0) return
    const view = this.eye.view()
    const { colours, dims } = this.frame
    const spots = spotsOf(nodes, view)
    if (this.labelsAreStale) {
      const obstacles = overlayBoxes(spots, dims)
      this.labels.place({ nodes, marks: this.marks, view, dims, obstacles }, this.props)
      this.labelsAreStale = false
    }
    const overlay = { spots, family: this.family }
    drawOverlay(this.canvas.pen, overlay, colours, dims, (drawn) => this.arrangement.isPinned(drawn))
    this.labels.draw(view, colours, dims)
  }

  private watch(): () => void {
    const listeners = new AbortController()
    const options = { capture: true, signal: listeners.signal }
    this.canvas.on('afterRender', () => this.drawAbove())
    this.canvas.getCamera().on('updated', () => this.restless())
    this.host.addEventListener('pointermove', (event) => this.feel(event), options)
    this.host.addEventListener('pointerdown', (event) => this.takeOver(event), options)
    const stop = watchSurroundings(this.host, this.canvas.surface, {
      resized: () => this.resized(),
      recoloured: () => this.recolour(),
      restored: () => this.canvas.restore(),
      lettered: () => {
        this.labels.forgetWidths()
        this.reletter()
      },
      sharpened: () => {
        this.canvas.resize(true)
        this.canvas.scheduleRender()
      },
    })
    return () => {
      listeners.abort()
      stop()
    }
  }

  private feel({ pointerType }: PointerEvent): void {
    this.slack = pointerType === 'touch' ? SLACK.touch : SLACK.mouse
  }

  /** Who takes the mouse needs no ring of the keyboard any more. */
  private takeOver(event: PointerEvent): void {
    this.feel(event)
    this.focus(undefined)
  }

  private resized(): void {
    const { offsetWidth: width, offsetHeight: height } = this.host
    const before = this.size
    if (width === 0 || height === 0 || (width === before.width && height === before.height && !this.awaitsSize)) return
    this.size = { width, height }
    this.canvas.resize()
    if (this.awaitsSize) this.fitOrWait()
    else this.eye.keepPlace(before, this.size)
    this.reletter()
  }
}

function frameFor({ theme }: NetworkProps): Frame {
  const colours = coloursOf(theme, prefersContrast())
  const palette = paletteOf(theme, colours)
  return { colours, palette, dims: false, rings: false, ink: false, fade: 1, nodes: undefined, lines: new Map() }
}
