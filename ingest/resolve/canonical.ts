import type { Figure, Judgement, Report } from '#contract'
import type { BaseArticle, BaseLayer, Told } from './base.ts'
import { type Copies, findCopies } from './copies.ts'
import { type Decisions, decide } from './decisions.ts'
import { describeFigure, type Keep } from './describe-figure.ts'
import { attendances, describeMeeting, sites } from './describe-meeting.ts'
import { type Dossier, dossiers } from './dossier.ts'
import { clusterFigures } from './figures.ts'
import { holdings } from './holdings.ts'
import { type CanonicalLayer, type FigureNode, sortById, sortLines } from './layer.ts'
import { clusterMeetings } from './meetings.ts'
import { siteOf } from './sites.ts'
import { type Located, toldMeetings } from './told-meeting.ts'

/** Grows with every change after which the same articles may give another graph. */
export const ALGORITHM_VERSION = 2

/** The canonical layer: a pure function of what the articles say and what people decided. */
export function canonicalise(base: BaseLayer, judgements: readonly Judgement[]): CanonicalLayer {
  const kinds = new Map([
    ...base.figures.map(({ id, kind }) => [id, kind] as const),
    ...base.reports.map(({ id }) => [id, 'report'] as const),
  ])
  const decisions = decideAmong(judgements, kinds)
  const copies = findCopies(base.prints)
  const figures = resolveFigures(dossiers(base), decisions, copies)
  const located = locate(figures.owner, finder(base.figures), decisions)
  const nameOf = (node: string): string => figures.owner.node(node)?.name ?? ''
  return {
    ...figures.layer,
    ...resolveMeetings(base.reports, base.articles, decisions, copies, located, nameOf),
    holds: holdings(base.claims, located.node, (figure) => figures.owner.of(figure)?.kind, copies.source, nameOf),
    copyOf: copies.list,
    takenOut: sortById([...figures.takenOut, ...takenOutReports(base.reports, located)]),
  }
}

/** The decisions that speak of what is there; a `same` of two kinds can come about when an article is read anew, and says nothing then. */
export function decideAmong(judgements: readonly Judgement[], kinds: ReadonlyMap<string, string>): Decisions {
  const meant = judgements.filter(
    ({ kind, left, right }) => kind !== 'same' || kinds.get(left[0] ?? '') === kinds.get(right[0] ?? ''),
  )
  return decide(meant, (address) => kinds.has(address))
}

/** Whom figures belong to. */
export interface Owner {
  /** The node that a figure belongs to. */
  of(figure: string): Pick<FigureNode, 'id' | 'kind' | 'name'> | undefined
  node(id: string): Pick<FigureNode, 'id' | 'kind' | 'name'> | undefined
}

export interface ResolvedFigures {
  readonly layer: Pick<CanonicalLayer, 'figures' | 'refersTo'>
  readonly takenOut: CanonicalLayer['takenOut']
  readonly owner: Owner
}

/** Who is who among some figures. */
export function resolveFigures(
  told: readonly Dossier[],
  decisions: Decisions,
  copies: Copies,
  keep?: Keep,
): ResolvedFigures {
  const clusters = clusterFigures(told, decisions, copies)
  const nodes = new Map(
    clusters.map((cluster) => [cluster.id, describeFigure(cluster, decisions, copies.source, keep)]),
  )
  const owners = new Map(
    clusters.flatMap((cluster) => cluster.members.map((member) => [member.id, nodes.get(cluster.id)] as const)),
  )
  const refersTo = clusters.flatMap((cluster) => cluster.members.map((member) => ({ from: member.id, to: cluster.id })))
  return {
    layer: { figures: sortById([...nodes.values()]), refersTo: sortLines(refersTo) },
    takenOut: told.filter(({ id }) => !owners.has(id)).map(({ id, names }) => ({ id, was: names[0] ?? '' })),
    owner: { of: (figure) => owners.get(figure), node: (id) => nodes.get(id) },
  }
}

type FindFigure = (id: string) => Pick<Figure, 'name' | 'country'> | undefined

/** Finds figures among some by their ids. */
export function finder(figures: readonly Figure[]): FindFigure {
  const known = new Map(figures.map((figure) => [figure.id, figure]))
  return (id) => known.get(id)
}

/** Where the reports' figures lead, with what people corrected. */
export function locate(owner: Owner, find: FindFigure, decisions: Decisions): Located {
  return {
    node: (figure) => owner.of(figure)?.id,
    isPerson: (node) => owner.node(node)?.kind === 'actor',
    site: (figure) => siteOf(find(figure) ?? { name: figure }),
    correction: (report) => decisions.corrections.get(report),
  }
}

/** Which meeting is which among some reports. */
export function resolveMeetings(
  reports: readonly Told<Report>[],
  articles: readonly BaseArticle[],
  decisions: Decisions,
  copies: Copies,
  located: Located,
  nameOf: (node: string) => string,
): Pick<CanonicalLayer, 'meetings' | 'attended' | 'heldAt' | 'tellsOf' | 'possiblySame'> {
  const { meetings, likenesses } = clusterMeetings(toldMeetings(reports, articles, located), decisions, copies)
  const tellsOf = meetings.flatMap((meeting) => meeting.members.map((member) => ({ from: member.id, to: meeting.id })))
  return {
    meetings: sortById(meetings.map((meeting) => describeMeeting(meeting, nameOf, copies.source))),
    attended: sortLines(meetings.flatMap((meeting) => attendances(meeting, copies.source))),
    heldAt: sortLines(meetings.flatMap((meeting) => sites(meeting, copies.source))),
    tellsOf: sortLines(tellsOf),
    possiblySame: likenesses.map(({ left, right, reasons }) => ({ from: left, to: right, reasons })),
  }
}

/** Reports that tell of no meeting: as people said, or because nobody is left to take part. */
export function takenOutReports(reports: readonly Told<Report>[], located: Located): CanonicalLayer['takenOut'] {
  const told = new Set(toldMeetings(reports, [], located).map(({ id }) => id))
  return reports.filter(({ id }) => !told.has(id)).map(({ id, quote }) => ({ id, was: quote }))
}
