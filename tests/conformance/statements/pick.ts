import { NodeKind } from '#contract'
import type { Engine } from '#graph'
import { LABELS } from '../../../graph/statements/explore-nodes.ts'
import { randomOf } from '../../fixtures/random.ts'

/** What a store holds, by label. */
export type Universe = ReadonlyMap<string, readonly string[]>

export async function universeOf(engine: Engine): Promise<Universe> {
  const rows = await engine.read({
    cypher: 'MATCH (n) WHERE n.id IS NOT NULL RETURN labels(n) AS labels, n.id AS id ORDER BY id',
    params: {},
  })
  const universe = new Map<string, string[]>()
  for (const { labels, id } of rows) {
    for (const label of labels as string[]) universe.set(label, [...(universe.get(label) ?? []), String(id)])
  }
  return universe
}

/** Chooses arguments by a seed, so that a run can be had again. */
export class Pick {
  readonly #random: () => number
  readonly #universe: Universe

  constructor(seed: number, universe: Universe) {
    this.#random = randomOf(seed)
    this.#universe = universe
  }

  /** A whole number from 0 to below `end`. */
  below(end: number): number {
    return Math.floor(this.#random() * end)
  }

  one<T>(choices: readonly T[]): T {
    const chosen = choices[this.below(choices.length)]
    if (chosen === undefined) throw new Error('Nothing to choose from.')
    return chosen
  }

  some<T>(choices: readonly T[]): readonly T[] {
    return choices.filter(() => this.below(2) === 0)
  }

  maybe<T>(value: T): T | undefined {
    return this.below(2) === 0 ? value : undefined
  }

  /** An id of a node with this label; now and then one that leads nowhere. */
  id(label: string): string {
    const ids = this.#universe.get(label) ?? []
    return ids.length === 0 || this.below(10) === 0 ? `${label.charAt(0).toLowerCase()}_nowhere` : this.one(ids)
  }

  ids(label: string): readonly string[] {
    return [...new Set([this.id(label), ...this.some(this.#universe.get(label) ?? [])])].toSorted()
  }

  kind(): NodeKind {
    return this.one(NodeKind.options)
  }

  /** A kind other than meeting. */
  figureKind(): Exclude<NodeKind, 'meeting'> {
    return this.one(['actor', 'organisation', 'place'] as const)
  }

  node(): { readonly kind: NodeKind; readonly id: string } {
    const kind = this.kind()
    return { kind, id: this.id(LABELS[kind]) }
  }

  address(): string {
    return this.id(this.one(['Figure', 'Report', 'Mention', 'Claim', 'Actor', 'Tombstone']))
  }

  day(): string {
    return this.one(['2023-12-31', '2024-03-04', '2024-04-01', '2024-04-15', '2024-06-02', '2025-01-01'])
  }

  limit(): number {
    return this.one([1, 2, 5, 100])
  }
}
