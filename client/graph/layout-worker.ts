import { type LayoutTask, layOut } from './positions.ts'

/** Runs one layout off the main thread and answers with its places. */
self.onmessage = ({ data }: MessageEvent<LayoutTask>) => self.postMessage(layOut(data))
