import type { Claim, Figure, Mention, Report } from '#contract'
import type { CalendarDate } from './engine.ts'

/** An article with what copies are found by. */
export interface LedgerArticle {
  readonly id: string
  readonly title: string
  readonly language: string
  readonly publishedAt?: string
  readonly publisher?: string
  readonly fingerprint: string
}

type Told<T> = T & { readonly articleId: string }

/** The base layer as it is read for resolving. */
export interface LedgerBase {
  readonly articles: readonly LedgerArticle[]
  readonly mentions: readonly Mention[]
  readonly figures: readonly Told<Figure>[]
  readonly reports: readonly Told<Report>[]
  readonly claims: readonly Told<Claim>[]
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
}
