import { z } from 'zod'
import { GraphNode } from './graph.ts'

export const SearchKind = z.enum(['actor', 'organisation', 'place', 'meeting', 'article', 'query'])
export type SearchKind = z.infer<typeof SearchKind>

/** A person, organisation, place or meeting: `matched` is the spelling that was found, where it is not the name. */
export const NodeHit = z.object({
  kind: z.enum(['actor', 'organisation', 'place', 'meeting']),
  node: GraphNode,
  matched: z.string().optional(),
})
export const ArticleHit = z.object({
  kind: z.literal('article'),
  id: z.string(),
  title: z.string(),
  publisher: z.string().optional(),
})
export const QueryHit = z.object({ kind: z.literal('query'), id: z.string(), name: z.string() })
export const SearchHit = z.union([NodeHit, ArticleHit, QueryHit])
export type SearchHit = z.infer<typeof SearchHit>

/** Best first; `q` as it was understood. */
export const SearchResult = z.object({ q: z.string(), hits: z.array(SearchHit) })
export type SearchResult = z.infer<typeof SearchResult>
