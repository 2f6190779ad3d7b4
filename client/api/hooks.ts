import { keepPreviousData, QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { EntenteError, type SearchKind } from '#contract'
import { call } from './client.ts'

/** One client for the page: what was refused is not asked again, what was not answered is asked when the server is back. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 15_000, retry: false, refetchOnWindowFocus: false, networkMode: 'always' },
  },
})

/** The graph changed: everything read from it is read again when it is needed. */
export function forgetAnswers(): Promise<void> {
  return queryClient.invalidateQueries()
}

/** An article was removed: all but itself is read again, and it is asked for no more. */
export async function forgetArticle(id: string): Promise<void> {
  const isIt = ({ queryKey: [what, which] }: { readonly queryKey: readonly unknown[] }) =>
    what === 'article' && which === id
  await queryClient.invalidateQueries({ predicate: (query) => !isIt(query) })
  queryClient.removeQueries({ predicate: isIt })
}

export function useStats() {
  return useQuery({ queryKey: ['stats'], queryFn: ({ signal }) => call('stats', { signal }) })
}

export function useNode(id: string) {
  return useQuery({ queryKey: ['node', id], queryFn: ({ signal }) => call('node', { id, signal }) })
}

/** How many neighbours a node has, by kind. */
export function useNeighbourCounts(id: string) {
  return useQuery({
    queryKey: ['counts', id],
    queryFn: async ({ signal }) => (await call('neighbours', { id, query: { limit: 1 }, signal })).counts,
  })
}

export function useSearch(q: string, kinds?: readonly SearchKind[]) {
  return useQuery({
    queryKey: ['search', q, kinds],
    queryFn: ({ signal }) => call('search', { query: { q, kinds, limit: 20 }, signal }),
    enabled: q.trim() !== '',
    placeholderData: keepPreviousData,
  })
}

export function useArticle(id: string) {
  return useQuery({ queryKey: ['article', id], queryFn: ({ signal }) => call('article', { id, signal }) })
}

/** Why an article was read as it was; of one report where it is named. */
export function useExplanation(article: string, report?: string) {
  return useQuery({
    queryKey: ['explanation', article, report],
    queryFn: ({ signal }) => call('explanation', { id: article, query: { report }, signal }),
    staleTime: 300_000,
  })
}

export function useArticles() {
  return useInfiniteQuery({
    queryKey: ['articles'],
    queryFn: ({ pageParam, signal }) => call('articles', { query: { limit: 25, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  })
}

export function useQueries() {
  return useQuery({ queryKey: ['queries'], queryFn: ({ signal }) => call('queries', { signal }), staleTime: 60_000 })
}

/** Whether an error says that there is no such thing, as against one that may pass. */
export function isMissing(error: unknown): boolean {
  return (
    error instanceof EntenteError &&
    (error.code.startsWith('no-such') || error.code === 'not-found' || error.code === 'bad-parameter')
  )
}
