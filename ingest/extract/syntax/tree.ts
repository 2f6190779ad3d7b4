import { partOfSpeech, ROOT } from './grammar.ts'
import { NONE } from './state.ts'

/** A phrase's place in its clause. */
export interface Role {
  /** The word that the phrase hangs on, or −1 where it is the root. */
  readonly governor: number
  readonly label: string
  /** Lower-case preposition or postposition of the phrase, if it has one. */
  readonly preposition: string | undefined
}

/** Labels by which a word belongs to the phrase of its head, and stands as its head stands. */
const SAME_PLACE = new Set(['conj', 'appos', 'flat', 'compound'])
const CLAUSES = new Set([ROOT, 'advcl', 'acl', 'ccomp', 'xcomp', 'parataxis'])
const VERBAL = new Set(['VERB', 'AUX'])
const PREDICATE = new Set(['cop', 'aux', 'aux:pass', 'nsubj', 'nsubj:pass'])

/** The tree of a sentence; every word is named by its index among the passage's tokens. */
export class Tree {
  readonly first: number
  readonly last: number
  /** Head of each token of the sentence (by its place in the sentence): an index among the passage's tokens, −1 for the root. */
  readonly head: Int32Array
  readonly label: readonly string[]
  readonly tag: readonly string[]
  readonly #low: readonly string[]
  #children: number[][] | undefined

  constructor(
    first: number,
    low: readonly string[],
    head: Int32Array,
    label: readonly string[],
    tag: readonly string[],
  ) {
    this.first = first
    this.last = first + low.length
    this.head = head
    this.label = label
    this.tag = tag
    this.#low = low
  }

  headOf(token: number): number {
    return this.head[token - this.first] ?? NONE
  }

  labelOf(token: number): string {
    return this.label[token - this.first] ?? ''
  }

  /** Tag with verb form or case: `VERB:Fin`, `NOUN`. */
  tagOf(token: number): string {
    return this.tag[token - this.first] ?? ''
  }

  /** Words that hang on the token, from left to right. */
  dependantsOf(token: number): readonly number[] {
    this.#children ??= this.#listChildren()
    return this.#children[token - this.first] ?? []
  }

  #listChildren(): number[][] {
    const children: number[][] = this.label.map(() => [])
    this.head.forEach((head, place) => {
      children[head - this.first]?.push(this.first + place)
    })
    return children
  }

  /** The first word that hangs on the token with one of the labels. */
  dependant(token: number, ...labels: readonly string[]): number | undefined {
    return this.dependantsOf(token).find((one) => labels.includes(this.labelOf(one)))
  }

  /** The word of a span on which its other words hang. */
  topOf(first: number, last: number): number {
    for (let at = first; at < last; at++) {
      const head = this.headOf(at)
      if ((head < first || head >= last) && this.labelOf(at) !== 'punct') return at
    }
    return first
  }

  /** The token and all words above it, up to the root. */
  *#up(token: number): Generator<number> {
    for (let at = token; at >= this.first && at < this.last; at = this.headOf(at)) yield at
  }

  /** What joins two words: labels up from the first and down to the second, as in `nsubj↑ obl↓`. */
  pathBetween(from: number, to: number): string {
    const above = [...this.#up(from)]
    const below = [...this.#up(to)]
    const meeting = above.find((one) => below.includes(one))
    const up = above.slice(0, above.indexOf(meeting ?? NONE))
    const down = below.slice(0, below.indexOf(meeting ?? NONE)).reverse()
    return [...up.map((one) => `${this.labelOf(one)}↑`), ...down.map((one) => `${this.labelOf(one)}↓`)].join(' ')
  }

  /** The nearest verb above the token, or its nearest word above that has a subject or an auxiliary; undefined where there is none. */
  governingVerb(token: number): number | undefined {
    for (const one of this.#up(this.headOf(token))) if (this.isPredicate(one)) return one
    return undefined
  }

  /** Whether the token is a verb, or a word made a predicate by a subject or an auxiliary. */
  isPredicate(token: number): boolean {
    if (VERBAL.has(partOfSpeech(this.tagOf(token)))) return true
    return this.dependantsOf(token).some((one) => PREDICATE.has(this.labelOf(one)))
  }

  /** The word that heads the token's clause; coordinated predicates head clauses of their own. */
  clauseOf(token: number): number {
    let top = token
    for (const one of this.#up(token)) {
      top = one
      const label = this.labelOf(one)
      if (CLAUSES.has(label) || (label === 'conj' && this.isPredicate(one))) break
    }
    return top
  }

  /** Where the phrase of a word stands: `A and B met C` gives B the place of A, an apposition that of its noun. */
  roleOf(token: number): Role {
    let at = token
    let preposition = this.#prepositionOf(token)
    while (SAME_PLACE.has(this.labelOf(at)) && !this.isPredicate(at)) {
      at = this.headOf(at)
      preposition ??= this.#prepositionOf(at)
    }
    return { governor: this.headOf(at), label: this.labelOf(at), preposition }
  }

  #prepositionOf(token: number): string | undefined {
    const word = this.dependant(token, 'case')
    return word === undefined ? undefined : this.#low[word - this.first]
  }
}
