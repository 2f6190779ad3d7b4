import type { Certainty, Correction, MeetingKind, Participation, Report, ReportedDate, ReportStatus } from '#contract'
import type { BaseArticle, Told } from './base.ts'
import { dayNumber, type Interval } from './days.ts'
import type { RankedItem } from './dossier.ts'
import { byRank } from './dossier.ts'
import type { Site } from './sites.ts'

/** A report with its participants and place as nodes of the graph, and with what people corrected. */
export interface ToldMeeting extends RankedItem {
  readonly kind: MeetingKind
  readonly status: ReportStatus
  readonly date: Pick<ReportedDate, 'value' | 'precision' | 'basis' | 'from' | 'to'> | undefined
  readonly certainty: Certainty
  readonly confidence: number
  readonly participants: readonly (Participation & { readonly node: string })[]
  readonly place: { readonly node: string; readonly site: Site } | undefined
  readonly published: number | undefined
  /** The days on which it can have been, where the report tells both ends. */
  readonly days: Interval | undefined
  /** Nodes of all who take part, and of the people among them. */
  readonly all: ReadonlySet<string>
  readonly people: ReadonlySet<string>
}

export interface Located {
  /** The node a figure belongs to. */
  node(figure: string): string | undefined
  isPerson(node: string): boolean
  site(figure: string): Site
  correction(report: string): Correction | undefined
}

/** The reports as meetings told, in the order of representatives; what has nobody taking part is left out. */
export function toldMeetings(
  reports: readonly Told<Report>[],
  articles: readonly BaseArticle[],
  located: Located,
): readonly ToldMeeting[] {
  const published = new Map(articles.map((article) => [article.id, article.publishedAt]))
  return reports
    .flatMap((report) => {
      const correction = located.correction(report.id)
      if (correction?.noMeeting) return []
      const participants = takingPart(report.participants, correction?.participants, located)
      if (participants.length === 0) return []
      const day = published.get(report.articleId)
      const place = report.place && located.node(report.place.figure)
      const date = correctedDate(report.date, correction)
      const all = new Set(participants.map((participant) => participant.node))
      const told: ToldMeeting = {
        id: report.id,
        articleId: report.articleId,
        publishedAt: day ?? '9999',
        start: report.start,
        kind: correction?.kind ?? report.kind,
        status: correction?.status ?? report.status,
        date,
        days: daysIn(date),
        certainty: report.certainty,
        confidence: report.confidence,
        participants,
        place: place && report.place ? { node: place, site: located.site(report.place.figure) } : undefined,
        published: day === undefined ? undefined : dayNumber(day),
        all,
        people: new Set([...all].filter((node) => located.isPerson(node))),
      }
      return [told]
    })
    .sort(byRank)
}

function takingPart(
  reported: readonly Participation[],
  corrected: readonly string[] | undefined,
  located: Located,
): ToldMeeting['participants'] {
  const wanted = corrected === undefined ? reported : corrected.map((figure) => asReported(figure, reported, located))
  const found = new Map<string, Participation & { node: string }>()
  for (const participation of wanted) {
    const node = located.node(participation.figure)
    if (node !== undefined && !found.has(node)) found.set(node, { ...participation, node })
  }
  return [...found.values()]
}

/** Somebody whom a person put in, with the words of the report where it names them too. */
function asReported(figure: string, reported: readonly Participation[], located: Located): Participation {
  const same = reported.find((participation) => located.node(participation.figure) === located.node(figure))
  return same ?? { figure, role: 'participant', start: 0, end: 1 }
}

function correctedDate(date: ReportedDate | undefined, correction: Correction | undefined): ToldMeeting['date'] {
  const from = correction?.dateFrom ?? correction?.dateTo
  if (from === undefined) return date
  const to = correction?.dateTo ?? from
  return { value: from, precision: from === to ? 'day' : 'range', basis: 'explicit', from, to }
}

function daysIn(date: ToldMeeting['date']): Interval | undefined {
  const { from, to, precision } = date ?? {}
  return from && to && precision !== 'bound' ? { from: dayNumber(from), to: dayNumber(to) } : undefined
}
