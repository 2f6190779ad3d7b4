import { z } from 'zod'
import {
  Certainty,
  ClaimKind,
  CopyKind,
  DateBasis,
  DatePrecision,
  FigureKind,
  JudgementKind,
  MeetingKind,
  OrganisationClass,
  ReportStatus,
  Role,
} from './kinds.ts'
import { Address, IsoDate, LanguageCode, Span } from './text.ts'

/** One article; every offset in the base layer counts in its `text`, which begins with the headline where there is one. */
export const Article = z.object({
  id: Address,
  title: z.string(),
  text: z.string(),
  language: LanguageCode,
  publishedAt: IsoDate.optional(),
  publisher: z.string().optional(),
  url: z.string().optional(),
})
export type Article = z.infer<typeof Article>

/** A stretch of text that names someone or something; `figure` is whom it names. */
export const Mention = Span.extend({ id: Address, kind: FigureKind, text: z.string(), figure: Address })
export type Mention = z.infer<typeof Mention>

/** One person, organisation or place as one article tells it. `country` is an ISO 3166 code, */
export const Figure = z.object({
  id: Address,
  kind: FigureKind,
  name: z.string(),
  class: OrganisationClass.optional(),
  country: z.string().length(2).optional(),
})
export type Figure = z.infer<typeof Figure>

/**
 * The date as one report tells it. `value` is what follows from the text: `2024-11-30`, `2024-11`, `2024`, or `--11-30` where
 * no year is known; `from` and `to` are the first and last possible day, absent where unknown.
 */
export const ReportedDate = Span.extend({
  value: z.string().regex(/^(\d{4}(-\d{2}){0,2}|--\d{2}(-\d{2})?)$/),
  precision: DatePrecision,
  basis: DateBasis,
  from: IsoDate.optional(),
  to: IsoDate.optional(),
})
export type ReportedDate = z.infer<typeof ReportedDate>

/** A figure that takes part; `start` and `end` are the words that say so; `side` groups participants who came together. */
export const Participation = Span.extend({ figure: Address, role: Role, side: z.string().optional() })
export type Participation = z.infer<typeof Participation>

/** One meeting as one article tells it; `start` to `end` is the quote, `anchor` the word that told of it (it makes the id). */
export const Report = Span.extend({
  id: Address,
  kind: MeetingKind,
  status: ReportStatus,
  quote: z.string(),
  anchor: Span,
  date: ReportedDate.optional(),
  place: Span.extend({ figure: Address }).optional(),
  participants: z.array(Participation),
  reader: z.string(),
  confidence: z.number().min(0).max(1),
  certainty: Certainty,
})
export type Report = z.infer<typeof Report>

/** Something an article says about a figure: an office at a body, another name, a nationality. */
export const Claim = Span.extend({
  id: Address,
  kind: ClaimKind,
  about: Address,
  at: Address.optional(),
  value: z.string(),
  since: IsoDate.optional(),
  until: IsoDate.optional(),
  reader: z.string(),
})
export type Claim = z.infer<typeof Claim>

/** All that one article says: its base layer. */
export const Reading = z.object({
  article: Article,
  mentions: z.array(Mention),
  figures: z.array(Figure),
  reports: z.array(Report),
  claims: z.array(Claim),
})
export type Reading = z.infer<typeof Reading>

/** One article's text stands in another: the later one is the copy. */
export const ArticleCopy = z.object({ copy: Address, of: Address, kind: CopyKind })
export type ArticleCopy = z.infer<typeof ArticleCopy>

/** What a `correct` judgement sets on a report; `noMeeting` takes the report out. */
export const Correction = z.object({
  status: ReportStatus.optional(),
  kind: MeetingKind.optional(),
  dateFrom: IsoDate.optional(),
  dateTo: IsoDate.optional(),
  participants: z.array(Address).optional(),
  noMeeting: z.literal(true).optional(),
})
export type Correction = z.infer<typeof Correction>

/**
 * What a person decided. `left` and `right` are addresses of figures or of reports; `same` joins the first of each,
 * `different` keeps all members of both sides as they were; the others use `left` alone.
 */
export const Judgement = z.object({
  id: Address,
  kind: JudgementKind,
  left: z.array(Address).min(1),
  right: z.array(Address),
  name: z.string().min(1).max(200).optional(),
  correction: Correction.optional(),
  author: z.string(),
  at: z.iso.datetime(),
  note: z.string().max(2000).optional(),
  retracted: z.boolean(),
})
export type Judgement = z.infer<typeof Judgement>
