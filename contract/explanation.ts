import { z } from 'zod'
import { FigureKind } from './kinds.ts'
import { Address, Span } from './text.ts'

/**
 * A judgement of the reader: its chance, and what each feature added to it in log-odds, the weightiest first. `rule` is the rule
 * that set the sum aside, if one did.
 */
export const Judged = z.object({
  chance: z.number().min(0).max(1),
  why: z.array(z.object({ feature: z.string(), points: z.number() })),
  rule: z.string().optional(),
})
export type Judged = z.infer<typeof Judged>

/** Whether somebody named near a word takes part in what it tells of. */
export const WeighedFigure = Judged.extend({
  ...Span.shape,
  name: z.string(),
  kind: FigureKind,
  text: z.string(),
  takesPart: z.boolean(),
})
export type WeighedFigure = z.infer<typeof WeighedFigure>

/** A word that could tell of a meeting; `rejection` says why it tells of none. Nothing was weighed where a rule refused it. */
export const WeighedWord = Span.extend({
  text: z.string(),
  sentence: z.string(),
  class: z.string(),
  form: z.string(),
  rejection: z.string().optional(),
  meeting: Judged.optional(),
  notHeld: Judged.optional(),
  /** Whether all that the article tells speaks for the report; its chance is the report's confidence. */
  confidence: Judged.optional(),
  figures: z.array(WeighedFigure),
})
export type WeighedWord = z.infer<typeof WeighedWord>

/**
 * Why an article was read as it was, by the reader as it is now: a report that it no longer makes is not among `reports`.
 * `cut` is the chance from which on a word tells of a meeting.
 */
export const ArticleExplanation = z.object({
  cut: z.number().min(0).max(1),
  reports: z.array(z.object({ report: Address, words: z.array(WeighedWord) })),
  rejected: z.array(WeighedWord),
})
export type ArticleExplanation = z.infer<typeof ArticleExplanation>
