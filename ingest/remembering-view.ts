import type { Figure, Report } from '#contract'
import type { LedgerArticle, LedgerOwner, LedgerView } from '#graph'
import { grow } from './grow.ts'
import { type KnownFigure, type Memory, pairKey } from './memory.ts'
import type { Told } from './resolve/base.ts'
import { type Dossier, dossiers } from './resolve/dossier.ts'
import { formOf, namedKey } from './resolve/figures.ts'
import { addTo, groupBy } from './resolve/union.ts'

/** Two nodes. */
export interface Pair {
  readonly one: string
  readonly other: string
}

/** Answers about figures and reports, from memory where it can, else from the store, which is then remembered. */
export class RememberingView {
  readonly store: LedgerView
  readonly #memory: Memory

  constructor(store: LedgerView, memory: Memory) {
    this.store = store
    this.#memory = memory
  }

  /** Takes up figures that may have come since: whoever shares a key with them is asked for them from now on. */
  async takeUp(figures: Iterable<string>): Promise<void> {
    const { keys, keyed } = this.#memory
    const wanted = [...figures].filter((id) => !keys.has(id))
    if (wanted.length === 0) return
    const found = groupBy(await this.store.pairs('keysOfFigures', wanted), ([figure]) => figure)
    for (const [id, pairs] of found) {
      keys.set(
        id,
        pairs.map(([, key]) => key),
      )
      for (const [, key] of pairs) keyed.get(key)?.add(id)
    }
  }

  /** Makes sure that everybody who shares a key with some figures is known by id. */
  async meetKeys(figures: readonly string[]): Promise<void> {
    await this.takeUp(figures)
    const { keys, keyed } = this.#memory
    await this.#learnSets('figuresOfKeys', [...new Set(figures.flatMap((id) => keys.get(id) ?? []))], keyed)
  }

  /** All figures that share a key or a node with some, or are joined to one by decision, and so on. */
  component(seeds: Iterable<string>, links: ReadonlyMap<string, readonly string[]>): Promise<ReadonlySet<string>> {
    const [seenKeys, seenNodes] = [new Set<string>(), new Set<string>()]
    return grow(seeds, async (frontier) => {
      const groups = await this.#neighbours(frontier, seenKeys, seenNodes)
      return [...groups, ...frontier.map((id) => links.get(id) ?? [])].flatMap((group) => [...group])
    })
  }

  /** The figures of every key and node that is met for the first time. */
  async #neighbours(
    frontier: readonly string[],
    seenKeys: Set<string>,
    seenNodes: Set<string>,
  ): Promise<readonly Iterable<string>[]> {
    const { keys, keyed, owners, members } = this.#memory
    await Promise.all([this.takeUp(frontier), this.#learnOwners(frontier)])
    const newKeys = unseen(
      frontier.flatMap((id) => keys.get(id) ?? []),
      seenKeys,
    )
    const newNodes = unseen(
      frontier.flatMap((id) => owners.get(id) ?? []),
      seenNodes,
    )
    await Promise.all([
      this.#learnSets('figuresOfKeys', newKeys, keyed),
      this.#learnSets('figuresOfNodes', newNodes, members),
    ])
    return [...newKeys.map((key) => keyed.get(key) ?? []), ...newNodes.map((node) => members.get(node) ?? [])]
  }

  async #learnSets(
    question: 'figuresOfKeys' | 'figuresOfNodes' | 'reportsOfMeetings',
    ids: readonly string[],
    known: Map<string, Set<string>>,
  ): Promise<void> {
    const wanted = ids.filter((id) => !known.has(id))
    for (const id of wanted) known.set(id, new Set())
    for (const [id, figure] of await this.#pairs(question, wanted)) known.get(id)?.add(figure)
  }

  #pairs(
    question: Parameters<LedgerView['pairs']>[0],
    ids: readonly string[],
  ): Promise<readonly (readonly [string, string])[]> | [] {
    return ids.length === 0 ? [] : this.store.pairs(question, ids)
  }

  async #learnOwners(figures: Iterable<string>): Promise<void> {
    const { owners, nodes } = this.#memory
    const wanted = [...figures].filter((id) => !owners.has(id))
    if (wanted.length === 0) return
    for (const id of wanted) owners.set(id, undefined)
    for (const { figure, node, kind, name } of await this.store.owners(wanted)) {
      owners.set(figure, node)
      nodes.set(node, { node, kind, name })
    }
  }

  /** Whom figures belong to as the store has it. */
  async owners(figures: Iterable<string>): Promise<readonly LedgerOwner[]> {
    const wanted = [...figures]
    await this.#learnOwners(wanted)
    return wanted.flatMap((figure) => {
      const node = this.#memory.owners.get(figure)
      const known = node === undefined ? undefined : this.#memory.nodes.get(node)
      return known ? [{ figure, ...known }] : []
    })
  }

  /** Every figure of some nodes, as the store has it. */
  async members(nodes: readonly string[]): Promise<readonly string[]> {
    const { members } = this.#memory
    await this.#learnSets('figuresOfNodes', nodes, members)
    return nodes.flatMap((node) => [...(members.get(node) ?? [])])
  }

  /** How many figures a node is known to have. */
  fame(node: string): number {
    return this.#memory.members.get(node)?.size ?? 0
  }

  /** What is told of figures; those that are not in the store are left out. */
  async known(ids: Iterable<string>): Promise<readonly KnownFigure[]> {
    const { figures, articles } = this.#memory
    const wanted = [...ids]
    const missing = wanted.filter((id) => !figures.has(id))
    if (missing.length > 0) {
      const told = await this.store.figures(missing)
      const claims = groupBy(told.claims, ({ about }) => about)
      const made = new Map(dossiers(told).map((dossier) => [dossier.id, dossier]))
      for (const article of told.articles) articles.set(article.id, article)
      for (const figure of told.figures) {
        const dossier = made.get(figure.id)
        if (dossier)
          figures.set(figure.id, { figure, dossier, claims: claims.get(figure.id) ?? [], form: comparedBy(dossier) })
      }
    }
    return wanted.flatMap((id) => figures.get(id) ?? [])
  }

  /** Figures without what is told of them. */
  async plainFigures(ids: Iterable<string>): Promise<readonly Told<Figure>[]> {
    const { figures, plain } = this.#memory
    const wanted = [...ids]
    const missing = wanted.filter((id) => !figures.has(id) && !plain.has(id))
    if (missing.length > 0) for (const figure of await this.store.plainFigures(missing)) plain.set(figure.id, figure)
    return wanted.flatMap((id) => figures.get(id)?.figure ?? plain.get(id) ?? [])
  }

  async articles(ids: Iterable<string>): Promise<readonly LedgerArticle[]> {
    const { articles } = this.#memory
    const wanted = [...new Set(ids)]
    const missing = wanted.filter((id) => !articles.has(id))
    if (missing.length > 0) for (const article of await this.store.articles(missing)) articles.set(article.id, article)
    return wanted.flatMap((id) => articles.get(id) ?? [])
  }

  /** Reports as they are told; those that are not in the store are left out. */
  async reports(ids: Iterable<string>): Promise<readonly Told<Report>[]> {
    const { reports, articles } = this.#memory
    const wanted = [...ids]
    const missing = wanted.filter((id) => !reports.has(id))
    if (missing.length > 0) {
      const found = await this.store.reports(missing)
      for (const article of found.articles) articles.set(article.id, article)
      for (const report of found.reports) reports.set(report.id, report)
    }
    return wanted.flatMap((id) => reports.get(id) ?? [])
  }

  /** The meetings that some reports tell of, as the store has it. */
  async meetings(reports: Iterable<string>): Promise<ReadonlyMap<string, string>> {
    const { meetings } = this.#memory
    const wanted = [...reports]
    const missing = wanted.filter((id) => !meetings.has(id))
    for (const id of missing) meetings.set(id, undefined)
    for (const [report, meeting] of await this.#pairs('meetingsOfReports', missing)) meetings.set(report, meeting)
    return new Map(
      wanted.flatMap((id) => {
        const meeting = meetings.get(id)
        return meeting === undefined ? [] : [[id, meeting] as const]
      }),
    )
  }

  /** Every report of some meetings, as the store has it. */
  async tellers(meetings: Iterable<string>): Promise<readonly string[]> {
    const wanted = [...new Set(meetings)]
    await this.#learnSets('reportsOfMeetings', wanted, this.#memory.tellers)
    return wanted.flatMap((id) => [...(this.#memory.tellers.get(id) ?? [])])
  }

  /** Reports of the meetings in which two nodes took part together; each pair is best asked for from the end that meets fewer. */
  async reportsOfPairs(pairs: readonly Pair[]): Promise<readonly string[]> {
    const { together } = this.#memory
    const missing = pairs.filter(({ one, other }) => !together.has(pairKey(one, other)))
    for (const { one, other } of missing) together.set(pairKey(one, other), new Set())
    for (const { one, other, meeting } of missing.length > 0 ? await this.store.meetingsOfPairs(missing) : [])
      together.get(pairKey(one, other))?.add(meeting)
    return this.tellers(pairs.flatMap(({ one, other }) => [...(together.get(pairKey(one, other)) ?? [])]))
  }

  /** Articles that are one source with some, as the store has it. */
  async copies(ids: Iterable<string>): Promise<ReadonlySet<string>> {
    const { copies } = this.#memory
    const wanted = [...new Set(ids)]
    const missing = wanted.filter((id) => !copies.has(id))
    const found = new Map<string, string[]>()
    for (const [own, other] of await this.#pairs('copyPairs', missing)) addTo(found, own, other)
    for (const id of missing) copies.set(id, found.get(id) ?? [])
    return new Set(wanted.flatMap((id) => copies.get(id) ?? []))
  }
}

/** What a figure is compared by. */
function comparedBy(dossier: Dossier): string {
  return dossier.kind === 'actor' ? formOf(dossier) : namedKey(dossier)
}

function unseen(ids: Iterable<string>, seen: Set<string>): readonly string[] {
  const found: string[] = []
  for (const id of ids) {
    if (seen.has(id)) continue
    seen.add(id)
    found.push(id)
  }
  return found
}
