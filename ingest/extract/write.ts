import type { Article, Certainty, Claim, Figure, Mention, Participation, Reading, Report, Role } from '#contract'
import { claimId, figureId, mentionId, reportId } from '../ids.ts'
import type { Reported } from './confidence.ts'
import type { Draft } from './draft.ts'
import type { Attendee, Encounter } from './encounters.ts'
import type { DraftFigure, FigureMention, Office } from './figures.ts'
import { officeTitle, statesOfOffices } from './office-title.ts'

const READER = 'rules'
/** In cross-validation nine of ten of these are right: docs/extraction.md. */
const SURE = 0.84
const LIKELY = 0.6

interface Written {
  readonly article: Article
  readonly draft: Draft
  /** Bodies and states, those too that only an office names. */
  readonly owners: Owners
  readonly ids: ReadonlyMap<DraftFigure, string>
}

const certaintyOf = (chance: number): Certainty => (chance >= SURE ? 'sure' : chance >= LIKELY ? 'likely' : 'unsure')

/** Offices alone, which name someone too: `der Staatschef`. */
function officeMentions(draft: Draft): Map<DraftFigure, FigureMention[]> {
  const found = new Map<DraftFigure, FigureMention[]>()
  for (const one of draft.references) {
    const [figure] = one.figures
    const first = draft.passage.tokens[one.first]
    const last = draft.passage.tokens[one.last - 1]
    if (one.via !== 'office' || figure === undefined || first === undefined || last === undefined) continue
    const list = found.get(figure) ?? []
    list.push({
      first: one.first,
      last: one.last,
      start: first.start,
      end: last.end,
      sentence: one.sentence,
      form: 'office',
    })
    found.set(figure, list)
  }
  return found
}

function toFigure(id: string, draft: DraftFigure): Figure {
  return {
    id,
    kind: draft.kind,
    name: draft.name,
    ...(draft.class && { class: draft.class }),
    ...(draft.country && { country: draft.country }),
  }
}

function toMentions(written: Written, figure: DraftFigure, list: readonly FigureMention[]): Mention[] {
  const { article, ids } = written
  return list.map(({ start, end }) => ({
    id: mentionId(article.id, start, end, figure.kind),
    kind: figure.kind,
    text: article.text.slice(start, end),
    start,
    end,
    figure: ids.get(figure) as string,
  }))
}

function roleOf(encounter: Encounter, attendee: Attendee): Role {
  const { trigger } = encounter
  if (attendee.figure.class === 'delegation') return 'delegation'
  const { class: kind, form } = trigger.data
  if (kind !== 'receive' && kind !== 'summon') return 'participant'
  if (attendee.slot.sentence !== trigger.sentence) return 'participant'
  const passive = encounter.attendees.some(
    (one) => one.slot.governor === 'by' && one.slot.sentence === trigger.sentence,
  )
  if (passive) return attendee.slot.governor === 'by' ? 'host' : 'guest'
  const first = attendee.slot.last <= trigger.first
  return first && attendee === encounter.attendees.find((one) => one.slot.last <= trigger.first)
    ? 'host'
    : form === 'participle' || !first
      ? 'guest'
      : 'participant'
}

function toParticipation(written: Written, told: Reported, attendee: Attendee): Participation {
  const { tokens } = written.draft.passage
  const encounter = told.encounters.find((one) => one.attendees.includes(attendee)) ?? (told.encounters[0] as Encounter)
  return {
    figure: written.ids.get(attendee.figure) as string,
    role: roleOf(encounter, attendee),
    start: tokens[attendee.slot.first]?.start ?? 0,
    end: tokens[attendee.slot.last - 1]?.end ?? 0,
  }
}

function toReport(written: Written, told: Reported, number: number): Report {
  const { article, draft, ids } = written
  const encounter = told.encounters[0] as Encounter
  const sentence = draft.passage.sentences[encounter.trigger.sentence]
  const anchor = {
    start: draft.passage.tokens[encounter.trigger.first]?.start ?? 0,
    end: draft.passage.tokens[encounter.trigger.last - 1]?.end ?? 0,
  }
  const start = sentence?.start ?? anchor.start
  const end = sentence?.end ?? anchor.end
  return {
    id: reportId(article.id, anchor.start, anchor.end, number),
    kind: told.kind,
    status: told.status,
    quote: article.text.slice(start, end),
    start,
    end,
    anchor,
    ...(told.date && { date: { ...told.date.resolved, start: told.date.span.start, end: told.date.span.end } }),
    ...(told.place && {
      place: { figure: ids.get(told.place.figure) as string, start: told.place.start, end: told.place.end },
    }),
    participants: told.attendees.map((attendee) => toParticipation(written, told, attendee)),
    reader: READER,
    confidence: Number(told.confidence.toFixed(3)),
    certainty: certaintyOf(told.confidence),
  }
}

/** Bodies that are no states by the first token of each of their mentions, and states by country: found once, so that a long article stays linear. */
interface Owners {
  readonly bodies: ReadonlyMap<number, readonly { figure: DraftFigure; mention: FigureMention }[]>
  readonly states: ReadonlyMap<string, DraftFigure>
}

function indexOwners(figures: readonly DraftFigure[]): Owners {
  const bodies = new Map<number, { figure: DraftFigure; mention: FigureMention }[]>()
  const states = new Map<string, DraftFigure>()
  for (const figure of figures) {
    const { class: kind, country } = figure
    if (kind === 'state') {
      if (country !== undefined && !states.has(country)) states.set(country, figure)
      continue
    }
    if (figure.kind !== 'organisation') continue
    for (const mention of figure.mentions) {
      const same = bodies.get(mention.first)
      if (same === undefined) bodies.set(mention.first, [{ figure, mention }])
      else same.push({ figure, mention })
    }
  }
  return { bodies, states }
}

/** The body or state that an office belongs to, as figures of the article; `within` is the body that its own words name. */
function ownersOf(
  written: Written,
  office: Office,
): { within?: DraftFigure; inside?: FigureMention; state?: DraftFigure } {
  const { owners, draft } = written
  const state = office.country === undefined ? undefined : owners.states.get(office.country)
  const { tokens } = draft.passage
  for (let at = office.first; (tokens[at]?.end ?? Number.POSITIVE_INFINITY) <= office.end; at++) {
    const found = owners.bodies
      .get(at)
      ?.find(({ mention }) => mention.start >= office.start && mention.end <= office.end)
    if (found !== undefined) return { within: found.figure, inside: found.mention, ...(state && { state }) }
  }
  return state === undefined ? {} : { state }
}

function officeClaim(written: Written, about: string, office: Office): Claim | undefined {
  const { within, inside, state } = ownersOf(written, office)
  const value = officeTitle(written.draft.passage, office, inside?.start)
  const owner = within ?? state
  const at = owner && written.ids.get(owner)
  if (value === undefined) return undefined
  const { start, end } = office
  const id = claimId(written.article.id, 'office', start, end, about)
  return { id, kind: 'office', about, ...(at && { at }), value, start, end, reader: READER }
}

function claimsOf(written: Written, figure: DraftFigure): Claim[] {
  const { article } = written
  const about = written.ids.get(figure) as string
  const seen = new Set<string>()
  const offices = figure.mentions.flatMap(({ office }) => {
    const claim = office && officeClaim(written, about, office)
    const key = `${claim?.value} ${claim?.at}`
    if (claim === undefined || seen.has(key)) return []
    seen.add(key)
    return [claim]
  })
  const aliases = figure.aliases.flatMap(({ text, start, end }) => {
    if (seen.has(text)) return []
    seen.add(text)
    return [
      {
        id: claimId(article.id, 'alias', start, end, about),
        kind: 'alias' as const,
        about,
        value: text,
        start,
        end,
        reader: READER,
      },
    ]
  })
  return [...offices, ...aliases]
}

function numbered(written: Written, meetings: readonly Reported[]): Report[] {
  const used = new Map<number, number>()
  return meetings.map((told) => {
    const anchor = told.encounters[0]?.trigger.first ?? 0
    const number = used.get(anchor) ?? 0
    used.set(anchor, number + 1)
    return toReport(written, told, number)
  })
}

/** Writes what was read in the form of the base layer. */
export function toReading(article: Article, draft: Draft, meetings: readonly Reported[]): Reading {
  const attending = new Set(meetings.flatMap((told) => told.attendees.map((one) => one.figure)))
  const bodies = [...draft.bodies, ...statesOfOffices(draft.passage, draft.people, draft.bodies)]
  const figures = [...draft.people, ...bodies].filter(
    (figure) => figure.mentions.length > 0 && (!figure.group || attending.has(figure)),
  )
  const ids = new Map(
    figures.map((figure) => {
      const first = figure.mentions[0] as FigureMention
      return [figure, figureId(article.id, figure.kind, first.start, first.end)] as const
    }),
  )
  const written: Written = { article, draft, owners: indexOwners(bodies), ids }
  const alone = officeMentions(draft)
  return {
    article,
    mentions: figures.flatMap((figure) =>
      toMentions(written, figure, [...figure.mentions, ...(alone.get(figure) ?? [])]),
    ),
    figures: figures.map((figure) => toFigure(ids.get(figure) as string, figure)),
    reports: numbered(written, meetings),
    claims: figures.flatMap((figure) => claimsOf(written, figure)),
  }
}
