import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Heads } from './encounters.ts'
import type { Tree } from './heads.ts'

const Head = z.record(z.string(), z.number())
const TreeShape: z.ZodType<Tree> = z.lazy(() =>
  z.union([z.number(), z.tuple([z.string(), z.number(), z.number(), TreeShape, TreeShape])]),
)
const Grove = z.strictObject({ weights: Head, trees: z.array(TreeShape) })
const Weights = z.strictObject({ person: Head, takesPart: Head, meeting: Grove, notHeld: Head, confidence: Head })

/** The learnt weights, made by `tests/corpus/train.ts`. */
export const weights: Heads = Weights.parse(
  JSON.parse(readFileSync(new URL('./weights.json', import.meta.url), 'utf8')),
)
