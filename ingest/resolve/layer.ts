import type { ArticleCopy, Certainty, DateBasis, DatePrecision, MeetingKind, MeetingStatus, Role } from '#contract'
import { byText } from './union.ts'

export interface FigureNode {
  readonly id: string
  readonly kind: 'actor' | 'organisation' | 'place'
  readonly name: string
  readonly spellings: readonly string[]
  readonly search: string
  readonly unsure: boolean
  readonly class?: string
  readonly country?: string
}

export interface MeetingNode {
  readonly id: string
  readonly name: string
  readonly search: string
  readonly kind: MeetingKind
  readonly status: MeetingStatus
  readonly dateFrom?: string
  readonly dateTo?: string
  readonly datePrecision?: DatePrecision
  readonly dateBasis?: DateBasis
  readonly sources: number
  readonly reports: number
  readonly certainty: Certainty
  readonly confidence: number
}

export interface Attended {
  readonly from: string
  readonly to: string
  readonly role: Role
  readonly side?: string
  readonly sources: number
}
export interface HeldAt {
  readonly from: string
  readonly to: string
  readonly sources: number
}
export interface Holds {
  readonly from: string
  readonly to: string
  readonly title: string
  /** Every way in which the articles print it. */
  readonly titles: readonly string[]
  readonly since?: string
  readonly until?: string
  readonly sources: number
}
export interface Belongs {
  readonly from: string
  readonly to: string
}
export interface PossiblySame {
  readonly from: string
  readonly to: string
  readonly reasons: readonly string[]
}

/** What is explored, as values: every list in the order of its ids. */
export interface CanonicalLayer {
  readonly figures: readonly FigureNode[]
  readonly meetings: readonly MeetingNode[]
  readonly attended: readonly Attended[]
  readonly heldAt: readonly HeldAt[]
  readonly holds: readonly Holds[]
  readonly refersTo: readonly Belongs[]
  readonly tellsOf: readonly Belongs[]
  readonly possiblySame: readonly PossiblySame[]
  readonly copyOf: readonly ArticleCopy[]
  /** Addresses of figures and reports that people took out, with what they were. */
  readonly takenOut: readonly { readonly id: string; readonly was: string }[]
}

export function sortById<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  return [...items].sort((a, b) => byText(a.id, b.id))
}

export function sortLines<T extends { readonly from: string; readonly to: string }>(lines: readonly T[]): readonly T[] {
  return [...lines].sort((a, b) => byText(a.from, b.from) || byText(a.to, b.to))
}
