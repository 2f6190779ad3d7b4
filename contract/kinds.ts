import { z } from 'zod'

/** What a name in an article can stand for; an actor is a person. */
export const FigureKind = z.enum(['actor', 'organisation', 'place'])
export type FigureKind = z.infer<typeof FigureKind>

/** What can be drawn, searched and opened in the graph. */
export const NodeKind = z.enum(['actor', 'organisation', 'place', 'meeting'])
export type NodeKind = z.infer<typeof NodeKind>

/** The lines between nodes. `possibly-same` joins two meetings that may be one. */
export const EdgeKind = z.enum(['attended', 'held-at', 'holds', 'possibly-same'])
export type EdgeKind = z.infer<typeof EdgeKind>

export const MeetingKind = z.enum(['bilateral', 'summit', 'call', 'visit', 'reception', 'talks', 'signing'])
export type MeetingKind = z.infer<typeof MeetingKind>

/** What a report says of its meeting. */
export const ReportStatus = z.enum(['held', 'planned', 'cancelled', 'denied'])
export type ReportStatus = z.infer<typeof ReportStatus>

/** What all reports together say; contested is held in one and denied or cancelled in another. */
export const MeetingStatus = z.enum(['held', 'planned', 'cancelled', 'denied', 'contested'])
export type MeetingStatus = z.infer<typeof MeetingStatus>

/** `bound`: only the last possible day is known. */
export const DatePrecision = z.enum(['day', 'range', 'month', 'year', 'bound'])
export type DatePrecision = z.infer<typeof DatePrecision>

/** `report-bound`: the day of the report, an upper bound and not the day of the meeting. */
export const DateBasis = z.enum(['explicit', 'relative', 'report-bound', 'context'])
export type DateBasis = z.infer<typeof DateBasis>

export const Certainty = z.enum(['sure', 'likely', 'unsure'])
export type Certainty = z.infer<typeof Certainty>

/** A host receives, a guest is received; a mediator brings the others together. */
export const Role = z.enum(['participant', 'host', 'guest', 'mediator', 'delegation'])
export type Role = z.infer<typeof Role>

/** What sort of organisation: a state that acts is one too. */
export const OrganisationClass = z.enum(['state', 'body', 'party', 'company', 'media', 'delegation', 'international'])
export type OrganisationClass = z.infer<typeof OrganisationClass>

export const ClaimKind = z.enum(['office', 'alias', 'nationality'])
export type ClaimKind = z.infer<typeof ClaimKind>

/** Two texts of one source: printed again, or translated. */
export const CopyKind = z.enum(['reprint', 'translation'])
export type CopyKind = z.infer<typeof CopyKind>

export const JudgementKind = z.enum(['same', 'different', 'not-an-entity', 'rename', 'correct'])
export type JudgementKind = z.infer<typeof JudgementKind>
