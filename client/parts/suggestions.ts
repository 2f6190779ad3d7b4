import type { SearchHit, SearchKind } from '#contract'

const ORDER: readonly SearchKind[] = ['actor', 'organisation', 'meeting', 'place', 'article', 'query']

export interface SuggestionGroup {
  readonly kind: SearchKind
  readonly hits: readonly SearchHit[]
}

/** Suggestions under the heading of their kind; within a kind the best stay first. */
export function groupHits(hits: readonly SearchHit[]): SuggestionGroup[] {
  return ORDER.map((kind) => ({ kind, hits: hits.filter((hit) => hit.kind === kind) })).filter(
    ({ hits: some }) => some.length > 0,
  )
}

/** What tells a suggestion from all others. */
export const keyOf = (hit: SearchHit): string => ('node' in hit ? hit.node.id : `${hit.kind} ${hit.id}`)

/** The position after an arrow key, going round at both ends. */
export function moveChoice(at: number, by: number, length: number): number {
  return length === 0 ? 0 : (at + by + length) % length
}
