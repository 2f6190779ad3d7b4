import type { z } from 'zod'
import type {
  ArticleDetail,
  ArticleHit,
  ArticleList,
  ArticlesRequest,
  GraphRequest,
  MeetingPage,
  MeetingsRequest,
  Neighbours,
  NeighboursRequest,
  NodeCell,
  NodeDetail,
  NodeHit,
  NodeKind,
  Paths,
  PathsRequest,
  Stats,
  Subgraph,
} from '#contract'
import type { Row, Statement } from './engine.ts'

export interface NameSearch {
  /** Folded tokens, all of which must be found at the start of a token of the node's `search`. */
  readonly tokens: readonly string[]
  /** As typed, for titles of articles. */
  readonly text: string
  readonly kinds: readonly NodeKind[]
  readonly limit: number
}

/** A part of the graph: a first picture, or some nodes with the lines among them. */
export type Part = { readonly picture: GraphRequest } | { readonly nodes: readonly string[] }

/** What the store answers about the graph; every method reads only. An address that leads nowhere gives `undefined`. */
export interface Explorer {
  stats(): Promise<Stats>
  /** Grows with every change of the canonical layer. */
  epoch(): Promise<number>
  search(wanted: NameSearch): Promise<readonly z.infer<typeof NodeHit>[]>
  searchArticles(text: string, limit: number): Promise<readonly z.infer<typeof ArticleHit>[]>
  graph(request: GraphRequest): Promise<Subgraph>
  /** These nodes and the lines among them. */
  subgraph(ids: readonly string[]): Promise<Subgraph>
  /** Either of these as JSON in UTF-8; where it is large and the engine lets it, made in a thread of its own. */
  written(part: Part): Promise<Uint8Array>
  /** Some nodes as above, and up to `limit` meetings that at least two of them attended. */
  connected(ids: readonly string[], limit: number): Promise<Subgraph>
  node(address: string): Promise<NodeDetail | undefined>
  /** The id of the node that an address now belongs to. */
  locate(address: string): Promise<string | undefined>
  neighbours(address: string, request: NeighboursRequest): Promise<Neighbours | undefined>
  paths(request: PathsRequest): Promise<Paths | undefined>
  meetings(request: MeetingsRequest): Promise<MeetingPage>
  articles(request: ArticlesRequest): Promise<ArticleList>
  article(address: string): Promise<ArticleDetail | undefined>
  /** Names and kinds for cells of a result. */
  cells(ids: readonly string[]): Promise<ReadonlyMap<string, z.infer<typeof NodeCell>>>
  /** A saved query's own statement. */
  run(statement: Statement): Promise<readonly Row[]>
}
