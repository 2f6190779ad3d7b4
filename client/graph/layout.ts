import type { Point } from './interface.ts'
import { type LayoutTask, layOut, seedPlaces } from './positions.ts'

/** Up to this many nodes a layout takes less time than anyone would notice. */
const AT_ONCE = 320

/** Runs layouts: small ones at once, larger ones in a worker; a new one takes the place of one still running. */
export class Layout {
  private worker: Worker | undefined

  /** Places to draw now; `later` gets the final ones, where they are still being worked out. */
  run(task: LayoutTask, later: (places: Map<string, Point>) => void): Map<string, Point> {
    this.stop()
    if (task.nodes.length <= AT_ONCE) return layOut(task)
    const worker = new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = ({ data }: MessageEvent<Map<string, Point>>) => {
      this.stop()
      later(data)
    }
    worker.postMessage(task)
    this.worker = worker
    return seedPlaces(task)
  }

  /** Whether final places are still to come. */
  get running(): boolean {
    return this.worker !== undefined
  }

  stop(): void {
    this.worker?.terminate()
    this.worker = undefined
  }
}
