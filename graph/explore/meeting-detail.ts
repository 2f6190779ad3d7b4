import type { GraphNode, MeetingDetail, ParticipantView, Role } from '#contract'
import type { Engine, Row } from '../engine.ts'
import { groupedBy } from '../grouped-by.ts'
import { officesOfFigures } from '../statements/explore-figure.ts'
import { attendanceOf, placesOf, possiblySame } from '../statements/explore-meeting.ts'
import { partsOfReports, reportsOfMeeting } from '../statements/explore-reports.ts'
import { disagreements } from './disagreements.ts'
import type { Sources } from './evidence.ts'
import { identityOf } from './identity.ts'
import { summariesOf } from './meetings.ts'
import { byName, compareText, nodeIn } from './nodes.ts'
import { proofIn, type ReadReports, readReports } from './reports.ts'
import { maybeText, present, rowsOf, text, texts } from './rows.ts'

/** Everything the panel tells of a meeting. */
export async function meetingDetail(engine: Engine, address: string, node: GraphNode): Promise<MeetingDetail> {
  const [reported, attendance, places, likes, identity] = await Promise.all([
    engine.read(reportsOfMeeting(node.id)),
    engine.read(attendanceOf(node.id)),
    engine.read(placesOf(node.id)),
    engine.read(possiblySame(node.id)),
    identityOf(engine, node),
  ])
  const reports = await readReports(engine, reported)
  const parts = await rowsOf(engine, partsOfReports(reports.views.map(({ id }) => id)))
  const offices = await rowsOf(engine, officesOfFigures([...new Set(parts.map((row) => text(row, 'figure')))]))
  return present({
    kind: 'meeting' as const,
    node,
    address,
    members: reports.views.map(({ id }) => id),
    identity,
    participants: participantsOf(attendance, parts, officesBy(parts, offices, node), reports.sources),
    place: placeOf(places, reports),
    reports: [...reports.views],
    possiblySame: await likenesses(engine, likes),
    disagreements: disagreementsOf(reports),
  })
}

function participantsOf(
  attendance: readonly Row[],
  parts: readonly Row[],
  offices: ReadonlyMap<string, string>,
  sources: Sources,
): ParticipantView[] {
  const told = groupedBy(parts, (row) => text(row, 'node'))
  const views = attendance.map((row) => {
    const node = nodeIn(row)
    return present({
      node,
      role: text(row, 'role') as Role,
      side: maybeText(row, 'side'),
      office: offices.get(node.id),
      evidence: sources.all((told.get(node.id) ?? []).map(proofIn).toSorted(byPosition)),
    })
  })
  return views.toSorted(bySide)
}

function byPosition(a: { article: string; start: number }, b: { article: string; start: number }): number {
  return compareText(a.article, b.article) || a.start - b.start
}

/** Those who came together stand together, hosts first, those of no side last. */
function bySide(a: ParticipantView, b: ParticipantView): number {
  const host = (part: ParticipantView) => (part.role === 'host' ? 0 : 1)
  return compareText(a.side ?? '\uffff', b.side ?? '\uffff') || host(a) - host(b) || byName(a.node, b.node)
}

/** What each participant was that day by the reports' own articles: the title told most often. */
function officesBy(parts: readonly Row[], offices: readonly Row[], meeting: GraphNode): ReadonlyMap<string, string> {
  const node = new Map(parts.map((row) => [text(row, 'figure'), text(row, 'node')]))
  const once = new Map(offices.map((row) => [text(row, 'claim'), row]))
  const valid = [...once.values()].filter((row) => heldOn(row, meeting))
  const byNode = groupedBy(valid, (row) => node.get(text(row, 'figure')) ?? '')
  return new Map([...byNode].map(([id, rows]) => [id, mostTold(rows)]))
}

function heldOn(office: Row, { date }: GraphNode): boolean {
  const [since, until] = [maybeText(office, 'since'), maybeText(office, 'until')]
  const [first, last] = [date?.from ?? date?.to, date?.to ?? date?.from]
  if (first === undefined || last === undefined) return until === undefined
  return (since === undefined || since <= last) && (until === undefined || until >= first)
}

function mostTold(rows: readonly Row[]): string {
  const titles = groupedBy(rows, (row) => text(row, 'title'))
  const ranked = [...titles].toSorted(([a, x], [b, y]) => y.length - x.length || compareText(a, b))
  return ranked[0]?.[0] ?? ''
}

/** A copy has nothing of its own to say where its original is among the reports: what differs is the translation. */
function disagreementsOf({ views, places }: ReadReports): MeetingDetail['disagreements'] {
  const articles = new Set(views.map(({ article }) => article.id))
  const own = views.filter(({ copyOf }) => copyOf === undefined || !articles.has(copyOf.article.id))
  const ids = new Set(own.map(({ id }) => id))
  return disagreements(
    own,
    places.filter(({ report }) => ids.has(report)),
  )
}

/** The place that most reports tell of, with the words of each. */
function placeOf(rows: readonly Row[], reports: ReadReports): MeetingDetail['place'] {
  const told = rows.map((row) => {
    const node = nodeIn(row)
    const own = reports.places.filter((place) => place.node.id === node.id)
    const evidence = reports.sources.all(own.map(({ proof }) => proof).toSorted(byPosition))
    return { node, reports: new Set(own.map(({ report }) => report)).size, evidence }
  })
  return told.toSorted((a, b) => b.reports - a.reports || compareText(a.node.id, b.node.id))[0]
}

async function likenesses(engine: Engine, rows: readonly Row[]): Promise<MeetingDetail['possiblySame']> {
  const reasons = new Map(rows.map((row) => [nodeIn(row).id, [...texts(row, 'reasons')]]))
  const nodes = rows.map((row) => nodeIn(row)).toSorted((a, b) => compareText(a.id, b.id))
  const summaries = await summariesOf(engine, nodes)
  return summaries.map((meeting) => ({ meeting, reasons: reasons.get(meeting.meeting.id) ?? [] }))
}
