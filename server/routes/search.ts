import type { SavedQuery, SearchHit, SearchKind } from '#contract'
import { NodeKind } from '#contract'
import { foldQuery } from '#ingest'
import type { Handlers } from '../endpoint.ts'
import type { ServerParts } from '../parts.ts'

/** Few of these, so that they never push out whom somebody looks for. */
const MOST_ARTICLES = 8

/** People, organisations, places and meetings first, then saved queries, then articles. */
export const searchRoutes = ({ explorer, queries }: ServerParts): Pick<Handlers, 'search'> => {
  const known = queries.map(foldedQuery)
  return {
    async search({ query: { q, kinds, limit } }) {
      const wants = (kind: SearchKind) => kinds === undefined || kinds.includes(kind)
      const tokens = foldQuery(q)
      const nodeKinds = NodeKind.options.filter(wants)
      const [nodes, articles] = await Promise.all([
        nodeKinds.length > 0 ? explorer.search({ tokens, text: q, kinds: nodeKinds, limit }) : [],
        wants('article') ? explorer.searchArticles(q, Math.min(limit, MOST_ARTICLES)) : [],
      ])
      const hits: SearchHit[] = [...nodes, ...(wants('query') ? matching(known, tokens) : []), ...articles]
      return { q, hits: hits.slice(0, limit) }
    },
  }
}

/** A saved query with the words it is found by; folding them takes longer than the rest of a search. */
interface FoldedQuery {
  readonly id: string
  readonly name: string
  readonly words: readonly string[]
}

function foldedQuery({ id, name, tags }: SavedQuery): FoldedQuery {
  return { id, name, words: foldQuery([name, ...tags].join(' ')) }
}

function matching(queries: readonly FoldedQuery[], tokens: readonly string[]): SearchHit[] {
  if (tokens.length === 0) return []
  return queries
    .filter(({ words }) => tokens.every((token) => words.some((word) => word.startsWith(token))))
    .map(({ id, name }) => ({ kind: 'query', id, name }))
}
