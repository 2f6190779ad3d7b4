import type { Judgement } from '#contract'
import type { BaseLayer } from './base.ts'
import { findCopies } from './copies.ts'
import { decide } from './decisions.ts'
import { describeFigure } from './describe-figure.ts'
import { attendances, describeMeeting, sites } from './describe-meeting.ts'
import { dossiers } from './dossier.ts'
import { clusterFigures, type FigureCluster } from './figures.ts'
import { holdings } from './holdings.ts'
import { type CanonicalLayer, sortById, sortLines } from './layer.ts'
import { clusterMeetings } from './meetings.ts'
import { siteOf } from './sites.ts'
import { toldMeetings } from './told-meeting.ts'

/** Grows with every change after which the same articles may give another graph. */
export const ALGORITHM_VERSION = 1

/** The canonical layer: a pure function of what the articles say and what people decided. */
export function canonicalise(base: BaseLayer, judgements: readonly Judgement[]): CanonicalLayer {
  const figures = dossiers(base)
  const ids = new Set([...base.figures, ...base.reports].map(({ id }) => id))
  const decisions = decide(sameKinds(judgements, base), (address) => ids.has(address))
  const copies = findCopies(base)
  const clusters = clusterFigures(figures, decisions, copies)
  const owner = new Map(clusters.flatMap((cluster) => cluster.members.map((member) => [member.id, cluster] as const)))
  const told = toldMeetings(base, {
    node: (figure) => owner.get(figure)?.id,
    isPerson: (node) => owner.get(node)?.members[0]?.kind === 'actor',
    site: siteLookup(base),
    correction: (report) => decisions.corrections.get(report),
  })
  const { meetings, likenesses } = clusterMeetings(told, decisions, copies)
  const nodes = clusters.map((cluster) => describeFigure(cluster, decisions, copies.source))
  const names = new Map(nodes.map((node) => [node.id, node.name]))
  const nameOf = (id: string): string => names.get(id) ?? ''
  return {
    figures: sortById(nodes),
    meetings: sortById(meetings.map((meeting) => describeMeeting(meeting, nameOf, copies.source))),
    attended: sortLines(meetings.flatMap((meeting) => attendances(meeting, copies.source))),
    heldAt: sortLines(meetings.flatMap((meeting) => sites(meeting, copies.source))),
    holds: holdings(
      base.claims,
      (figure) => owner.get(figure)?.id,
      (figure) => owner.get(figure)?.members[0]?.kind,
      copies.source,
    ),
    refersTo: sortLines(
      clusters.flatMap((cluster) => cluster.members.map((member) => ({ from: member.id, to: cluster.id }))),
    ),
    tellsOf: sortLines(
      meetings.flatMap((meeting) => meeting.members.map((member) => ({ from: member.id, to: meeting.id }))),
    ),
    possiblySame: likenesses.map(({ left, right, reasons }) => ({ from: left, to: right, reasons })),
    copyOf: copies.list,
    takenOut: takenOut(base, owner, new Set(told.map(({ id }) => id))),
  }
}

/** A `same` of a person and a place can come about when a better reader reads anew; it says nothing then. */
function sameKinds(judgements: readonly Judgement[], base: BaseLayer): readonly Judgement[] {
  const kinds = new Map([
    ...base.figures.map(({ id, kind }) => [id, kind] as const),
    ...base.reports.map(({ id }) => [id, 'report'] as const),
  ])
  return judgements.filter(
    ({ kind, left, right }) => kind !== 'same' || kinds.get(left[0] ?? '') === kinds.get(right[0] ?? ''),
  )
}

function siteLookup(base: BaseLayer): (figure: string) => ReturnType<typeof siteOf> {
  const figures = new Map(base.figures.map((figure) => [figure.id, figure]))
  return (figure) => siteOf(figures.get(figure) ?? { name: figure })
}

function takenOut(
  base: BaseLayer,
  owner: ReadonlyMap<string, FigureCluster>,
  told: ReadonlySet<string>,
): CanonicalLayer['takenOut'] {
  const figures = base.figures.filter(({ id }) => !owner.has(id)).map(({ id, name }) => ({ id, was: name }))
  const reports = base.reports.filter(({ id }) => !told.has(id)).map(({ id, quote }) => ({ id, was: quote }))
  return sortById([...figures, ...reports])
}
