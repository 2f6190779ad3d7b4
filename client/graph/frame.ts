import type { LineProgram } from './line-program.ts'
import type { NodeProgram } from './node-program.ts'
import type { Colours } from './palette.ts'

/** What the programs read at every frame; the canvas owns it and changes it in place. */
export interface Frame {
  colours: Colours
  palette: Float32Array
  /** Whether all that is not lit is dimmed. */
  dims: boolean
  /** Whether any node has a ring, or any line is drawn in ink. */
  rings: boolean
  ink: boolean
  /** Strength of all lines at rest. */
  fade: number
  nodes: NodeProgram | undefined
  readonly lines: Map<string, LineProgram>
}
