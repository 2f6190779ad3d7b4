import Graph from 'graphology'
import Sigma from 'sigma'
import type { Settings } from 'sigma/settings'
import type { DrawnLine, DrawnNode } from './drawn.ts'
import type { Frame } from './frame.ts'
import { internalsOf } from './internals.ts'
import { LineProgram } from './line-program.ts'
import { NodeProgram } from './node-program.ts'
import { channels } from './palette.ts'

export type DrawnGraph = Graph<DrawnNode, DrawnLine>

/** Side of the square of layout units that Sigma is told to frame; it never changes, so the picture never jumps. */
export const EXTENT = 1000

const BOW_SEGMENTS = 10
/** Layers of Sigma that would have a WebGL canvas of their own and share the one of the lines instead. */
const SHARED = ['nodes', 'hoverNodes']
const UNUSED = ['edgeLabels', 'hovers']

/** Sigma with one WebGL canvas, one 2D canvas and our programs; its camera, captors and graph cache are kept. */
export class Canvas extends Sigma {
  readonly frame: Frame

  constructor(host: HTMLElement, frame: Frame, settings: Partial<Settings>) {
    super(new Graph({ multi: true, type: 'directed', allowSelfLoops: false }), host, {
      ...settings,
      ...programs(frame),
      allowInvalidContainer: true,
      enableCameraRotation: false,
      renderLabels: false,
      renderEdgeLabels: false,
      enableEdgeEvents: false,
      stagePadding: 0,
      minCameraRatio: 0.02,
      maxCameraRatio: 50,
    })
    this.frame = frame
    internalsOf(this).renderHighlightedNodes = () => {}
    for (const id of UNUSED) hide(internalsOf(this).elements[id])
    this.setCustomBBox({ x: [-EXTENT / 2, EXTENT / 2], y: [-EXTENT / 2, EXTENT / 2] })
    this.refresh()
  }

  /** The 2D canvas above the nodes, cleared at every frame. */
  get pen(): CanvasRenderingContext2D {
    const pen = internalsOf(this).canvasContexts.labels
    if (!pen) throw new Error('Sigma has no canvas of that name')
    return pen
  }

  get gl(): WebGL2RenderingContext {
    const gl = internalsOf(this).webGLContexts.edges
    if (!gl) throw new Error('Sigma has no canvas of that name')
    return gl
  }

  get surface(): HTMLCanvasElement {
    return this.gl.canvas as HTMLCanvasElement
  }

  get drawn(): DrawnGraph {
    return this.getGraph() as unknown as DrawnGraph
  }

  /** Pixels that a unit of the layout takes, at this or another ratio of the camera. */
  scale(ratio = this.getCamera().ratio): number {
    const { width, height } = this.getDimensions()
    return Math.min(width, height) / (EXTENT * ratio)
  }

  /** Draws these nodes and lines anew from what the graph keeps of them, without an index being made anew. */
  repaint(nodes: readonly string[], edges: readonly string[]): void {
    const partialGraph = { nodes: [...nodes], edges: [...edges] }
    this.refresh({ partialGraph, skipIndexation: true, schedule: true })
  }

  pickWith(pick: (x: number, y: number) => string | undefined): void {
    internalsOf(this).getNodeAtPosition = ({ x, y }) => pick(x, y) ?? null
  }

  /** Makes the programs anew, as after a lost context. */
  restore(): void {
    const inner = internalsOf(this)
    // The old ones are not killed: what they would delete went with the lost context.
    Object.assign(inner, { nodePrograms: {}, nodeHoverPrograms: {}, edgePrograms: {} })
    this.gl.blendFunc(this.gl.ONE, this.gl.ONE_MINUS_SRC_ALPHA)
    const { nodeProgramClasses, edgeProgramClasses } = inner.settings
    for (const [key, program] of Object.entries(nodeProgramClasses)) inner.registerNodeProgram(key, program, NoProgram)
    for (const [key, program] of Object.entries(edgeProgramClasses)) inner.registerEdgeProgram(key, program)
    this.refresh()
  }

  override createWebGLContext(id: string, options?: Parameters<Sigma['createWebGLContext']>[1]): WebGLRenderingContext {
    const contexts = internalsOf(this).webGLContexts
    if (SHARED.includes(id) && contexts.edges) {
      contexts[id] = contexts.edges
      return contexts.edges
    }
    // Sigma hands these on to the browser, but its types know only some of them.
    const opaque = Object.assign({}, options, { picking: false, alpha: false })
    return super.createWebGLContext(id, opaque)
  }

  /** Sigma would look for the elements of the shared layers. */
  override resize(force?: boolean): this {
    const contexts = internalsOf(this).webGLContexts
    const shared = contexts.edges
    for (const id of SHARED) delete contexts[id]
    super.resize(force)
    for (const id of SHARED) if (shared) contexts[id] = shared
    return this
  }

  override clear(): this {
    this.emit('beforeClear')
    // The first picture is drawn inside Sigma's constructor, before the frame is set.
    const [red, green, blue] = channels(this.frame?.colours.paper ?? '#FFFFFF')
    const { width, height } = this.getDimensions()
    this.gl.clearColor(red, green, blue, 1)
    this.gl.clear(this.gl.COLOR_BUFFER_BIT)
    this.pen.clearRect(0, 0, width, height)
    this.emit('afterClear')
    return this
  }
}

function hide(element: HTMLElement | undefined): void {
  if (element) element.style.display = 'none'
}

/** Stands where Sigma wants a program for hovered nodes; rings are drawn with the nodes. */
class NoProgram {
  readonly drawLabel = undefined
  readonly drawHover = undefined
  reallocate(): void {}
  process(): void {}
  render(): void {}
  kill(): void {}
}

function programs(frame: Frame): Partial<Settings> {
  class Nodes extends NodeProgram {
    constructor(gl: WebGLRenderingContext) {
      super(gl as WebGL2RenderingContext, frame)
    }
  }
  class Lines extends LineProgram {
    constructor(gl: WebGLRenderingContext) {
      super(gl as WebGL2RenderingContext, frame, 'line', 1)
    }
  }
  class Bows extends LineProgram {
    constructor(gl: WebGLRenderingContext) {
      super(gl as WebGL2RenderingContext, frame, 'bow', BOW_SEGMENTS)
    }
  }
  return {
    nodeProgramClasses: { node: Nodes },
    nodeHoverProgramClasses: { node: NoProgram },
    edgeProgramClasses: { line: Lines, bow: Bows },
  } as unknown as Partial<Settings>
}
