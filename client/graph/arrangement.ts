import { roomFor } from './camera.ts'
import type { Canvas } from './canvas.ts'
import { applyChange, type SceneChange, sceneChange } from './changes.ts'
import type { DrawnNode } from './drawn.ts'
import type { NetworkProps, Point, Positions, Scene } from './interface.ts'
import { labelText } from './label-text.ts'
import { Layout } from './layout.ts'
import { layoutNode } from './layout-node.ts'
import type { Motion } from './motion.ts'
import { placeNewcomers } from './newcomers.ts'
import type { LayoutNode } from './positions.ts'

const ENTER_MS = 400
const RETURN_MS = 320

/** Where newcomers go and where each sets out from. */
interface Plan {
  readonly places: ReadonlyMap<string, Point>
  readonly origins: ReadonlyMap<string, Point>
}

const NOTHING_NEW: Plan = { places: new Map(), origins: new Map() }

/** Where everything stands: a picture of which nothing was there is laid out; after that, what stands there stays. */
export class Arrangement {
  nodes: DrawnNode[] = []
  private readonly canvas: Canvas
  private readonly motion: Motion
  private readonly props: () => NetworkProps
  private readonly onSettled: () => void
  private readonly layout = new Layout()
  private readonly moved = new Set<string>()
  private reported: Positions | undefined

  /** `onSettled` is called when a layout that took its time has brought its places. */
  constructor(canvas: Canvas, motion: Motion, props: () => NetworkProps, onSettled: () => void) {
    this.canvas = canvas
    this.motion = motion
    this.props = props
    this.onSettled = onSettled
  }

  /** Draws a scene; returns whether nothing of the picture before is left. */
  show(scene: Scene): boolean {
    this.motion.finish()
    const change = sceneChange(this.canvas.drawn, scene)
    const kept = this.kept(change)
    const placed = new Map([...kept, ...this.given(change)])
    const { places, origins } = this.plan(scene, placed)
    const at = (id: string) => origins.get(id) ?? placed.get(id) ?? places.get(id) ?? { x: 0, y: 0 }
    applyChange(this.canvas, scene, change, at)
    this.nodes = this.canvas.drawn.mapNodes((_, drawn) => drawn)
    for (const id of change.removedNodes) this.moved.delete(id)
    if (origins.size > 0) this.motion.to(places, this.time(ENTER_MS))
    if (change.addedNodes.length > 0) this.report()
    return kept.size === 0
  }

  /** Puts nodes where they were once; what was reported from here is there already. */
  restore(positions: Positions | undefined): void {
    if (!positions || positions === this.reported) return
    const away = [...positions].filter(([id, { x, y }]) => {
      const place = this.placeOf(id)
      return place && (place.x !== x || place.y !== y)
    })
    if (away.length === 0) return
    for (const [id] of away) this.moved.delete(id)
    this.motion.to(new Map(away), this.time(RETURN_MS))
  }

  /** A node was moved by hand: it stays there. */
  pin(id: string): void {
    this.moved.add(id)
    this.report()
  }

  isPinned({ node }: DrawnNode): boolean {
    return node.pinned ?? this.moved.has(node.id)
  }

  /** Where a node stands, or is on its way to. */
  placeOf(id: string): Point | undefined {
    const { drawn } = this.canvas
    return this.motion.targetOf(id) ?? (drawn.hasNode(id) ? drawn.getNodeAttributes(id) : undefined)
  }

  kill(): void {
    this.layout.stop()
  }

  private kept({ removedNodes }: SceneChange): Map<string, Point> {
    const removed = new Set(removedNodes)
    return new Map(this.nodes.flatMap(({ node, x, y }) => (removed.has(node.id) ? [] : [[node.id, { x, y }]])))
  }

  private given({ addedNodes }: SceneChange): [string, Point][] {
    const { positions } = this.props()
    return addedNodes.flatMap(({ id }): [string, Point][] => {
      const place = positions?.get(id)
      return place ? [[id, place]] : []
    })
  }

  private plan(scene: Scene, placed: ReadonlyMap<string, Point>): Plan {
    // A layout still at work began without what has come since, so it begins again.
    if (placed.size === 0 || this.layout.running) return { places: this.layOut(scene), origins: NOTHING_NEW.origins }
    if (scene.nodes.every(({ id }) => placed.has(id))) return NOTHING_NEW
    return placeNewcomers(this.layoutNodes(scene), scene.edges, placed)
  }

  private layOut(scene: Scene): Map<string, Point> {
    const { width, height } = this.canvas.getDimensions()
    const edges = scene.edges.map(({ source, target }) => ({ source, target }))
    const task = { nodes: this.layoutNodes(scene), edges, aspect: roomFor(width, height).aspect }
    return this.layout.run(task, (places) => this.settle(places))
  }

  /** The worker has finished: nodes go to their places, but for those that somebody moved in the meantime. */
  private settle(places: ReadonlyMap<string, Point>): void {
    const free = [...places].filter(([id]) => !this.moved.has(id))
    this.motion.to(new Map(free), this.time(ENTER_MS))
    this.onSettled()
    this.report()
  }

  private layoutNodes(scene: Scene): LayoutNode[] {
    return scene.nodes.map((node) => layoutNode(node, labelText(node, this.props())))
  }

  private report(): void {
    const places = this.nodes.map(({ node }): [string, Point] => {
      const { x, y } = this.placeOf(node.id) ?? { x: 0, y: 0 }
      return [node.id, { x, y }]
    })
    this.reported = new Map(places)
    this.props().onPositions?.(this.reported)
  }

  private time(milliseconds: number): number {
    return this.props().reducedMotion ? 0 : milliseconds
  }
}
