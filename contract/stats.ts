import { z } from 'zod'

export const EngineName = z.enum(['embedded', 'neo4j'])
export type EngineName = z.infer<typeof EngineName>

/** Plain counts; `waiting` are articles taken but not yet in the graph. */
export const Stats = z.object({
  engine: EngineName,
  articles: z.int(),
  actors: z.int(),
  organisations: z.int(),
  places: z.int(),
  meetings: z.int(),
  reports: z.int(),
  waiting: z.int(),
})
export type Stats = z.infer<typeof Stats>

export const Health = z.object({ status: z.literal('ok'), version: z.string() })
export const Ready = z.object({
  status: z.enum(['ready', 'not-ready']),
  engine: EngineName,
  detail: z.string().optional(),
})
export type Ready = z.infer<typeof Ready>
