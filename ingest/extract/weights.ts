import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Heads } from './encounters.ts'

const Head = z.record(z.string(), z.number())
const Weights = z.strictObject({ person: Head, takesPart: Head, meeting: Head, notHeld: Head })

/** The learnt weights, made by `tests/corpus/train.ts`. */
export const weights: Heads = Weights.parse(
  JSON.parse(readFileSync(new URL('./weights.json', import.meta.url), 'utf8')),
)
