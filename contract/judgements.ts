import { z } from 'zod'
import { JudgementKind } from './kinds.ts'
import { Correction, Judgement } from './model.ts'
import { Address } from './text.ts'

/** A decision as the client sends it. `left` and `right` are any addresses; the server keeps their members as they are now. */
export const NewJudgement = z.object({
  kind: JudgementKind,
  left: Address,
  right: Address.optional(),
  name: z.string().min(1).max(200).optional(),
  correction: Correction.optional(),
  note: z.string().max(2000).optional(),
})
export type NewJudgement = z.infer<typeof NewJudgement>

export const JudgementList = z.object({ judgements: z.array(Judgement) })
export type JudgementList = z.infer<typeof JudgementList>
