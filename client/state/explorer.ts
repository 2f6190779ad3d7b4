import type { NodeKind, Paths } from '#contract'
import { createCell } from './cell.ts'
import { begin, type History } from './history.ts'
import type { Positions } from './scene.ts'

export interface FoundPaths {
  readonly from: { readonly id: string; readonly name: string }
  readonly to: { readonly id: string; readonly name: string }
  readonly paths: Paths['paths']
  readonly chosen: number
}

/** A question that needs an answer before something is done. */
export type Question =
  | {
      readonly ask: 'expand'
      readonly id: string
      readonly name: string
      readonly counts: Partial<Record<NodeKind, number>>
    }
  | { readonly ask: 'path'; readonly from?: Subject; readonly to?: Subject }
  | { readonly ask: 'same' | 'different' | 'rename' | 'not-an-entity'; readonly subject: Subject }

export interface Subject {
  readonly id: string
  readonly kind: NodeKind
  readonly name: string
}

export interface Menu {
  readonly id?: string
  readonly x: number
  readonly y: number
}

export interface ExplorerState {
  /** `stale` once the graph was changed elsewhere. */
  readonly phase: 'waiting' | 'ready' | 'failed'
  readonly stale: boolean
  readonly history: History
  readonly selected: readonly string[]
  readonly paths?: FoundPaths | undefined
  readonly shape: 'network' | 'table'
  /** Places to put nodes at, set by undo and redo. */
  readonly placed?: Positions | undefined
  readonly menu?: Menu | undefined
  readonly question?: Question | undefined
  readonly keyOpen: boolean
}

export const explorer = createCell<ExplorerState>({
  phase: 'waiting',
  stale: false,
  history: begin(),
  selected: [],
  shape: 'network',
  keyOpen: false,
})

export function change(part: Partial<ExplorerState>): void {
  explorer.update((state) => ({ ...state, ...part }))
}
