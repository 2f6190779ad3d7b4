import type Sigma from 'sigma'
import type { Coordinates } from 'sigma/types'

/** The parts of Sigma 3 that are private and that the canvas needs; the only cast into them. */
interface Internals {
  elements: Record<string, HTMLElement>
  webGLContexts: Record<string, WebGL2RenderingContext>
  canvasContexts: Record<string, CanvasRenderingContext2D>
  getNodeAtPosition(position: Coordinates): string | null
  renderHighlightedNodes(): void
  nodePrograms: Record<string, unknown>
  nodeHoverPrograms: Record<string, unknown>
  edgePrograms: Record<string, unknown>
  settings: {
    nodeProgramClasses: Record<string, unknown>
    edgeProgramClasses: Record<string, unknown>
    nodeHoverProgramClasses: Record<string, unknown>
  }
  registerNodeProgram(key: string, program: unknown, hover: unknown): void
  registerEdgeProgram(key: string, program: unknown): void
}

export function internalsOf(sigma: Sigma): Internals {
  return sigma as unknown as Internals
}
