import type { FigureKind, NewArticle, Reading } from '#contract'
import type { TriggerData } from '../languages/compile.ts'
import { findCandidates } from './candidates.ts'
import type { Draft } from './draft.ts'
import { dropEchoes } from './echoes.ts'
import { type Encounter, type Heads, MEETING_CUT } from './encounters.ts'
import type { DraftFigure } from './figures.ts'
import { contributions, groveContributions, type Head, probability } from './heads.ts'
import { findNames, type NameSpan } from './names.ts'
import { NAME_CUT } from './people.ts'
import { goThrough, type Steps } from './read.ts'
import { type Refusal, refusalOf, type Trigger } from './triggers.ts'
import { weights } from './weights.ts'
import { toReading } from './write.ts'

/** What one feature adds to a judgement, in log-odds: its value times its learnt weight. */
export interface Contribution {
  readonly feature: string
  readonly points: number
}

/** A judgement of a learnt head: its chance, what made it, and the rule that set it aside, if one did. */
export interface Judged {
  readonly chance: number
  readonly why: readonly Contribution[]
  readonly rule?: 'levelled' | 'family-name-first' | 'denial'
}

export interface CandidateExplanation extends Judged {
  readonly name: string
  readonly kind: FigureKind
  readonly text: string
  readonly start: number
  readonly end: number
  readonly takesPart: boolean
}

/** Why a word that could tell of a meeting told of none. */
export type Rejection = Refusal | 'overlapped' | 'too-few' | 'echo' | 'unlikely' | 'unsure'

/** What became of one word that could tell of a meeting. */
export interface TriggerExplanation {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly sentence: string
  readonly class: string
  readonly form: string
  /** Of the words that tell of one meeting the surest tells, the others are joined to it. */
  readonly outcome: 'told' | 'joined' | 'rejected'
  /** Positions in the reading's reports. */
  readonly meetings?: readonly number[]
  readonly rejection?: Rejection
  readonly meeting?: Judged
  readonly notHeld?: Judged
  /** How sure the meeting is that it tells of, beside all that the article tells. */
  readonly confidence?: Judged
  readonly candidates: readonly CandidateExplanation[]
}

/** Why a stretch of words is a person or not, at the place where it looks most like one. */
export interface NameExplanation extends Judged {
  readonly text: string
  readonly start: number
  readonly end: number
  /** The person meant; none where the words were rejected. */
  readonly person?: string
}

export interface Explanation {
  readonly cuts: { readonly person: number; readonly meeting: number }
  readonly triggers: readonly TriggerExplanation[]
  readonly names: readonly NameExplanation[]
}

/** Reads an article and tells what fired, what was rejected and why. */
export function explainArticle(
  given: NewArticle,
  heads: Heads = weights,
): { readonly reading: Reading; readonly explanation: Explanation } {
  const steps = goThrough(given, heads)
  return {
    reading: toReading(steps.article, steps.draft, steps.told),
    explanation: {
      cuts: { person: NAME_CUT, meeting: MEETING_CUT },
      triggers: explainTriggers(steps, heads),
      names: explainNames(steps.draft, heads.person),
    },
  }
}

const round = (value: number): number => Number(value.toFixed(3))

function judged(parts: ReadonlyMap<string, number>, chance: number, rule: NonNullable<Judged['rule']>): Judged {
  const why = [...parts]
    .map(([feature, points]) => ({ feature, points: round(points) }))
    .filter(({ points }) => points !== 0)
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
  const odds = [...parts.values()].reduce((sum, points) => sum + points, 0)
  const moved = Math.abs(chance - 1 / (1 + Math.exp(-odds))) > 0.0005
  return { chance: round(chance), why, ...(moved && { rule }) }
}

function explainTriggers(steps: Steps, heads: Heads): TriggerExplanation[] {
  const { draft, encounters } = steps
  const kept = new Set(dropEchoes(draft, encounters))
  const found = draft.triggers.map((trigger) => {
    const encounter = encounters.find((one) => one.trigger === trigger)
    const candidates = explainCandidates(draft, trigger, encounter, heads.takesPart)
    if (encounter === undefined) return { ...seen(draft, trigger), ...rejected('too-few'), candidates }
    return { ...seen(draft, trigger), ...explainEncounter(steps, encounter, kept.has(encounter), heads), candidates }
  })
  return [...found, ...refused(draft)].sort((a, b) => a.start - b.start)
}

const rejected = (rejection: Rejection) => ({ outcome: 'rejected' as const, rejection })

type Seen = Pick<TriggerExplanation, 'text' | 'start' | 'end' | 'sentence' | 'class' | 'form'>

function seen({ passage }: Draft, { first, last, sentence, data }: Trigger): Seen {
  const [start, end] = [passage.tokens[first]?.start ?? 0, passage.tokens[last - 1]?.end ?? 0]
  const around = passage.sentences[sentence]
  const from = passage.tokens[around?.first ?? 0]?.start ?? 0
  const to = passage.tokens[(around?.last ?? 1) - 1]?.end ?? 0
  const text = passage.text.slice(start, end)
  return { text, start, end, sentence: passage.text.slice(from, to), class: data.class, form: data.form }
}

function explainEncounter(
  { told }: Steps,
  encounter: Encounter,
  isKept: boolean,
  heads: Heads,
): Pick<TriggerExplanation, 'outcome' | 'rejection' | 'meetings' | 'meeting' | 'notHeld' | 'confidence'> {
  const judgements = {
    meeting: judged(groveContributions(heads.meeting, encounter.features), encounter.chance, 'denial'),
    notHeld: judged(contributions(heads.notHeld, encounter.statusFeatures), encounter.notHeld, 'denial'),
  }
  const meetings = told.flatMap((one, index) => (one.encounters.includes(encounter) ? [index] : []))
  if (!isKept) return { ...rejected('echo'), ...judgements }
  if (meetings.length === 0)
    return { ...rejected(encounter.chance < MEETING_CUT ? 'unlikely' : 'unsure'), ...judgements }
  const first = told.find((one) => one.encounters[0] === encounter)
  if (first === undefined) return { outcome: 'joined', meetings, ...judgements }
  const confidence = judged(contributions(heads.confidence, first.features), first.confidence, 'denial')
  return { outcome: 'told', meetings, ...judgements, confidence }
}

function explainCandidates(
  draft: Draft,
  trigger: Trigger,
  encounter: Encounter | undefined,
  head: Head,
): CandidateExplanation[] {
  const attendees = new Map(encounter?.attendees.map((one) => [one.figure, one.chance]))
  return findCandidates(draft, trigger)
    .map(({ figure, slot, features }) => {
      const start = draft.passage.tokens[slot.first]?.start ?? 0
      const end = draft.passage.tokens[slot.last - 1]?.end ?? start
      const chance = attendees.get(figure) ?? probability(head, features)
      return {
        name: figure.name,
        kind: figure.kind,
        text: draft.passage.text.slice(start, end),
        start,
        end,
        takesPart: attendees.has(figure),
        ...judged(contributions(head, features), chance, 'levelled'),
      }
    })
    .sort((a, b) => Number(b.takesPart) - Number(a.takesPart) || b.chance - a.chance)
}

/** Words that could be triggers and are none, by a rule or because a longer one holds them. */
function refused(draft: Draft): TriggerExplanation[] {
  const { passage, clauses, triggers } = draft
  const starts = new Set(triggers.map((trigger) => trigger.first))
  return (passage.byTag.get('trigger') ?? []).flatMap((hit) => {
    const reason = refusalOf(passage, clauses, hit)
    if (reason === undefined && starts.has(hit.first)) return []
    const { first, last } = hit
    const data = hit.entry.data as TriggerData
    const trigger = { first, last, sentence: passage.tokens[first]?.sentence ?? 0, data }
    return [{ ...seen(draft, trigger), ...rejected(reason ?? 'overlapped'), candidates: [] }]
  })
}

function explainNames(draft: Draft, head: Head): NameExplanation[] {
  const owners = new Map<number, DraftFigure>()
  for (const figure of draft.people) for (const mention of figure.mentions) owners.set(mention.first, figure)
  const best = new Map<string, NameSpan>()
  for (const span of findNames(draft.passage, head, draft.offices)) {
    const key = `${span.text}\n${owners.get(span.first)?.name ?? ''}`
    if (span.score > (best.get(key)?.score ?? -1)) best.set(key, span)
  }
  return [...best.values()].map((span) => explainName(span, owners.get(span.first), head))
}

function explainName(span: NameSpan, owner: DraftFigure | undefined, head: Head): NameExplanation {
  const { text, start, end, features, score } = span
  return {
    text,
    start,
    end,
    ...(owner && { person: owner.name }),
    ...judged(contributions(head, features), score, 'family-name-first'),
  }
}
