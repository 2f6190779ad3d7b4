import type { Judgement } from '#contract'
import type { Layer, LedgerOwner, LedgerView, Revision } from '#graph'
import { grow } from './grow.ts'
import { KnownReports, type People } from './known-reports.ts'
import { toRows } from './layer-rows.ts'
import { type KnownFigure, Memory } from './memory.ts'
import { type Decided, plainJoin } from './plain-joins.ts'
import { type Pair, RememberingView } from './remembering-view.ts'
import type { Print } from './resolve/base.ts'
import { decideAmong, type Owner, resolveFigures, resolveMeetings, takenOutReports } from './resolve/canonical.ts'
import { type Copies, findCopies } from './resolve/copies.ts'
import type { Decisions } from './resolve/decisions.ts'
import { byRank, type Dossier } from './resolve/dossier.ts'
import { holdings } from './resolve/holdings.ts'
import { type FigureNode, sortById, sortLines } from './resolve/layer.ts'
import { pairKeys } from './resolve/meetings.ts'
import { pair } from './resolve/pairing.ts'
import { addTo as addFigure, describeTally } from './resolve/tally.ts'
import type { ToldMeeting } from './resolve/told-meeting.ts'
import { addTo, groupBy } from './resolve/union.ts'
import { toPrint } from './resolver.ts'

/** What a change starts from: all that it added, altered or, before a removal, stood beside. */
export interface Seeds {
  readonly articles: readonly string[]
  readonly figures: readonly string[]
  readonly reports: readonly string[]
  /** Nodes that may have lost their last figure or report. */
  readonly nodes: readonly string[]
}

type Ids = Set<string>

/**
 * Computes the canonical layer of what a change can have altered, and nothing else. The result is that of computing all:
 * who is one depends on who shares a key, which meeting is which on reports that say something about each other.
 */
export async function reviseTouched(view: LedgerView, seeds: Seeds, memory = new Memory()): Promise<Revision> {
  memory.begin(await view.epoch(), seeds.articles)
  return new Touched(view, memory).revise(seeds)
}

class Touched {
  readonly #view: LedgerView
  readonly #memory: Memory
  readonly #figures: RememberingView
  #decisions!: Decisions
  #links!: ReadonlyMap<string, readonly string[]>
  #sources!: Ids
  /** The figures of those articles. */
  #own!: ReadonlySet<string>
  #decided!: Decided
  /** Figures of new articles that plainly belong to a node that is there, with that node. */
  readonly #plain = new Map<string, string>()
  /** Those nodes, with the figures more. */
  readonly #grown = new Map<string, FigureNode>()
  readonly #prints = new Map<string, Print | undefined>()

  constructor(view: LedgerView, memory: Memory) {
    this.#view = view
    this.#memory = memory
    this.#figures = new RememberingView(view, memory)
  }

  async revise(seeds: Seeds): Promise<Revision> {
    const judgements = await this.#view.judgements()
    const addresses = judgements.flatMap(({ left, right }) => [...left, ...right])
    this.#decisions = decideAmong(judgements, await this.#view.kinds(addresses))
    this.#links = joinedByDecision(judgements)
    this.#decided = await this.#decidedBy(judgements)
    this.#sources = await this.#sourcesOf(seeds.articles)
    this.#own = await this.#view.ids('figuresOfArticles', this.#sources)
    await this.#joinPlainly(seeds)
    const people = await this.#people(seeds)
    const meetings = await this.#meetings(seeds, people, judgements)
    await meetings.known.loadFigures(
      people.claims.flatMap(({ about, at }) => (at === undefined ? [about] : [about, at])),
    )
    const moved = movedFigures(people)
    const figures = new Set(moved.map(([figure]) => figure))
    const wanted = this.#wanted(people, meetings, figures)
    const stored = await this.#stored(seeds, people, meetings, figures, wanted)
    this.#memory.propose({
      owners: moved,
      nodes: nodesOf(people),
      compared: meetings.compared,
      tells: tellsOf(meetings.ids, wanted),
      before: attendantsIn(stored),
      after: attendantsIn(wanted),
    })
    return { stored, wanted }
  }

  /** Nodes and keys that people's decisions may speak of. */
  async #decidedBy(judgements: readonly Judgement[]): Promise<Decided> {
    const active = judgements.filter(({ retracted }) => !retracted)
    const addresses = active.flatMap(({ left, right }) => [...left, ...right]).filter((id) => id.startsWith('f_'))
    await this.#figures.takeUp(addresses)
    const owners = await this.#figures.owners(addresses)
    return {
      nodes: new Set(owners.map(({ node }) => node)),
      keys: new Set(addresses.flatMap((id) => this.#memory.keys.get(id) ?? [])),
    }
  }

  /** The articles that are one source with those touched, before and now. */
  async #sourcesOf(articles: readonly string[]): Promise<Ids> {
    const candidates = await this.#view.ids('articlesSharingKeys', articles)
    const found = findCopies(await this.#printsOf([...articles, ...candidates]))
    const direct = articles.flatMap((article) => [...found.of(article)])
    return grow([...articles, ...direct], (ids) => this.#figures.copies(ids))
  }

  /** What is known of copies among some articles: those touched anew, the others as the store has them. */
  async #copies(articles: Iterable<string>): Promise<{ readonly copies: Copies; readonly compared: Ids }> {
    const partners = await this.#figures.copies(articles)
    const grown = await grow(partners, (ids) => this.#figures.copies(ids))
    const compared = new Set([...grown, ...this.#sources])
    return { copies: findCopies(await this.#printsOf(compared)), compared }
  }

  async #printsOf(articles: Iterable<string>): Promise<readonly Print[]> {
    const wanted = [...new Set(articles)]
    const missing = wanted.filter((id) => !this.#prints.has(id))
    for (const id of missing) this.#prints.set(id, undefined)
    if (missing.length > 0)
      for (const print of await this.#view.prints(missing)) this.#prints.set(print.id, toPrint(print))
    return wanted.flatMap((id) => this.#prints.get(id) ?? [])
  }

  /** Who is who; where a body has another id, those who hold an office there are looked at too. */
  async #people(seeds: Seeds, holders: readonly string[] = []): Promise<People> {
    const plain = new Map(this.#plain)
    const others = [...this.#own].filter((id) => !plain.has(id))
    const ids = await this.#figures.component([...seeds.figures, ...others, ...holders], this.#links)
    for (const id of ids) plain.delete(id)
    const found = await this.#figures.known(ids)
    const told = new Map(found.map((known) => [known.figure.id, known]))
    const before = new Map((await this.#figures.owners(ids)).map((owner) => [owner.figure, owner]))
    const { copies } = await this.#copies(found.map(({ figure }) => figure.articleId))
    const inOrder = found.map(({ dossier }) => dossier).sort(byRank)
    const resolved = resolveFigures(inOrder, this.#decisions, copies, (cluster, tally) =>
      this.#memory.tallies.set(cluster.id, { tally, unsure: cluster.unsure }),
    )
    for (const { node } of before.values()) if (!resolved.owner.node(node)) this.#memory.tallies.delete(node)
    const changed = changedFigures(told.keys(), before, resolved.owner)
    const more = [...(await this.#view.ids('holdersAt', [...changed, ...plain.keys()]))].filter(
      (id) => !ids.has(id) && !plain.has(id),
    )
    return more.length > 0
      ? this.#people(seeds, [...holders, ...more])
      : this.#together({ ids: new Set(told.keys()), told, before, changed, resolved }, plain)
  }

  /** Finds out which figures of new articles plainly belong to a node that is there. */
  async #joinPlainly(seeds: Seeds): Promise<void> {
    const copied = this.#sources.size > new Set(seeds.articles).size
    if (copied || seeds.figures.length > 0 || this.#memory.tallies.size === 0) return
    await this.#figures.meetKeys([...this.#own])
    const known = await this.#figures.known(this.#own)
    const { copies } = await this.#copies(seeds.articles)
    const found = known.map((one) => [one, plainJoin(one, this.#own, this.#memory, this.#decided, copies)] as const)
    for (const [node, group] of groupBy(found, ([, joined]) => joined ?? '')) {
      const grown =
        node === ''
          ? undefined
          : this.#grow(
              node,
              group.map(([{ dossier }]) => dossier),
            )
      if (!grown || grown.name !== this.#memory.nodes.get(node)?.name) continue
      this.#grown.set(node, grown)
      for (const [{ figure }] of group) this.#plain.set(figure.id, node)
    }
  }

  /** What was computed, with the figures that were joined plainly. */
  async #together(computed: Computed, plain: ReadonlyMap<string, string>): Promise<People> {
    const nodes = new Map([...new Set(plain.values())].flatMap((node) => this.#nodeGrown(node)))
    const { owner, layer, takenOut } = computed.resolved
    const more = [...plain.keys()].flatMap((id) => this.#memory.figures.get(id) ?? [])
    const told = new Map([...computed.told, ...more.map((known) => [known.figure.id, known] as const)])
    return {
      ids: new Set([...computed.ids, ...plain.keys()]),
      told,
      before: computed.before,
      changed: [...computed.changed, ...plain.keys()],
      joined: new Set(nodes.keys()),
      claims: [...computed.told.values(), ...(await this.#officers(plain))].flatMap(({ claims }) => claims),
      resolved: {
        takenOut,
        layer: {
          figures: sortById([...layer.figures, ...nodes.values()]),
          refersTo: sortLines([...layer.refersTo, ...[...plain].map(([from, to]) => ({ from, to }))]),
        },
        owner: {
          of: (figure) => nodes.get(plain.get(figure) ?? '') ?? owner.of(figure),
          node: (id) => nodes.get(id) ?? owner.node(id),
        },
      },
    }
  }

  /** A node with some figures more; where its name is another now, everything about it is computed and counted anew. */
  #grow(node: string, figures: readonly Dossier[]): FigureNode | undefined {
    const tallied = this.#memory.tallies.get(node)
    if (!tallied) return undefined
    for (const figure of figures) addFigure(tallied.tally, figure)
    return describeTally(tallied.tally, node, tallied.unsure, undefined)
  }

  #nodeGrown(node: string): readonly (readonly [string, FigureNode])[] {
    const grown = this.#grown.get(node)
    return grown ? [[node, grown]] : []
  }

  /** The figures of people whose offices are told of again. */
  async #officers(plain: ReadonlyMap<string, string>): Promise<readonly KnownFigure[]> {
    const { figures } = this.#memory
    const told = [...plain].filter(([id]) => (figures.get(id)?.claims.length ?? 0) > 0)
    const nodes = new Set(told.map(([, node]) => node))
    const own = [...plain].filter(([, node]) => nodes.has(node)).map(([id]) => id)
    return this.#figures.known(new Set([...own, ...(await this.#figures.members([...nodes]))]))
  }

  /** Which meeting is which, among all reports that may say something about each other. */
  async #meetings(seeds: Seeds, people: People, judgements: readonly Judgement[]): Promise<Meetings> {
    const found = await Promise.all([
      this.#view.ids('reportsOfArticles', this.#sources),
      this.#view.ids('reportsOfFigures', people.changed),
    ])
    const altered = new Set([
      ...seeds.reports,
      ...found.flatMap((ids) => [...ids]),
      ...correctedWith(judgements, new Set(people.changed)),
    ])
    const known = new KnownReports(this.#figures, people, this.#decisions)
    const all = await grow(altered, (frontier) => this.#beside(frontier, altered, known))
    await known.load(all)
    const told = [
      ...[...people.told.values()].map(({ figure }) => figure.articleId),
      ...people.claims.map(({ articleId }) => articleId),
    ]
    const { copies, compared } = await this.#copies([...known.articlesOf(all), ...told])
    return { ids: new Set([...all].filter((id) => known.has(id))), known, copies, compared }
  }

  /** The reports that some others bring in: of the same meeting, joined by decision, or saying something about each other. */
  async #beside(
    frontier: readonly string[],
    altered: ReadonlySet<string>,
    known: KnownReports,
  ): Promise<ReadonlySet<string>> {
    await known.load(frontier)
    const told = known.told(frontier)
    const [new_, old] = [
      told.flatMap((one) => this.#pairsOf([...one.all])),
      (await this.#attendants(frontier.filter((id) => altered.has(id)))).flatMap((all) => this.#pairsOf(all)),
    ]
    const alone = told.filter((one) => one.all.size === 1).flatMap((one) => [...one.all])
    const candidates = new Set([
      ...(await this.#figures.reportsOfPairs([...new_, ...old])),
      ...(alone.length > 0 ? await this.#view.reportsAlone(alone) : []),
    ])
    await known.load(candidates)
    const { copies } = await this.#copies(known.articlesOf([...frontier, ...candidates]))
    return new Set([
      ...(await this.#figures.tellers((await this.#figures.meetings(frontier)).values())),
      ...frontier.flatMap((id) => this.#links.get(id) ?? []),
      ...speaking(told, known.told(candidates), (id) => altered.has(id) && known.wasTold(id), copies),
    ])
  }

  async #attendants(reports: readonly string[]): Promise<readonly (readonly string[])[]> {
    const told = (await this.#figures.meetings(reports)).keys()
    return this.#view.attendants(told)
  }

  /** Every pair once, the one of whom fewer articles tell before the other. */
  #pairsOf(nodes: readonly string[]): readonly Pair[] {
    return pairsOf([...nodes].sort((a, b) => this.#figures.fame(a) - this.#figures.fame(b)))
  }

  #wanted({ claims, resolved }: People, { ids, known, copies }: Meetings, moved: ReadonlySet<string>): Layer {
    const located = known.located()
    const { reports, articles } = known.part(ids)
    const owner = known.owner
    const nameOf = (node: string): string => owner.node(node)?.name ?? ''
    const layer = {
      figures: resolved.layer.figures,
      refersTo: resolved.layer.refersTo.filter(({ from }) => moved.has(from)),
      ...resolveMeetings(reports, articles, this.#decisions, copies, located, nameOf),
      holds: holdings(claims, located.node, (figure) => owner.of(figure)?.kind, copies.source, nameOf),
      copyOf: copies.list,
      takenOut: sortById([...resolved.takenOut, ...takenOutReports(reports, located)]),
    }
    return toRows(layer, (id) => owner.node(id)?.kind)
  }

  /** The stored counterpart of what was computed. */
  async #stored(
    seeds: Seeds,
    people: People,
    { ids, compared }: Meetings,
    moved: ReadonlySet<string>,
    wanted: Layer,
  ): Promise<Layer> {
    const owners = [...new Set([...people.before.values()].map(({ node }) => node))]
    const ownerless = [...people.ids].filter((id) => !people.before.has(id))
    const meetings = new Set([
      ...(await this.#figures.meetings(ids)).values(),
      ...seeds.nodes,
      ...wanted.nodes.map(({ id }) => id),
    ])
    const nodes = new Set([...owners, ...people.joined, ...meetings, ...ownerless, ...ids])
    const officers = new Set(people.claims.flatMap(({ about }) => people.resolved.owner.of(about)?.id ?? []))
    const actors = [
      ...owners,
      ...seeds.nodes,
      ...wanted.nodes
        .filter(({ label, id }) => label === 'Actor' && (!people.joined.has(id) || officers.has(id)))
        .map(({ id }) => id),
    ]
    const [stored, ...lines] = await Promise.all([
      this.#view.layerNodes(nodes),
      this.#view.layerLines('from', 'Figure', 'REFERS_TO', moved),
      this.#view.layerLines('from', 'Report', 'TELLS_OF', ids),
      this.#view.layerLines('to', 'Meeting', 'ATTENDED', meetings),
      this.#view.layerLines('from', 'Meeting', 'HELD_AT', meetings),
      this.#view.layerLines('from', 'Meeting', 'POSSIBLY_SAME', meetings),
      this.#view.layerLines('to', 'Meeting', 'POSSIBLY_SAME', meetings),
      this.#view.layerLines('from', 'Actor', 'HOLDS', actors),
      this.#view.layerLines('from', 'Article', 'COPY_OF', compared),
    ])
    return { nodes: stored, lines: lines.flat() }
  }
}

type Computed = Omit<People, 'joined' | 'claims'>

interface Meetings {
  readonly ids: ReadonlySet<string>
  readonly known: KnownReports
  readonly copies: Copies
  readonly compared: ReadonlySet<string>
}

/** Addresses that people put together, both ways. */
function joinedByDecision(judgements: readonly Judgement[]): ReadonlyMap<string, readonly string[]> {
  const links = new Map<string, string[]>()
  for (const { kind, left, right, retracted } of judgements) {
    const [one, other] = [left[0], right[0]]
    if (kind !== 'same' || retracted || one === undefined || other === undefined) continue
    addTo(links, one, other)
    addTo(links, other, one)
  }
  return links
}

/** Reports in which people put some figures as taking part. */
function correctedWith(judgements: readonly Judgement[], figures: ReadonlySet<string>): readonly string[] {
  return judgements
    .filter(({ correction }) => correction?.participants?.some((figure) => figures.has(figure)))
    .flatMap(({ left }) => left)
}

/** Figures whose node is another than the store has, with that node. */
function movedFigures({ ids, before, resolved }: People): readonly (readonly [string, string | undefined])[] {
  return [...ids].flatMap((id) => {
    const node = resolved.owner.of(id)?.id
    return before.get(id)?.node === node ? [] : [[id, node] as const]
  })
}

/** Which meeting each of some reports tells of. */
function tellsOf(reports: Iterable<string>, { lines }: Layer): readonly (readonly [string, string | undefined])[] {
  const meetings = new Map(lines.flatMap(({ type, from, to }) => (type === 'TELLS_OF' ? [[from, to] as const] : [])))
  return [...reports].map((id) => [id, meetings.get(id)] as const)
}

/** Who takes part in each meeting of a part of the canonical layer. */
function attendantsIn({ lines }: Layer): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const { type, from, to } of lines) if (type === 'ATTENDED') addTo(found, to, from)
  return found
}

function nodesOf({ resolved }: People): readonly Omit<LedgerOwner, 'figure'>[] {
  return resolved.layer.figures.map(({ id, kind, name }) => ({ node: id, kind, name }))
}

function changedFigures(
  ids: Iterable<string>,
  before: ReadonlyMap<string, LedgerOwner>,
  now: Owner,
): readonly string[] {
  return [...ids].filter((id) => {
    const [old, own] = [before.get(id), now.of(id)]
    return old?.node !== own?.id || old?.name !== own?.name
  })
}

function pairsOf(nodes: readonly string[]): readonly Pair[] {
  return nodes.flatMap((one, at) => nodes.slice(at + 1).map((other) => ({ one, other })))
}

/** Of some candidates those that say something about one of the reports; of an altered report's, all. */
function speaking(
  told: readonly ToldMeeting[],
  candidates: readonly ToldMeeting[],
  altered: (id: string) => boolean,
  copies: Copies,
): readonly string[] {
  if (told.some(({ id }) => altered(id))) return candidates.map(({ id }) => id)
  const byPair = new Map<string, ToldMeeting[]>()
  for (const candidate of candidates) for (const key of pairKeys(candidate)) addTo(byPair, key, candidate)
  return told.flatMap((one) => {
    const near = new Set(pairKeys(one).flatMap((key) => byPair.get(key) ?? []))
    return [...near].filter((other) => speaks(one, other, copies)).map(({ id }) => id)
  })
}

function speaks(one: ToldMeeting, other: ToldMeeting, copies: Copies): boolean {
  const { tier, possible } = pair(one, other, copies)
  return tier !== undefined || possible
}

/** What stands beside an article, before it is removed. */
export async function seedsBeside(view: LedgerView, article: string): Promise<Seeds> {
  const [figures, reports] = [
    await view.ids('figuresOfArticles', [article]),
    await view.ids('reportsOfArticles', [article]),
  ]
  const judgements = await view.judgements()
  const links = joinedByDecision(judgements)
  const pairs = (await view.attendants(reports)).flatMap((all) => pairsOf(all))
  const together = (await view.meetingsOfPairs(pairs)).map(({ meeting }) => meeting)
  const owners = (await view.owners(figures)).map(({ node }) => node)
  const linked = (ids: ReadonlySet<string>): readonly string[] => [...ids].flatMap((id) => links.get(id) ?? [])
  return {
    articles: [...(await grow([article], (ids) => view.ids('copies', ids)))].filter((id) => id !== article),
    figures: [
      ...(await view.ids('figuresSharingKeys', figures)),
      ...(await view.ids('figuresOfSameNode', figures)),
      ...linked(figures),
    ],
    reports: [
      ...(await view.ids('reportsOfSameMeeting', reports)),
      ...(await view.pairs('reportsOfMeetings', together)).map(([, report]) => report),
      ...(await view.reportsAlone(owners)),
      ...linked(reports),
      ...correctedWith(judgements, figures),
    ],
    nodes: [...owners, ...(await view.ids('meetingsOf', reports))],
  }
}

/** What a decision speaks of. */
export function seedsOf({ left, right, correction }: Judgement): Seeds {
  const addresses = [...left, ...right, ...(correction?.participants ?? [])]
  return {
    articles: [],
    figures: addresses.filter((id) => id.startsWith('f_')),
    reports: addresses.filter((id) => id.startsWith('r_')),
    nodes: [],
  }
}
