import type { Figure, Report } from '#contract'
import type { LedgerArticle, LedgerOwner } from '#graph'
import type { BaseClaim, Told } from './resolve/base.ts'
import type { Dossier } from './resolve/dossier.ts'
import type { Tally } from './resolve/tally.ts'

/** A figure with all that resolving needs of it. What an article says never changes while the article is there. */
export interface KnownFigure {
  readonly figure: Told<Figure>
  readonly dossier: Dossier
  readonly claims: readonly BaseClaim[]
  /** What it is compared by: a person's names, or the key of an organisation or place. */
  readonly form: string
}

/** A node with what it is described by. */
export interface Tallied {
  readonly tally: Tally
  readonly unsure: boolean
}

/** Whom figures belong to once a change is written. */
export interface Settled {
  /** Figures whose node is another than before. */
  readonly owners: readonly (readonly [figure: string, node: string | undefined])[]
  readonly nodes: readonly Omit<LedgerOwner, 'figure'>[]
  /** Articles whose copies were looked for anew. */
  readonly compared: Iterable<string>
  /** Reports looked at, with the meeting that they tell of. */
  readonly tells: readonly (readonly [report: string, meeting: string | undefined])[]
  /** Meetings looked at, with those who took part before and who do now. */
  readonly before: ReadonlyMap<string, readonly string[]>
  readonly after: ReadonlyMap<string, readonly string[]>
}

/** The same for a pair in either order. */
export function pairKey(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`
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
  readonly reports = new Map<string, Told<Report>>()
  readonly meetings = new Map<string, string | undefined>()
  /** Whole: every report of the meeting. */
  readonly tellers = new Map<string, Set<string>>()
  /** Whole: every meeting in which both of a pair took part. */
  readonly together = new Map<string, Set<string>>()
  /** What nodes are described by, of those that were described since the process began. */
  readonly tallies = new Map<string, Tallied>()
  #epoch: number | undefined
  #pending: Settled | undefined
  /** A change is being computed that has not been written. */
  #open = false

  /** Before a change to some articles is computed: what was learned of another state of the store is forgotten, or of what is read anew. */
  begin(epoch: number, articles: readonly string[]): void {
    const isAnew = articles.some((article) => this.articles.has(article))
    if (this.#epoch !== epoch || this.#open || this.figures.size > MOST || isAnew) this.forget()
    this.#epoch = epoch
    this.#open = true
  }

  /** After a change was computed, before it is known to be written. */
  propose(settled: Settled): void {
    this.#pending = settled
  }

  /** Once the change is written; `changed` tells whether the canonical layer is another now. */
  settle(changed: boolean): void {
    const pending = this.#pending
    this.#pending = undefined
    this.#open = false
    if (this.#epoch !== undefined && changed) this.#epoch++
    for (const { node, kind, name } of pending?.nodes ?? []) this.nodes.set(node, { node, kind, name })
    for (const [figure, node] of pending?.owners ?? []) move(figure, node, this.owners, this.members)
    for (const [report, meeting] of pending?.tells ?? []) move(report, meeting, this.meetings, this.tellers)
    for (const [meeting, nodes] of pending?.before ?? []) this.#pairsOf(nodes, (pair) => void pair.delete(meeting))
    for (const [meeting, nodes] of pending?.after ?? []) this.#pairsOf(nodes, (pair) => void pair.add(meeting))
    for (const article of pending?.compared ?? []) this.#forgetCopies(article)
  }

  #pairsOf(nodes: readonly string[], change: (pair: Set<string>) => void): void {
    for (const [at, one] of nodes.entries())
      for (const other of nodes.slice(at + 1)) {
        const pair = this.together.get(pairKey(one, other))
        if (pair) change(pair)
      }
  }

  #forgetCopies(article: string): void {
    for (const other of this.copies.get(article) ?? []) this.copies.delete(other)
    this.copies.delete(article)
  }

  forget(): void {
    for (const map of [this.figures, this.keys, this.keyed, this.owners, this.nodes, this.members]) map.clear()
    for (const map of [this.articles, this.copies, this.plain, this.reports, this.meetings]) map.clear()
    for (const map of [this.tellers, this.together, this.tallies]) map.clear()
    this.#open = false
    this.#pending = undefined
    this.#epoch = undefined
  }
}

/** What belonged to one belongs to another now. */
function move(
  id: string,
  owner: string | undefined,
  owners: Map<string, string | undefined>,
  members: ReadonlyMap<string, Set<string>>,
): void {
  const before = owners.get(id)
  if (before !== undefined) members.get(before)?.delete(id)
  owners.set(id, owner)
  if (owner !== undefined) members.get(owner)?.add(id)
}
