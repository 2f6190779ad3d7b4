import { z } from 'zod'
import { Accepted, ArticleDetail, ArticleList, Job, NewArticle } from './articles.ts'
import { ArticleExplanation } from './explanation.ts'
import { MeetingPage, Neighbours, NodeDetail, Paths, Subgraph } from './graph.ts'
import { JudgementList, NewJudgement } from './judgements.ts'
import { MeetingStatus, NodeKind } from './kinds.ts'
import { Judgement } from './model.ts'
import { QueryList, QueryResult, RunQuery } from './queries.ts'
import { SearchKind, SearchResult } from './search.ts'
import { Health, Ready, Stats } from './stats.ts'
import { Address, IsoDate } from './text.ts'

const count = (most: number, normal: number) => z.coerce.number().int().min(1).max(most).default(normal)
/** `a,b` or `?kinds=a&kinds=b`. */
const list = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value),
    z.array(item).optional(),
  )
const cursor = z.string().max(500).optional()
const id = z.object({ id: Address })

/** The query strings, after parsing. */
export const SearchRequest = z.object({
  q: z.string().trim().min(1).max(200),
  kinds: list(SearchKind),
  limit: count(100, 20),
})
export const GraphRequest = z.object({
  from: IsoDate.optional(),
  to: IsoDate.optional(),
  kinds: list(NodeKind),
  limit: count(5000, 300),
})
/** The nodes of a picture, to learn the lines among them; addresses that lead nowhere are left out. */
export const SubgraphRequest = z.object({ nodes: z.array(Address).max(5000) })
export const NeighboursRequest = z.object({ kinds: list(NodeKind), limit: count(1000, 100), cursor })
export const PathsRequest = z.object({ from: Address, to: Address, maxHops: count(8, 6), k: count(20, 5) })
export const MeetingsRequest = z.object({
  actor: Address.optional(),
  organisation: Address.optional(),
  place: Address.optional(),
  from: IsoDate.optional(),
  to: IsoDate.optional(),
  status: list(MeetingStatus),
  limit: count(500, 50),
  cursor,
})
export const ArticlesRequest = z.object({ limit: count(500, 50), cursor })

export type SearchRequest = z.infer<typeof SearchRequest>
export type GraphRequest = z.infer<typeof GraphRequest>
export type SubgraphRequest = z.infer<typeof SubgraphRequest>
export type NeighboursRequest = z.infer<typeof NeighboursRequest>
export type PathsRequest = z.infer<typeof PathsRequest>
export type MeetingsRequest = z.infer<typeof MeetingsRequest>
export type ArticlesRequest = z.infer<typeof ArticlesRequest>

export interface Endpoint {
  readonly method: 'get' | 'post' | 'delete'
  /** Below `/api`, with `{name}` for path parameters. */
  readonly path: string
  readonly summary: string
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  /** Status of success and what comes with it; no schema means no JSON body. */
  readonly status: number
  readonly response?: z.ZodType
  /** What a success comes as, where no schema of JSON describes it. */
  readonly type?: 'application/json' | 'text/event-stream' | 'text/html'
}

/** Every endpoint: the server serves these, the OpenAPI document is made from them, the client calls them. */
export const ENDPOINTS = {
  health: { method: 'get', path: '/health', summary: 'The process answers', status: 200, response: Health },
  ready: { method: 'get', path: '/ready', summary: 'The store answers too', status: 200, response: Ready },
  stats: { method: 'get', path: '/stats', summary: 'Plain counts', status: 200, response: Stats },
  search: {
    method: 'get',
    path: '/search',
    summary: 'Find by name in any spelling',
    query: SearchRequest,
    status: 200,
    response: SearchResult,
  },
  graph: {
    method: 'get',
    path: '/graph',
    summary: 'A first picture worth looking at',
    query: GraphRequest,
    status: 200,
    response: Subgraph,
  },
  subgraph: {
    method: 'post',
    path: '/graph',
    summary: 'These nodes and the lines among them',
    body: SubgraphRequest,
    status: 200,
    response: Subgraph,
  },
  node: {
    method: 'get',
    path: '/nodes/{id}',
    summary: 'All about one node; any address is accepted',
    params: id,
    status: 200,
    response: NodeDetail,
  },
  neighbours: {
    method: 'get',
    path: '/nodes/{id}/neighbours',
    summary: 'Neighbours with counts by kind',
    params: id,
    query: NeighboursRequest,
    status: 200,
    response: Neighbours,
  },
  paths: {
    method: 'get',
    path: '/paths',
    summary: 'Who connects two nodes',
    query: PathsRequest,
    status: 200,
    response: Paths,
  },
  meetings: {
    method: 'get',
    path: '/meetings',
    summary: 'Meetings, newest first',
    query: MeetingsRequest,
    status: 200,
    response: MeetingPage,
  },
  articles: {
    method: 'get',
    path: '/articles',
    summary: 'Articles, newest first',
    query: ArticlesRequest,
    status: 200,
    response: ArticleList,
  },
  article: {
    method: 'get',
    path: '/articles/{id}',
    summary: 'An article with every mention and report',
    params: id,
    status: 200,
    response: ArticleDetail,
  },
  explanation: {
    method: 'get',
    path: '/articles/{id}/explanation',
    summary: 'Why the reader found these meetings and rejected others; of one report where it is named',
    params: id,
    query: z.object({ report: Address.optional() }),
    status: 200,
    response: ArticleExplanation,
  },
  loadArticle: {
    method: 'post',
    path: '/articles',
    summary: 'Load an article; a text, Markdown or HTML file may be sent as it is, with its name',
    query: z.object({ name: z.string().min(1).max(300).optional() }),
    body: NewArticle,
    status: 202,
    response: Accepted,
  },
  removeArticle: { method: 'delete', path: '/articles/{id}', summary: 'Take an article back', params: id, status: 204 },
  job: { method: 'get', path: '/jobs/{id}', summary: 'How far an article is', params: id, status: 200, response: Job },
  jobEvents: {
    method: 'get',
    path: '/jobs/{id}/events',
    summary: 'The same as server-sent events',
    params: id,
    status: 200,
    type: 'text/event-stream',
  },
  queries: { method: 'get', path: '/queries', summary: 'Saved queries', status: 200, response: QueryList },
  runQuery: {
    method: 'post',
    path: '/queries/{id}/run',
    summary: 'Run a saved query',
    params: z.object({ id: z.string() }),
    body: RunQuery,
    status: 200,
    response: QueryResult,
  },
  judgements: {
    method: 'get',
    path: '/judgements',
    summary: 'What people decided',
    status: 200,
    response: JudgementList,
  },
  judge: {
    method: 'post',
    path: '/judgements',
    summary: 'Decide',
    body: NewJudgement,
    status: 201,
    response: Judgement,
  },
  takeBack: {
    method: 'delete',
    path: '/judgements/{id}',
    summary: 'Take a decision back',
    params: id,
    status: 200,
    response: Judgement,
  },
  openapi: {
    method: 'get',
    path: '/openapi.json',
    summary: 'This description',
    status: 200,
    type: 'application/json',
  },
  docs: { method: 'get', path: '/docs', summary: 'This description as a page', status: 200, type: 'text/html' },
} as const satisfies Record<string, Endpoint>
export type EndpointName = keyof typeof ENDPOINTS
