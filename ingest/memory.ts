import type { Figure } from '#contract'
import type { LedgerArticle, LedgerOwner } from '#graph'
import type { BaseClaim, Told } from './resolve/base.ts'
import type { Dossier } from './resolve/dossier.ts'

/** A figure with all that resolving needs of it. What an article says never changes while the article is there. */
export interface KnownFigure {
  readonly figure: Told<Figure>
  readonly dossier: Dossier
  readonly claims: readonly BaseClaim[]
}

/** Whom figures belong to once a change is written. */
export interface Settled {
  /** Figures whose node is another than before. */
  readonly owners: readonly (readonly [figure: string, node: string | undefined])[]
  readonly nodes: readonly Omit<LedgerOwner, 'figure'>[]
  /** Articles whose copies were looked for anew. */
  readonly compared: Iterable<string>
}

/** Figures beyond which all is forgotten: about as many as ten thousand articles tell of, three times over. */
const MOST = 400_000

/**
 * What one process knows of the store, so that those who are told of in thousands of articles are not read again for each
 * new one. It answers as the store would: it is forgotten as soon as anybody else has changed the canonical layer.
 */
export class Memory {
  readonly figures = new Map<string, KnownFigure>()
  readonly keys = new Map<string, readonly string[]>()
  /** Whole: every figure that has the key. */
  readonly keyed = new Map<string, Set<string>>()
  readonly owners = new Map<string, string | undefined>()
  readonly nodes = new Map<string, Omit<LedgerOwner, 'figure'>>()
  /** Whole: every figure of the node. */
  readonly members = new Map<string, Set<string>>()
  readonly articles = new Map<string, LedgerArticle>()
  readonly copies = new Map<string, readonly string[]>()
  /** Figures without what is told of them. */
  readonly plain = new Map<string, Told<Figure>>()
  #epoch: number | undefined
  #pending: Settled | undefined

  /** Before a change is computed: what was learned of another state of the store is forgotten. */
  begin(epoch: number): void {
    if (this.#epoch !== epoch || this.#pending !== undefined || this.figures.size > MOST) this.forget()
    this.#epoch = epoch
  }

  /** After a change was computed, before it is known to be written. */
  propose(settled: Settled): void {
    this.#pending = settled
  }

  /** Once the change is written; `changed` tells whether the canonical layer is another now. */
  settle(changed: boolean): void {
    const pending = this.#pending
    this.#pending = undefined
    if (this.#epoch !== undefined && changed) this.#epoch++
    for (const { node, kind, name } of pending?.nodes ?? []) this.nodes.set(node, { node, kind, name })
    for (const [figure, node] of pending?.owners ?? []) this.#move(figure, node)
    for (const article of pending?.compared ?? []) this.#forgetCopies(article)
  }

  #move(figure: string, node: string | undefined): void {
    const before = this.owners.get(figure)
    if (before !== undefined) this.members.get(before)?.delete(figure)
    this.owners.set(figure, node)
    if (node !== undefined) this.members.get(node)?.add(figure)
  }

  #forgetCopies(article: string): void {
    for (const other of this.copies.get(article) ?? []) this.copies.delete(other)
    this.copies.delete(article)
  }

  forget(): void {
    for (const map of [this.figures, this.keys, this.keyed, this.owners, this.nodes, this.members]) map.clear()
    for (const map of [this.articles, this.copies, this.plain]) map.clear()
    this.#pending = undefined
    this.#epoch = undefined
  }
}
