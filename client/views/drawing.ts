import { lazy } from 'react'

// The drawing comes as a file of its own, fetched at once but beside the page, which is there before it.
const drawing = import('../graph/index.ts')

export { canDraw } from '../graph/can-draw.ts'
export const Network = lazy(async () => ({ default: (await drawing).Network }))
