import type { Decisions } from './decisions.ts'
import { byRank, type RankedItem } from './dossier.ts'
import { groupBy, Union } from './union.ts'

interface Cluster<T> {
  readonly members: T[]
  readonly blocks: Set<string>
  readonly articles: Set<string>
  least: T
}

/** Groups that grow by joining; what people decided is in them from the start and is never undone. */
export class Clusters<T extends RankedItem> {
  readonly #union = new Union()
  readonly #clusters = new Map<string, Cluster<T>>()
  readonly #decisions: Decisions

  constructor(items: readonly T[], decisions: Decisions) {
    this.#decisions = decisions
    for (const [block, members] of groupBy(items, (item) => decisions.block(item.id))) {
      const least = [...members].sort(byRank)[0]
      if (!least) continue
      for (const member of members) this.#union.join(least.id, member.id)
      const articles = new Set(members.map((member) => member.articleId))
      this.#clusters.set(least.id, { members: [...members], blocks: new Set([block]), articles, least })
    }
  }

  root(id: string): string {
    return this.#union.find(id)
  }

  members(root: string): readonly T[] {
    return this.#clusters.get(root)?.members ?? []
  }

  /** The id of a cluster's representative. */
  least(root: string): string {
    return this.#clusters.get(root)?.least.id ?? root
  }

  /** Every cluster with its representative's id and its members in the order of representatives. */
  list(): readonly { readonly root: string; readonly id: string; readonly members: readonly T[] }[] {
    return [...this.#clusters].map(([root, { members, least }]) => ({
      root,
      id: least.id,
      members: [...members].sort(byRank),
    }))
  }

  /** Whether a person said that the two are different. */
  keptApart(a: string, b: string): boolean {
    const { apart } = this.#decisions
    if (apart.size === 0) return false
    const [left, right] = [this.#clusters.get(a)?.blocks ?? NONE, this.#clusters.get(b)?.blocks ?? NONE]
    return [...left].some((block) => intersects(apart.get(block) ?? NONE, right))
  }

  shareArticle(a: string, b: string): boolean {
    return intersects(this.#clusters.get(a)?.articles ?? NONE, this.#clusters.get(b)?.articles ?? NONE)
  }

  /** Joins two roots, the smaller into the larger. */
  join(a: string, b: string): void {
    const [one, other] = [this.#clusters.get(a), this.#clusters.get(b)]
    if (!one || !other || one === other) return
    const [into, from] = one.members.length >= other.members.length ? [a, b] : [b, a]
    const [large, small] = into === a ? [one, other] : [other, one]
    this.#union.join(into, from)
    large.members.push(...small.members)
    for (const block of small.blocks) large.blocks.add(block)
    for (const article of small.articles) large.articles.add(article)
    if (byRank(small.least, large.least) < 0) large.least = small.least
    this.#clusters.delete(from)
  }
}

const NONE: ReadonlySet<string> = new Set()

function intersects(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  for (const item of small) if (large.has(item)) return true
  return false
}
