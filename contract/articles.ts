import { z } from 'zod'
import { ArticleRef, GraphNode, MeetingSummary, ReportView } from './graph.ts'
import { CopyKind, FigureKind } from './kinds.ts'
import { Article } from './model.ts'
import { Address, IsoDate, LanguageCode, Span } from './text.ts'

/** Longest article that is taken, in UTF-16 code units. */
export const MAX_ARTICLE_LENGTH = 5_000_000

/** An article handed in as text; what is left out is found by reading. */
export const NewArticle = z.object({
  text: z.string().min(1).max(MAX_ARTICLE_LENGTH),
  title: z.string().max(1000).optional(),
  language: LanguageCode.optional(),
  published: IsoDate.optional(),
  publisher: z.string().max(300).optional(),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional(),
  /** Shown while loading and used for the file type. */
  fileName: z.string().max(300).optional(),
})
export type NewArticle = z.infer<typeof NewArticle>

export const JobState = z.enum(['waiting', 'reading', 'resolving', 'done', 'failed'])
export type JobState = z.infer<typeof JobState>

/** One article on its way into the graph. `known` is true where it had been loaded before and nothing changed. */
export const Job = z.object({
  id: Address,
  article: Address,
  title: z.string(),
  state: JobState,
  known: z.boolean(),
  createdAt: z.iso.datetime(),
  error: z.object({ code: z.string(), detail: z.string() }).optional(),
})
export type Job = z.infer<typeof Job>

export const Accepted = z.object({ id: Address, job: Address })
export type Accepted = z.infer<typeof Accepted>

/**
 * What an article did to the graph: added is what it alone supports, known what others told of too; a copy repeats the meetings
 * that its original, or another copy of it, tells of.
 */
export const Receipt = z.object({
  actors: z.object({ added: z.array(GraphNode), known: z.array(GraphNode) }),
  organisations: z.object({ added: z.array(GraphNode), known: z.array(GraphNode) }),
  places: z.object({ added: z.array(GraphNode), known: z.array(GraphNode) }),
  meetings: z.object({
    added: z.array(MeetingSummary),
    repeated: z.array(MeetingSummary),
    confirmed: z.array(MeetingSummary),
    contradicted: z.array(MeetingSummary),
  }),
  copyOf: z.object({ article: ArticleRef, kind: CopyKind }).optional(),
})
export type Receipt = z.infer<typeof Receipt>

export const MentionView = Span.extend({
  id: Address,
  kind: FigureKind,
  text: z.string(),
  figure: Address,
  node: Address.optional(),
  name: z.string(),
})
export type MentionView = z.infer<typeof MentionView>

export const ArticleDetail = z.object({
  article: Article,
  ingestedAt: z.iso.datetime().optional(),
  mentions: z.array(MentionView),
  reports: z.array(ReportView.extend({ meeting: Address.optional() })),
  copies: z.array(z.object({ article: ArticleRef, kind: CopyKind })),
  receipt: Receipt,
})
export type ArticleDetail = z.infer<typeof ArticleDetail>

export const ArticleList = z.object({
  articles: z.array(ArticleRef.extend({ meetings: z.int(), copyOf: Address.optional() })),
  total: z.int(),
  next: z.string().optional(),
})
export type ArticleList = z.infer<typeof ArticleList>
