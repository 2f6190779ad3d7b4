import { bodyKey, concepts } from './bodies.ts'
import { Clusters } from './clusters.ts'
import type { Copies } from './copies.ts'
import type { Decisions } from './decisions.ts'
import { byRank, type Dossier } from './dossier.ts'
import { figureKeys } from './keys.ts'
import { CONTRADICTION, matchNames, SURE } from './names.ts'
import { parseName } from './parse-name.ts'
import { siteOf } from './sites.ts'
import { addTo, byText, groupBy } from './union.ts'
import { wellKnown } from './well-known.ts'

/** One person, organisation or place: its figures in the order of representatives, the first giving the id. */
export interface FigureCluster {
  readonly id: string
  readonly members: readonly Dossier[]
  /** The machine thinks that another node may be the same, and leaves it to people. */
  readonly unsure: boolean
}

/** Puts figures together: by decision first, then by name, then by name and context. */
export function clusterFigures(
  figures: readonly Dossier[],
  decisions: Decisions,
  copies: Copies,
): readonly FigureCluster[] {
  const kept = figures.filter((figure) => !decisions.dropped.has(figure.id))
  return [...groupBy(kept, (figure) => figure.kind)].flatMap(([kind, members]) =>
    kind === 'actor' ? clusterPeople(members, decisions, copies) : clusterNamed(members, decisions, copies),
  )
}

/** Organisations and places: one key, one node; what has no key is one only with its copies. */
function clusterNamed(figures: readonly Dossier[], decisions: Decisions, copies: Copies): readonly FigureCluster[] {
  const clusters = new Clusters(figures, decisions)
  for (const group of groupBy(figures, namedKey).values()) firstFit(clusters, group)
  for (const [a, b] of copiedPairs(figures, copies)) {
    if (a.kind === 'organisation' && sameIdeas(a, b)) joinUnlessApart(clusters, a, b)
  }
  return clusters.list().map(({ id, members }) => ({ id, members, unsure: false }))
}

/** What organisations and places are one by; the same for no other where the name says too little. */
export function namedKey(figure: Dossier): string {
  const named = {
    name: figure.names[0] ?? '',
    class: figure.class as never,
    ...(figure.country && { country: figure.country }),
  }
  return (figure.kind === 'place' ? siteOf(named).key : bodyKey(named)) ?? `only ${figure.id}`
}

function sameIdeas(a: Dossier, b: Dossier): boolean {
  if (a.class !== b.class) return false
  const [left, right] = [concepts(a.names[0] ?? ''), concepts(b.names[0] ?? '')]
  return left.length > 0 && left.join(' ') === right.join(' ')
}

/** Each joins the first cluster of its group that nobody keeps it apart from. */
function firstFit(clusters: Clusters<Dossier>, group: readonly Dossier[]): void {
  let heads: string[] = []
  for (const figure of group) {
    const own = clusters.root(figure.id)
    heads = [...new Set(heads.map((head) => clusters.root(head)))]
    const fit = heads.find((head) => head === own || !clusters.keptApart(head, own))
    if (fit === undefined) heads.push(own)
    else if (fit !== own) clusters.join(fit, own)
  }
}

function joinUnlessApart(clusters: Clusters<Dossier>, a: Dossier, b: Dossier): void {
  const [left, right] = [clusters.root(a.id), clusters.root(b.id)]
  if (left !== right && !clusters.keptApart(left, right) && !clusters.shareArticle(left, right))
    clusters.join(left, right)
}

/** Pairs of figures whose articles are copies of each other, each once. */
function copiedPairs(figures: readonly Dossier[], copies: Copies): readonly (readonly [Dossier, Dossier])[] {
  const byArticle = groupBy(figures, (figure) => figure.articleId)
  return figures.flatMap((figure) =>
    [...copies.of(figure.articleId)]
      .filter((article) => figure.articleId < article)
      .flatMap((article) => (byArticle.get(article) ?? []).map((other) => [figure, other] as const)),
  )
}

interface Edge {
  readonly score: number
  readonly a: Dossier
  readonly b: Dossier
  /** Rests on the context: never joins what one article tells apart. */
  readonly contextual: boolean
}

function clusterPeople(figures: readonly Dossier[], decisions: Decisions, copies: Copies): readonly FigureCluster[] {
  const clusters = new Clusters(figures, decisions)
  const forms = groupBy(figures, formOf)
  for (const [form, group] of forms) if (isFull(form)) firstFit(clusters, group)
  const pairs = formPairs(forms)
  for (const edge of [...nameEdges(pairs, forms), ...contextEdges(pairs, forms, copies)].sort(byScore))
    join(clusters, edge, decisions)
  const open = openQuestions(pairs, forms, clusters)
  return clusters.list().map(({ root, id, members }) => ({ id, members, unsure: open.has(root) }))
}

/** Figures of one form have the same names: what is true of one by name is true of all. */
export function formOf(figure: Dossier): string {
  return JSON.stringify([...new Set(figure.names.map((name) => parseName(name).plain || name))].sort())
}

function namesOf(form: string): readonly string[] {
  return JSON.parse(form) as string[]
}

/** Whether a form has a name of more than one part. */
export function isFull(form: string): boolean {
  return namesOf(form).some((name) => name.includes(' '))
}

interface FormPair {
  readonly a: string
  readonly b: string
  readonly score: number
}

type Forms = ReadonlyMap<string, readonly Dossier[]>

/** All pairs of forms that share a key, with what their names say. */
function formPairs(forms: Forms): readonly FormPair[] {
  const byKey = new Map<string, Set<string>>()
  for (const [form, [one]] of forms) {
    for (const key of one ? figureKeys({ kind: 'actor', name: one.names[0] ?? '' }, one.names.slice(1)) : [])
      byKey.set(key, (byKey.get(key) ?? new Set()).add(form))
  }
  const found = new Map<string, FormPair>()
  for (const group of byKey.values()) {
    const sorted = [...group].sort(byText)
    for (const [at, a] of sorted.entries())
      for (const b of sorted.slice(at)) found.set(`${a}|${b}`, { a, b, score: scoreOf(forms, a, b) })
  }
  return [...found.values()].filter((pair) => pair.score >= CONTRADICTION)
}

function scoreOf(forms: Forms, a: string, b: string): number {
  return bestMatch(forms.get(a)?.[0]?.names ?? [], forms.get(b)?.[0]?.names ?? [])
}

/** How well the best pair of some names goes together. */
export function bestMatch(a: readonly string[], b: readonly string[]): number {
  return Math.max(0, ...a.flatMap((one) => b.map((other) => matchNames(one, other).score)))
}

/** Forms that name one person whatever the context: every figure of the one with every figure of the other. */
function nameEdges(pairs: readonly FormPair[], forms: Forms): readonly Edge[] {
  return pairs
    .filter(({ a, b, score }) => a !== b && score >= SURE)
    .flatMap(({ a, b, score }) =>
      crossed(forms.get(a) ?? [], forms.get(b) ?? []).map(([left, right]) => ({
        score,
        a: left,
        b: right,
        contextual: false,
      })),
    )
}

/** Two forms are joined figure by figure only as far as needed: the first of each with all of the other. */
function crossed(left: readonly Dossier[], right: readonly Dossier[]): readonly (readonly [Dossier, Dossier])[] {
  const [a, b] = [left[0], right[0]]
  if (!a || !b) return []
  return [...right.map((other) => [a, other] as const), ...left.slice(1).map((other) => [other, b] as const)]
}

const COMPANION = 0.3
const OFFICE = 0.3
const COUNTRY = 0.1
const OTHER_COUNTRY = -0.4
const COPY = 0.4
/** A surname that has one bearer whom everybody knows. */
const WELL_KNOWN = 0.3
/** What a name that leaves room for doubt and its context must reach together. */
const ENOUGH = 0.85

/** Names that leave room for doubt, with what the two articles tell beside them. */
function contextEdges(pairs: readonly FormPair[], forms: Forms, copies: Copies): readonly Edge[] {
  const edges = pairs
    .filter(({ a, b, score }) => score < SURE || (a === b && !isFull(a)))
    .flatMap((pair) => [...contextual(pair, forms, copies), ...wellKnownEdges(pair, forms, copies)])
  return withoutTies(edges)
}

/** `Putin` alone is the one whom everybody knows, where the article puts him in that state. */
function wellKnownEdges({ a, b, score }: FormPair, forms: Forms, copies: Copies): readonly Edge[] {
  const [one, other] = [wellKnown(forms.get(a)?.[0]?.names[0] ?? ''), wellKnown(forms.get(b)?.[0]?.names[0] ?? '')]
  if (!one || one.key !== other?.key) return []
  const [left, right] = [a, b].map((form) =>
    (forms.get(form) ?? []).filter((figure) => isFull(form) || figure.context.has(`country ${one.country}`)),
  )
  return crossed(left ?? [], right ?? [])
    .filter(([figure, known]) => figure.articleId !== known.articleId)
    .map(([figure, known]) => ({
      score: score + WELL_KNOWN + contextScore(figure, known, copies),
      a: figure,
      b: known,
      contextual: true,
    }))
    .filter((edge) => edge.score >= ENOUGH)
}

function contextual(pair: FormPair, forms: Forms, copies: Copies): readonly Edge[] {
  const right = forms.get(pair.b) ?? []
  const byMark = new Map<string, Dossier[]>()
  for (const figure of right)
    for (const mark of [...figure.context, `article ${figure.articleId}`]) addTo(byMark, mark, figure)
  return (forms.get(pair.a) ?? []).flatMap((figure) =>
    candidates(figure, byMark, copies)
      .filter((other) => other.articleId !== figure.articleId && (pair.a !== pair.b || byRank(figure, other) < 0))
      .map((other) => ({
        score: pair.score + contextScore(figure, other, copies),
        a: figure,
        b: other,
        contextual: true,
      }))
      .filter((edge) => edge.score >= ENOUGH),
  )
}

function candidates(
  figure: Dossier,
  byMark: ReadonlyMap<string, readonly Dossier[]>,
  copies: Copies,
): readonly Dossier[] {
  const marks = [
    ...[...figure.context].filter((mark) => !mark.startsWith('country ')),
    ...[...copies.of(figure.articleId)].map((article) => `article ${article}`),
  ]
  return [...new Set(marks.flatMap((mark) => byMark.get(mark) ?? []))]
}

/** Whether a name that leaves room for doubt and its context reach enough, whatever else speaks for a surname that everybody knows. */
export function mayJoin(a: Dossier, b: Dossier, likeness: number, copies: Copies): boolean {
  const known = [a, b].map((figure) => wellKnown(figure.names[0] ?? '')?.key)
  const bonus = known[0] !== undefined && known[0] === known[1] ? WELL_KNOWN : 0
  return likeness + bonus + contextScore(a, b, copies) >= ENOUGH
}

/** What the context adds to the likeness of two names. */
export function contextScore(a: Dossier, b: Dossier, copies: Copies): number {
  const shared = [...a.context].filter((mark) => b.context.has(mark))
  const has = (kind: string): boolean => shared.some((mark) => mark.startsWith(kind))
  const nations = [a, b].map((figure) => [...figure.context].filter((mark) => mark.startsWith('country ')))
  const conflict = nations.every((found) => found.length > 0) && !has('country ')
  return (
    (has('with ') ? COMPANION : 0) +
    (has('office ') ? OFFICE : 0) +
    (has('country ') ? COUNTRY : 0) +
    (conflict ? OTHER_COUNTRY : 0) +
    (copies.direct(a.articleId, b.articleId) ? COPY : 0)
  )
}

/** A figure that two different people fit equally well joins neither. */
function withoutTies(edges: readonly Edge[]): readonly Edge[] {
  const ends = edges.flatMap((edge) => [[edge.a, edge.b, edge.score] as const, [edge.b, edge.a, edge.score] as const])
  const tied = new Set<string>()
  for (const [id, found] of groupBy(ends, ([figure]) => figure.id)) {
    const best = Math.max(...found.map(([, , score]) => score))
    const names = [...new Set(found.filter(([, , score]) => score === best).map(([, other]) => other))]
    if (names.some((one, at) => names.slice(at + 1).some((other) => contradict(one.names, other.names)))) tied.add(id)
  }
  return edges.filter((edge) => !tied.has(edge.a.id) && !tied.has(edge.b.id))
}

function contradict(a: readonly string[], b: readonly string[]): boolean {
  return bestMatch(a, b) < CONTRADICTION
}

function byScore(one: Edge, other: Edge): number {
  return other.score - one.score || byText(one.a.id, other.a.id) || byText(one.b.id, other.b.id)
}

function join(clusters: Clusters<Dossier>, edge: Edge, decisions: Decisions): void {
  const [left, right] = [clusters.root(edge.a.id), clusters.root(edge.b.id)]
  if (left === right || clusters.keptApart(left, right)) return
  if (edge.contextual && clusters.shareArticle(left, right)) return
  const [a, b] = [voices(clusters.members(left), decisions), voices(clusters.members(right), decisions)]
  if (!a.some((one) => b.some((other) => contradict(one, other)))) clusters.join(left, right)
}

/** The names in a cluster; those that people joined by decision speak as one: where one of them agrees, none contradicts. */
function voices(members: readonly Dossier[], decisions: Decisions): readonly (readonly string[])[] {
  const blocks = groupBy(members, (member) => decisions.block(member.id))
  const found = [...blocks.values()].map((block) => [...new Set(block.flatMap((member) => member.names))].sort())
  return [...new Map(found.map((names) => [names.join('|'), names])).values()]
}

/** Clusters that may be the same as another one, for people to decide: those without a full name, and those of like full names. */
function openQuestions(pairs: readonly FormPair[], forms: Forms, clusters: Clusters<Dossier>): ReadonlySet<string> {
  const named = new Set([...forms].filter(([form]) => isFull(form)).flatMap(([, group]) => rootsOf(group, clusters)))
  const open = new Set<string>()
  for (const { a, b } of pairs) {
    const roots = new Set([a, b].flatMap((form) => rootsOf(forms.get(form) ?? [], clusters)))
    if (roots.size < 2) continue
    const alike = isFull(a) && isFull(b)
    for (const root of roots) if (alike || !named.has(root)) open.add(root)
  }
  return open
}

function rootsOf(group: readonly Dossier[], clusters: Clusters<Dossier>): readonly string[] {
  return group.map((figure) => clusters.root(figure.id))
}
