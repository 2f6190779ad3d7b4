import type { Certainty, MeetingStatus, Role } from '#contract'
import { lengthOf } from './days.ts'
import { mostFrequent } from './describe-figure.ts'
import { searchText } from './fold.ts'
import type { Attended, HeldAt, MeetingNode } from './layer.ts'
import type { MeetingCluster } from './meetings.ts'
import type { ToldMeeting } from './told-meeting.ts'
import { groupBy } from './union.ts'

type Source = (article: string) => string

/** A meeting as all its reports together tell it. */
export function describeMeeting(meeting: MeetingCluster, nameOf: (id: string) => string, source: Source): MeetingNode {
  const { members } = meeting
  const date = dateOf(members, source)
  const names = participantsOf(members).map(nameOf)
  return {
    id: meeting.id,
    name: names.join(' – '),
    search: searchText(names),
    kind: mostFrequent(members.map((member) => member.kind)) ?? 'bilateral',
    status: statusOf(members),
    ...(date?.from && { dateFrom: date.from }),
    ...(date?.to && { dateTo: date.to }),
    ...(date && { datePrecision: date.precision, dateBasis: date.basis }),
    sources: sourcesOf(members, source),
    reports: members.length,
    certainty: best(members.map((member) => member.certainty)),
    confidence: Math.max(...members.map((member) => member.confidence)),
  }
}

/** Independent sources: articles less copies. */
function sourcesOf(members: readonly ToldMeeting[], source: Source): number {
  return new Set(members.map((member) => source(member.articleId))).size
}

/** Nodes that take part, in the order in which the reports name them. */
function participantsOf(members: readonly ToldMeeting[]): readonly string[] {
  return [
    ...new Set(
      members.flatMap((member) => [...member.participants].sort((a, b) => a.start - b.start).map(({ node }) => node)),
    ),
  ]
}

const CERTAINTIES: readonly Certainty[] = ['sure', 'likely', 'unsure']

function best(found: readonly Certainty[]): Certainty {
  return CERTAINTIES.find((certainty) => found.includes(certainty)) ?? 'unsure'
}

/** The day that most independent sources tell; of equals the most exact, then the first told. */
function dateOf(members: readonly ToldMeeting[], source: Source): ToldMeeting['date'] {
  const told = members.filter((member) => member.date !== undefined)
  const groups = [...groupBy(told, ({ date }) => `${date?.from} ${date?.to} ${date?.precision}`).values()]
  const ranked = groups.map((group, at) => ({
    date: group[0]?.date,
    sources: sourcesOf(group, source),
    days: spread(group[0]),
    at,
  }))
  return ranked.sort((a, b) => b.sources - a.sources || a.days - b.days || a.at - b.at)[0]?.date
}

function spread(told: ToldMeeting | undefined): number {
  const days = told?.days
  return days ? lengthOf(days) : Number.MAX_SAFE_INTEGER
}

/** Held somewhere and denied or called off elsewhere is contested, unless it was called off before the day and held all the same. */
function statusOf(members: readonly ToldMeeting[]): MeetingStatus {
  const has = (status: ToldMeeting['status']): readonly ToldMeeting[] =>
    members.filter((member) => member.status === status)
  const [held, cancelled, denied] = [has('held'), has('cancelled'), has('denied')]
  if (held.length > 0)
    return denied.length > 0 || cancelled.some((one) => !calledOffBefore(one, held)) ? 'contested' : 'held'
  if (cancelled.length > 0) return 'cancelled'
  return denied.length > 0 ? 'denied' : 'planned'
}

function calledOffBefore(cancelled: ToldMeeting, held: readonly ToldMeeting[]): boolean {
  return held.some((one) => {
    const days = one.days
    return days !== undefined && cancelled.published !== undefined && cancelled.published < days.from
  })
}

const ROLES: readonly Role[] = ['host', 'guest', 'mediator', 'delegation', 'participant']

/** A line from each participant, with the role that says most and the side as the first report tells it. */
export function attendances(meeting: MeetingCluster, source: Source): readonly Attended[] {
  const told = meeting.members.flatMap((member) => member.participants.map((participant) => ({ member, participant })))
  return [...groupBy(told, ({ participant }) => participant.node)].map(([node, found]) => {
    const roles = found.map(({ participant }) => participant.role)
    const side = found.find(({ participant }) => participant.side !== undefined)?.participant.side
    return {
      from: node,
      to: meeting.id,
      role: ROLES.find((role) => roles.includes(role)) ?? 'participant',
      ...(side !== undefined && { side }),
      sources: sourcesOf(
        found.map(({ member }) => member),
        source,
      ),
    }
  })
}

/** A line to each place told; a country is left out where a place in it is told too. */
export function sites(meeting: MeetingCluster, source: Source): readonly HeldAt[] {
  const placed = meeting.members.filter((member) => member.place !== undefined)
  const exact = new Set(
    placed.filter(({ place }) => place?.site.level !== 'country').map(({ place }) => place?.site.country),
  )
  const kept = placed.filter(({ place }) => place?.site.level !== 'country' || !exact.has(place.site.country))
  return [...groupBy(kept, ({ place }) => place?.node ?? '')].map(([node, found]) => ({
    from: meeting.id,
    to: node,
    sources: sourcesOf(found, source),
  }))
}
