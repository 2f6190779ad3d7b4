import type { Claim, Figure, FigureKind, Mention, Report } from '#contract'
import type { CalendarDate } from './engine.ts'

/** An article as far as resolving needs it. */
export interface LedgerArticle {
  readonly id: string
  readonly language: string
  readonly publishedAt?: string
}

/** An article with what copies are found by. */
export interface LedgerPrint extends LedgerArticle {
  readonly fingerprint: string
  readonly keys: readonly string[]
}

type Told<T> = T & { readonly articleId: string }

/** What is told of some figures. */
export interface LedgerFigures {
  readonly articles: readonly LedgerArticle[]
  readonly figures: readonly Told<Figure>[]
  readonly mentions: readonly Mention[]
  readonly claims: readonly (Told<Claim> & { readonly bodyCountry?: string })[]
  /** Pairs of figures in one report. */
  readonly companions: readonly { readonly figure: string; readonly kind: FigureKind; readonly name: string }[]
}

/** Some reports, with the days of their articles. */
export interface LedgerReports {
  readonly articles: readonly LedgerArticle[]
  readonly reports: readonly Told<Report>[]
}

/** The node that a figure belongs to, as the store has it. */
export interface LedgerOwner {
  readonly figure: string
  readonly node: string
  readonly kind: FigureKind
  readonly name: string
}

export type Property = string | number | boolean | CalendarDate | readonly string[]
export type Properties = Readonly<Record<string, Property>>

/** A node of the canonical layer; its id is in its properties too. */
export interface LayerNode {
  readonly label: 'Actor' | 'Organisation' | 'Place' | 'Meeting' | 'Tombstone'
  readonly id: string
  readonly properties: Properties
}

export type LineType = 'ATTENDED' | 'HELD_AT' | 'HOLDS' | 'REFERS_TO' | 'TELLS_OF' | 'POSSIBLY_SAME' | 'COPY_OF'

export interface LayerLine {
  readonly type: LineType
  /** Labels of both ends. */
  readonly ends: readonly [string, string]
  readonly from: string
  readonly to: string
  readonly properties: Properties
}

/** The canonical layer, or a part of it, as it is stored. */
export interface Layer {
  readonly nodes: readonly LayerNode[]
  readonly lines: readonly LayerLine[]
}

/** One article on its way in. `handedIn` is what was handed in, as JSON, until it is read. */
export interface LedgerJob {
  readonly id: string
  readonly articleId: string
  readonly title: string
  readonly state: 'waiting' | 'reading' | 'resolving' | 'done' | 'failed'
  readonly known: boolean
  readonly createdAt: string
  readonly errorCode?: string
  readonly errorDetail?: string
  readonly attempts: number
  readonly handedIn?: string
  /** Who has it in hand to read, and until when, in milliseconds since 1970. */
  readonly claim?: string
  readonly claimedUntil?: number
}
