import { z } from 'zod'
import {
  Certainty,
  CopyKind,
  DateBasis,
  DatePrecision,
  EdgeKind,
  MeetingKind,
  MeetingStatus,
  NodeKind,
  OrganisationClass,
  ReportStatus,
  Role,
} from './kinds.ts'
import { Address, IsoDate, LanguageCode, Span } from './text.ts'

/** What is known of a meeting's day; `from` is absent where only the last possible day is known. */
export const MeetingDate = z.object({
  from: IsoDate.optional(),
  to: IsoDate.optional(),
  precision: DatePrecision,
  basis: DateBasis,
})
export type MeetingDate = z.infer<typeof MeetingDate>

/** A node as the canvas, a list or a table shows it. */
export const GraphNode = z.object({
  id: Address,
  kind: NodeKind,
  /** A meeting's name is its participants' names joined by an en dash. */
  name: z.string(),
  /** Meetings it took part in or that were held there; 1 for a meeting. */
  meetings: z.int(),
  /** All its neighbours in the graph, drawn or not. */
  neighbours: z.int(),
  class: OrganisationClass.optional(),
  status: MeetingStatus.optional(),
  meetingKind: MeetingKind.optional(),
  date: MeetingDate.optional(),
  /** Independent sources, copies not counted. */
  sources: z.int().optional(),
  certainty: Certainty.optional(),
})
export type GraphNode = z.infer<typeof GraphNode>

export const GraphEdge = z.object({
  id: z.string(),
  kind: EdgeKind,
  source: Address,
  target: Address,
  role: Role.optional(),
  side: z.string().optional(),
  /** The office, for `holds`. */
  title: z.string().optional(),
  sources: z.int().optional(),
})
export type GraphEdge = z.infer<typeof GraphEdge>

/** A part of the graph; `total` counts what matched, of which `nodes` may be the first part. */
export const Subgraph = z.object({ nodes: z.array(GraphNode), edges: z.array(GraphEdge), total: z.int() })
export type Subgraph = z.infer<typeof Subgraph>

export const ArticleRef = z.object({
  id: Address,
  title: z.string(),
  language: LanguageCode,
  publisher: z.string().optional(),
  publishedAt: IsoDate.optional(),
})
export type ArticleRef = z.infer<typeof ArticleRef>

/** The words that prove a fact: `sentence` is `text.slice(sentenceStart, …)` of the article, `start` and `end` the deciding words in the article's text. */
export const Evidence = Span.extend({ article: ArticleRef, sentence: z.string(), sentenceStart: z.int().nonnegative() })
export type Evidence = z.infer<typeof Evidence>

/** A meeting as one article tells it, for display. */
export const ReportView = Span.extend({
  id: Address,
  article: ArticleRef,
  copyOf: z.object({ article: ArticleRef, kind: CopyKind }).optional(),
  quote: z.string(),
  kind: MeetingKind,
  status: ReportStatus,
  date: MeetingDate.extend({ evidence: Evidence.optional() }).optional(),
  place: z.object({ node: GraphNode, evidence: Evidence }).optional(),
  /** Names inside the quote, to underline: offsets in the article's text. */
  names: z.array(Span.extend({ node: Address, kind: NodeKind })),
  confidence: z.number(),
  certainty: Certainty,
  reader: z.string(),
})
export type ReportView = z.infer<typeof ReportView>

export const ParticipantView = z.object({
  node: GraphNode,
  role: Role,
  side: z.string().optional(),
  /** The office held that day, as reported. */
  office: z.string().optional(),
  evidence: z.array(Evidence),
})
export type ParticipantView = z.infer<typeof ParticipantView>

export const OfficeView = z.object({
  title: z.string(),
  organisation: GraphNode.optional(),
  holder: GraphNode.optional(),
  since: IsoDate.optional(),
  until: IsoDate.optional(),
  evidence: z.array(Evidence),
})
export type OfficeView = z.infer<typeof OfficeView>

export const SpellingView = z.object({
  text: z.string(),
  language: LanguageCode,
  articles: z.int(),
  evidence: Evidence,
})
export type SpellingView = z.infer<typeof SpellingView>

/** Somebody decided, or the machine thinks, that addresses are one; `reasons` can be read by a person. */
export const IdentityView = z.object({
  judgement: Address.optional(),
  kind: z.enum(['same', 'different', 'rename', 'not-an-entity', 'correct']),
  by: z.string(),
  at: z.iso.datetime().optional(),
  /** What was joined or kept apart, by name. */
  names: z.array(z.string()),
  reasons: z.array(z.string()),
  overridden: z.boolean(),
})
export type IdentityView = z.infer<typeof IdentityView>

/** A meeting in a list. */
export const MeetingSummary = z.object({
  meeting: GraphNode,
  participants: z.array(GraphNode),
  place: GraphNode.optional(),
})
export type MeetingSummary = z.infer<typeof MeetingSummary>

const detail = { node: GraphNode, address: Address, members: z.array(Address), identity: z.array(IdentityView) }

/** Everything the panel tells of a meeting. `members` are the reports' addresses. */
export const MeetingDetail = z.object({
  ...detail,
  kind: z.literal('meeting'),
  participants: z.array(ParticipantView),
  place: z.object({ node: GraphNode, reports: z.int(), evidence: z.array(Evidence) }).optional(),
  reports: z.array(ReportView),
  possiblySame: z.array(z.object({ meeting: MeetingSummary, reasons: z.array(z.string()) })),
  /** Differing values among reports: `date`, `status`, `place`. */
  disagreements: z.array(z.enum(['date', 'status', 'place'])),
})
export type MeetingDetail = z.infer<typeof MeetingDetail>

/** Everything the panel tells of a person, an organisation or a place. `members` are the figures' addresses. */
export const FigureDetail = z.object({
  ...detail,
  kind: z.enum(['actor', 'organisation', 'place']),
  offices: z.array(OfficeView),
  spellings: z.array(SpellingView),
  metWith: z.array(z.object({ node: GraphNode, meetings: z.int() })),
  meetings: z.array(MeetingSummary),
})
export type FigureDetail = z.infer<typeof FigureDetail>

/** An address whose article was removed. */
export const Tombstone = z.object({
  kind: z.literal('tombstone'),
  address: Address,
  removedAt: z.iso.datetime().optional(),
  was: z.string().optional(),
})
export type Tombstone = z.infer<typeof Tombstone>

/** `address` is what was asked for; where it differs from `node.id`, the address has moved into that node. */
export const NodeDetail = z.discriminatedUnion('kind', [MeetingDetail, FigureDetail, Tombstone])
export type NodeDetail = z.infer<typeof NodeDetail>

export const Neighbours = Subgraph.extend({
  /** Neighbours by kind before any limit. */
  counts: z.record(NodeKind, z.int()),
  next: z.string().optional(),
})
export type Neighbours = z.infer<typeof Neighbours>

export const Paths = z.object({
  /** Each path as node ids from one end to the other, the shortest first. */
  paths: z.array(z.object({ nodes: z.array(Address), edges: z.array(z.string()) })),
  graph: Subgraph,
})
export type Paths = z.infer<typeof Paths>

export const MeetingPage = z.object({ meetings: z.array(MeetingSummary), total: z.int(), next: z.string().optional() })
export type MeetingPage = z.infer<typeof MeetingPage>
