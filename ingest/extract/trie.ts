import type { Token } from './tokens.ts'

/** What a phrase of a pack stands for. */
export interface Entry {
  readonly tag: string
  readonly value: string
  /** The phrase is written with a capital in the text, or in capitals only. */
  readonly letters?: 'capital' | 'upper'
  readonly country?: string
  readonly data?: unknown
}

/** An entry found at tokens `first` to `last` (without it). */
export interface Hit {
  readonly entry: Entry
  readonly first: number
  readonly last: number
}

interface Node {
  readonly next: Map<string, Node>
  entries?: Entry[]
}

const node = (): Node => ({ next: new Map() })

/** Phrases over lower-case tokens; finds every phrase of the pack in one pass over a text. */
export class Trie {
  readonly #root = node()

  add(words: readonly string[], entry: Entry): void {
    let at = this.#root
    for (const word of words) {
      const next = at.next.get(word) ?? node()
      at.next.set(word, next)
      at = next
    }
    at.entries ??= []
    at.entries.push(entry)
  }

  /** Hits that begin at token `first`, longest last. */
  at(tokens: readonly Token[], first: number, last: number): readonly Hit[] {
    let hits: Hit[] | undefined
    let at: Node | undefined = this.#root
    for (let index = first; index < last; index++) {
      at = at.next.get(tokens[index]?.low ?? '')
      if (at === undefined) break
      if (at.entries === undefined) continue
      for (const entry of at.entries)
        if (written(tokens, first, entry)) hits = add(hits, { entry, first, last: index + 1 })
    }
    return hits ?? NO_HITS
  }

  /** Entries of a single word. */
  word(low: string): readonly Entry[] {
    return this.#root.next.get(low)?.entries ?? []
  }
}

/** Most words are in no pack: they share one list. */
export const NO_HITS: readonly Hit[] = []

function add(hits: Hit[] | undefined, hit: Hit): Hit[] {
  if (hits === undefined) return [hit]
  hits.push(hit)
  return hits
}

function written(tokens: readonly Token[], first: number, entry: Entry): boolean {
  if (entry.letters === undefined) return true
  const token = tokens[first]
  return token !== undefined && (entry.letters === 'upper' ? token.upper : token.capital)
}
