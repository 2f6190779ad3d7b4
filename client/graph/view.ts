import { framing, insetsFor, roomFor } from './camera.ts'
import { Canvas, EXTENT } from './canvas.ts'
import { applyChange, sceneChange } from './changes.ts'
import { type DrawnNode, isHidden } from './drawn.ts'
import type { Frame } from './frame.ts'
import type { NetworkProps, Point, Positions, Scene } from './interface.ts'
import { type Direction, towards } from './keys.ts'
import { LabelLayer } from './label-draw.ts'
import { labelText } from './label-text.ts'
import { Layout } from './layout.ts'
import { layoutNode } from './layout-node.ts'
import { applyMarks, type Marks, NO_MARKS } from './marks.ts'
import { Motion } from './motion.ts'
import { placeNewcomers } from './newcomers.ts'
import { drawOverlay, overlayBoxes, spotsOf } from './overlay.ts'
import { coloursOf, paletteOf } from './palette.ts'
import { pick, toLayout, toScreen, type View } from './pick.ts'
import { Pointer } from './pointer.ts'
import type { LayoutNode } from './positions.ts'
import { lineFade, sizeFactor } from './sizes.ts'

const SLACK = { mouse: 2, touch: 22 }
const CAMERA_MS = 320
const ENTER_MS = 400
/** The picture is at rest when nothing has moved for this long; labels are then placed anew. */
const REST_MS = 140
const ZOOM_STEP = 1.5
/** A change of these, and of no other prop, changes what is marked or written in the picture. */
const MARKING = ['scene', 'selected', 'found', 'path', 'hidden', 'formatDate', 'formatStatus'] as const

/** The network outside React: one Sigma, what is marked in it, and how it moves. */
export class NetworkView {
  private props: NetworkProps
  private readonly host: HTMLElement
  private readonly frame: Frame
  private readonly canvas: Canvas
  private readonly labels: LabelLayer
  private readonly pointer: Pointer
  private readonly layout = new Layout()
  private readonly motion: Motion
  private readonly listeners = new AbortController()
  private readonly observer: ResizeObserver
  private readonly moved = new Set<string>()
  private nodes: DrawnNode[] = []
  private marks: Marks = NO_MARKS
  private hovered: string | undefined
  private cursor: string | undefined
  private slack = SLACK.mouse
  private grip: Point = { x: 0, y: 0 }
  private shown: Positions | undefined
  private stale = true
  private fitsWhenSized = false
  private size = { width: 0, height: 0 }
  private rest: ReturnType<typeof setTimeout> | undefined
  private family = 'sans-serif'

  constructor(host: HTMLElement, props: NetworkProps) {
    this.host = host
    this.props = props
    const colours = coloursOf(props.theme, prefersContrast())
    this.frame = {
      colours,
      palette: paletteOf(props.theme, colours),
      dims: false,
      rings: false,
      ink: false,
      fade: 1,
      nodes: undefined,
      lines: new Map(),
    }
    this.canvas = new Canvas(host, this.frame, {
      zoomToSizeRatioFunction: (ratio) => 1 / sizeFactor(this.canvas?.scale(ratio) ?? 1),
      inertiaDuration: props.reducedMotion ? 1 : 200,
      zoomDuration: props.reducedMotion ? 1 : 160,
    })
    this.size = this.canvas.getDimensions()
    this.labels = new LabelLayer(this.canvas.pen)
    this.motion = new Motion(this.canvas, () => this.restless())
    this.canvas.pickWith((x, y) => this.at(x, y)?.node.id)
    this.pointer = new Pointer(this.canvas, this.actions())
    this.canvas.on('afterRender', () => this.drawAbove())
    this.canvas.getCamera().on('updated', () => this.restless())
    this.observer = new ResizeObserver(() => this.resized())
    this.observer.observe(host)
    this.listen()
    this.awaitFonts()
    this.showScene(props.scene)
    this.remark()
  }

  /** Brings the picture to new props. */
  update(props: NetworkProps): void {
    const before = this.props
    this.props = props
    if (props.theme !== before.theme) this.recolour()
    if (props.scene !== before.scene) this.showScene(props.scene)
    if (props.positions !== before.positions) this.showPositions(props.positions)
    if (MARKING.some((name) => props[name] !== before[name])) this.remark()
  }

  kill(): void {
    clearTimeout(this.rest)
    this.layout.stop()
    this.motion.stop()
    this.pointer.kill()
    this.observer.disconnect()
    this.listeners.abort()
    this.canvas.kill()
  }

  fit(animated = true): void {
    const { width, height } = this.canvas.getDimensions()
    const places = this.visible().map((drawn) => this.motion.targetOf(drawn.node.id) ?? drawn)
    const target = framing(places, width, height)
    if (target) this.moveCamera(target.centre, target.scale, animated)
  }

  zoom(steps: number): void {
    const view = this.view()
    this.moveCamera({ x: view.centreX, y: view.centreY }, view.scale * ZOOM_STEP ** steps, true)
  }

  centre(id: string): void {
    const drawn = this.drawn(id)
    if (drawn) this.moveCamera(drawn, this.canvas.scale(), true)
  }

  screenOf(id: string): Point | undefined {
    const drawn = this.drawn(id)
    if (!drawn) return undefined
    const { left, top } = this.host.getBoundingClientRect()
    const { x, y } = toScreen(this.view(), drawn.x, drawn.y)
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
    return pick(this.nodes, this.view(), width / 2, height / 2, Number.MAX_VALUE)?.node.id
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
    return this.nodes.filter((drawn) => !isHidden(drawn))
  }

  private view(): View {
    const { x, y } = this.canvas.getCamera()
    const { width, height } = this.canvas.getDimensions()
    const scale = this.canvas.scale()
    return {
      width,
      height,
      centreX: (x - 0.5) * EXTENT,
      centreY: (y - 0.5) * EXTENT,
      scale,
      sizeFactor: sizeFactor(scale),
    }
  }

  private at(x: number, y: number): DrawnNode | undefined {
    return pick(this.nodes, this.view(), x, y, this.slack)
  }

  private actions() {
    return {
      hover: (id: string | undefined) => this.hover(id),
      select: (id: string | undefined, add: boolean) => this.props.onSelect(id, add),
      expand: (id: string) => this.props.onExpand(id),
      menu: (id: string | undefined, x: number, y: number) => this.props.onMenu(id, x, y),
      grab: (id: string, x: number, y: number) => this.grab(id, x, y),
      drag: (id: string, x: number, y: number) => this.drag(id, x, y),
      drop: (id: string) => this.drop(id),
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
    const drawn = this.drawn(id)
    if (!drawn) return
    this.motion.finish()
    const at = toLayout(this.view(), x, y)
    this.grip = { x: drawn.x - at.x, y: drawn.y - at.y }
  }

  private drag(id: string, x: number, y: number): void {
    const at = toLayout(this.view(), x, y)
    this.motion.put(id, { x: at.x + this.grip.x, y: at.y + this.grip.y })
    this.restless()
  }

  private drop(id: string): void {
    this.moved.add(id)
    this.report()
    this.restless()
  }

  /** Draws the scene: what is new appears among its neighbours, and only a picture of which nothing was there is laid out. */
  private showScene(scene: Scene): void {
    const change = sceneChange(this.canvas.drawn, scene)
    this.motion.finish()
    const removed = new Set(change.removedNodes)
    const kept = new Map(this.nodes.flatMap(({ node, x, y }) => (removed.has(node.id) ? [] : [[node.id, { x, y }]])))
    const given = this.props.positions
    const placed = new Map<string, Point>(kept)
    for (const { id } of change.addedNodes) {
      const place = given?.get(id)
      if (place) placed.set(id, place)
    }
    // A layout still at work began without what has come since, so it begins again.
    const fresh = placed.size === 0 || this.layout.running
    const { places, origins } = fresh ? this.layOut(scene) : this.placeNew(scene, placed)
    const at = (id: string) => origins.get(id) ?? placed.get(id) ?? places.get(id) ?? { x: 0, y: 0 }
    applyChange(this.canvas, scene, change, at)
    this.nodes = this.canvas.drawn.mapNodes((_, drawn) => drawn)
    this.frame.fade = lineFade(this.canvas.drawn.size)
    this.forgetGone()
    if (kept.size === 0) this.fitOrWait()
    if (origins.size > 0) this.motion.to(places, this.props.reducedMotion ? 0 : ENTER_MS)
    if (change.addedNodes.length > 0) this.report()
    this.stale = true
  }

  private placeNew(scene: Scene, placed: ReadonlyMap<string, Point>) {
    const newcomers = scene.nodes.some(({ id }) => !placed.has(id))
    if (!newcomers) return { places: new Map<string, Point>(), origins: new Map<string, Point>() }
    return placeNewcomers(this.layoutNodes(scene), scene.edges, placed)
  }

  private layOut(scene: Scene) {
    const { width, height } = this.canvas.getDimensions()
    const task = { nodes: this.layoutNodes(scene), edges: lean(scene), aspect: roomFor(width, height).aspect }
    const places = this.layout.run(task, (final) => this.settle(final))
    return { places, origins: new Map<string, Point>() }
  }

  /** The worker has finished: nodes go to their final places, if the picture is still the one it was asked for. */
  private settle(places: ReadonlyMap<string, Point>): void {
    this.motion.to(places, this.props.reducedMotion ? 0 : ENTER_MS)
    this.fit()
    this.report()
  }

  private layoutNodes(scene: Scene): LayoutNode[] {
    return scene.nodes.map((node) => layoutNode(node, labelText(node, this.props)))
  }

  private forgetGone(): void {
    const { drawn } = this.canvas
    if (this.hovered !== undefined && !drawn.hasNode(this.hovered)) this.hovered = undefined
    if (this.cursor !== undefined && !drawn.hasNode(this.cursor)) this.cursor = undefined
    for (const id of this.moved) if (!drawn.hasNode(id)) this.moved.delete(id)
  }

  private showPositions(positions: Positions | undefined): void {
    if (!positions || positions === this.shown) return
    const away = [...positions].filter(([id, { x, y }]) => {
      const at = this.motion.targetOf(id) ?? this.drawn(id)
      return at && (at.x !== x || at.y !== y)
    })
    if (away.length === 0) return
    for (const [id] of away) this.moved.delete(id)
    this.motion.to(new Map(away), this.props.reducedMotion ? 0 : CAMERA_MS)
  }

  private report(): void {
    const places = new Map(
      this.nodes.map((drawn) => {
        const { x, y } = this.motion.targetOf(drawn.node.id) ?? drawn
        return [drawn.node.id, { x, y }]
      }),
    )
    this.shown = places
    this.props.onPositions?.(places)
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
    this.stale = true
    this.canvas.refresh({
      partialGraph: { nodes: [...nodes], edges: [...edges] },
      skipIndexation: true,
      schedule: true,
    })
  }

  private recolour(): void {
    const colours = coloursOf(this.props.theme, prefersContrast())
    this.frame.colours = colours
    this.frame.palette = paletteOf(this.props.theme, colours)
    this.canvas.scheduleRender()
  }

  /** Labels are placed anew once the picture has come to rest. */
  private restless(): void {
    clearTimeout(this.rest)
    this.rest = setTimeout(() => {
      this.stale = true
      this.canvas.scheduleRender()
    }, REST_MS)
  }

  private drawAbove(): void {
    if (this.nodes.length === 0) return
    const view = this.view()
    const { colours, dims } = this.frame
    const spots = spotsOf(this.nodes, view)
    if (this.stale) {
      const obstacles = overlayBoxes(spots, dims)
      this.labels.place({ nodes: this.nodes, marks: this.marks, view, dims, obstacles }, this.props)
      this.stale = false
    }
    const { pen } = this.canvas
    drawOverlay(pen, { spots, family: this.family }, colours, dims, (drawn) => this.isPinned(drawn))
    this.labels.draw(view, colours, dims)
  }

  private isPinned({ node }: DrawnNode): boolean {
    return node.pinned ?? this.moved.has(node.id)
  }

  private moveCamera(centre: Point, scale: number, animated: boolean): void {
    const camera = this.canvas.getCamera()
    const state = {
      x: 0.5 + centre.x / EXTENT,
      y: 0.5 + centre.y / EXTENT,
      ratio: this.canvas.scale(1) / scale,
      angle: 0,
    }
    if (animated && !this.props.reducedMotion) camera.animate(state, { duration: CAMERA_MS, easing: 'cubicOut' })
    else camera.setState(state)
  }

  /** Moves the camera only as far as a node needs to be seen. */
  private reveal(id: string): void {
    const drawn = this.drawn(id)
    if (!drawn) return
    const view = this.view()
    const { x, y } = toScreen(view, drawn.x, drawn.y)
    const { top, right, bottom, left } = insetsFor(view.width)
    const dx = Math.min(0, x - left / 2) + Math.max(0, x - view.width + right / 2)
    const dy = Math.min(0, y - top) + Math.max(0, y - view.height + bottom)
    if (dx === 0 && dy === 0) return
    this.moveCamera({ x: view.centreX + dx / view.scale, y: view.centreY - dy / view.scale }, view.scale, true)
  }

  private fitOrWait(): void {
    const { offsetWidth, offsetHeight } = this.host
    this.fitsWhenSized = offsetWidth === 0 || offsetHeight === 0
    if (!this.fitsWhenSized) this.fit(false)
  }

  /** The scale stays when the canvas gets another size, so that nothing in it does. */
  private resized(): void {
    const { offsetWidth: width, offsetHeight: height } = this.host
    if (width === 0 || height === 0) return
    const before = this.size
    this.size = { width, height }
    if (width === before.width && height === before.height && !this.fitsWhenSized) return
    const { x, y, ratio } = this.canvas.getCamera()
    this.canvas.resize()
    if (this.fitsWhenSized) {
      this.fitsWhenSized = false
      this.fit(false)
    } else {
      const sides = Math.min(width, height) / Math.min(before.width, before.height)
      this.canvas.getCamera().setState({ x, y, ratio: ratio * sides })
    }
    this.stale = true
    this.canvas.refresh({ schedule: true, skipIndexation: true, partialGraph: {} })
  }

  private listen(): void {
    const { signal } = this.listeners
    const surface = this.canvas.gl.canvas as HTMLCanvasElement
    this.host.addEventListener('pointerdown', (event) => this.takeOver(event), { capture: true, signal })
    this.host.addEventListener('pointermove', (event) => this.feel(event), { capture: true, signal })
    surface.addEventListener('webglcontextlost', (event) => event.preventDefault(), { signal })
    surface.addEventListener('webglcontextrestored', () => this.canvas.restore(), { signal })
    window.matchMedia('(prefers-contrast: more)').addEventListener('change', () => this.recolour(), { signal })
    this.listenForPixelRatio()
  }

  /** Who takes the mouse needs no ring of the keyboard any more. */
  private takeOver(event: PointerEvent): void {
    this.feel(event)
    this.focus(undefined)
  }

  private feel({ pointerType }: PointerEvent): void {
    this.slack = pointerType === 'touch' ? SLACK.touch : SLACK.mouse
  }

  /** A query names one ratio, so each change needs the next query. */
  private listenForPixelRatio(): void {
    const query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`)
    const changed = () => {
      this.canvas.resize(true)
      this.canvas.scheduleRender()
      this.listenForPixelRatio()
    }
    query.addEventListener('change', changed, { signal: this.listeners.signal, once: true })
  }

  private awaitFonts(): void {
    this.family = getComputedStyle(this.host).fontFamily
    const { signal } = this.listeners
    const measure = () => {
      if (signal.aborted) return
      this.labels.setFont(this.family)
      this.stale = true
      this.canvas.scheduleRender()
    }
    this.labels.setFont(this.family)
    const wanted = ['500 12px', '640 14px', '600 11px'].map((font) => document.fonts.load(`${font} ${this.family}`))
    void Promise.allSettled(wanted).then(measure)
    document.fonts.addEventListener('loadingdone', measure, { signal })
  }
}

const prefersContrast = (): boolean => window.matchMedia('(prefers-contrast: more)').matches

const lean = ({ edges }: Scene) => edges.map(({ source, target }) => ({ source, target }))
