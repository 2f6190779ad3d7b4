import type { z } from 'zod'
import type { ArticleHit, NodeHit } from '#contract'
import type { Engine, Row } from '../engine.ts'
import type { NameSearch } from '../explorer.ts'
import { findArticles, findByName } from '../statements/explore-search.ts'
import { compareText, nodeIn } from './nodes.ts'
import { maybeText, number, present, text, texts } from './rows.ts'

type FoundNode = z.infer<typeof NodeHit>
type FoundArticle = z.infer<typeof ArticleHit>

/** Splits a spelling into the tokens that searching compares; ingest's own when it is handed in. */
export type Fold = (spelling: string) => readonly string[]

/** Lower case without accents, for Latin script; what stands in for ingest's folding where none is handed in. */
export function plainFold(spelling: string): readonly string[] {
  const bare = spelling.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return bare.split(/[^\p{L}\p{N}]+/u).filter((token) => token !== '')
}

/** Finds nodes by any spelling, best first. */
export async function searchNames(engine: Engine, wanted: NameSearch, fold: Fold): Promise<readonly FoundNode[]> {
  if (wanted.tokens.length === 0) return []
  const answers = await Promise.all(
    [...new Set(wanted.kinds)].map((kind) => engine.read(findByName(kind, wanted.tokens, wanted.limit))),
  )
  const found = answers.flat().map((row) => ({ complete: number(row, 'complete'), hit: hitOf(row, wanted, fold) }))
  return found
    .toSorted((a, b) => b.complete - a.complete || byWorth(a.hit, b.hit))
    .slice(0, wanted.limit)
    .map(({ hit }) => hit)
}

/** A meeting is known by those who took part, so it never stands before somebody of that name. */
function byWorth(a: FoundNode, b: FoundNode): number {
  const late = (hit: FoundNode) => (hit.kind === 'meeting' ? 1 : 0)
  return (
    late(a) - late(b) ||
    b.node.meetings - a.node.meetings ||
    compareText(a.node.name, b.node.name) ||
    compareText(a.node.id, b.node.id)
  )
}

function hitOf(row: Row, wanted: NameSearch, fold: Fold): FoundNode {
  const node = nodeIn(row)
  return present({ kind: node.kind, node, matched: matched(node.name, texts(row, 'spellings'), wanted, fold) })
}

/** The spelling that was meant, unless the name shows it as well: by folded tokens first, then letter by letter. */
function matched(name: string, spellings: readonly string[], wanted: NameSearch, fold: Fold): string | undefined {
  // Folding is what costs most of a search; most nodes are spelled in one way only.
  if (spellings.every((spelling) => spelling === name)) return undefined
  const typed = plainFold(wanted.text)
  const score = (spelling: string) =>
    begun(wanted.tokens, fold(spelling)) * (typed.length + 1) + begun(typed, plainFold(spelling))
  let best: { spelling: string | undefined; score: number } = { spelling: undefined, score: score(name) }
  for (const spelling of spellings) {
    const own = score(spelling)
    if (own > best.score) best = { spelling, score: own }
  }
  return best.spelling
}

/** How many of these begin some word. */
function begun(tokens: readonly string[], words: readonly string[]): number {
  return tokens.filter((token) => words.some((word) => word.startsWith(token))).length
}

/** Finds articles by words of their title, newest first. */
export async function searchTitles(engine: Engine, words: string, limit: number): Promise<readonly FoundArticle[]> {
  const wanted = words.normalize('NFC').split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return []
  const rows = await engine.read(findArticles(wanted, limit))
  return rows.map((row) =>
    present({
      kind: 'article' as const,
      id: text(row, 'id'),
      title: text(row, 'title'),
      publisher: maybeText(row, 'publisher'),
    }),
  )
}
