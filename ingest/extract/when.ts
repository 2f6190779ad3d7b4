import type { ReportStatus } from '#contract'
import { type DateSpan, type ResolvedDate, resolveDate } from './dates.ts'
import type { Draft } from './draft.ts'
import type { Encounter } from './encounters.ts'
import { isAt, type Passage } from './passage.ts'
import { nearest } from './setting.ts'
import type { Told } from './tell.ts'
import { governingTense } from './tense.ts'
import type { Trigger } from './triggers.ts'

/** Days and months before years and weeks: `in diesem Jahr … am 26. März`. */
const vagueness = ({ what }: DateSpan): number => (what.type === 'year' || what.type === 'unit' ? 1 : 0)

/** The date in the trigger's clause, the nearest one, or the only one of its sentence; the day of a report is an upper bound. */
export function dateOf(
  draft: Draft,
  encounter: Encounter,
  clauses: ReadonlySet<number>,
  published: string | undefined,
  status: ReportStatus,
  before: ResolvedDate | undefined,
): Told['date'] {
  const { passage, datesBySentence } = draft
  const { trigger } = encounter
  const all = datesBySentence.get(trigger.sentence) ?? []
  const near = status === 'cancelled' ? planned(draft, all) : []
  if (near.length === 0) near.push(...nearest(draft, trigger, clauses, all))
  const gap = (span: DateSpan): number =>
    span.first >= trigger.last ? span.first - trigger.last : trigger.first - span.last + 2
  const span = near.sort((a, b) => vagueness(a) - vagueness(b) || gap(a) - gap(b))[0]
  if (span === undefined) return undefined
  const resolved = resolveDate(span.what, published, status !== 'held' && !wasDue(draft, encounter, status), before)
  if (resolved === undefined) return undefined
  if (!reported(passage, span, trigger)) return { span, resolved }
  return resolved.to === undefined
    ? undefined
    : { span, resolved: { value: resolved.value, precision: 'bound', basis: 'report-bound', to: resolved.to } }
}

const PLAN_REACH = 7

/** `das für den 12. Juni geplante Treffen`, `which had been planned for 12 June`: of what was called off, the day that it was planned for. */
const planned = ({ passage }: Draft, all: readonly DateSpan[]): DateSpan[] =>
  all.filter((span) => {
    for (let at = span.first - PLAN_REACH; at < span.last + PLAN_REACH; at++)
      if (passage.tokens[at]?.sentence === span.sentence && isAt(passage, at, 'cue-plan')) return true
    return false
  })

/** What was denied lies behind; so does what was called off where the verb before it stands in the past: `doveva incontrare`. */
function wasDue({ passage, clauses }: Draft, { trigger }: Encounter, status: ReportStatus): boolean {
  if (status !== 'cancelled') return status === 'denied'
  return trigger.data.form === 'infinitive' && governingTense(passage, clauses, trigger)?.tense === 'past'
}

/** `berichteten am Samstag von einem Treffen`, `sagte sie am Donnerstag`: the date stands by a verb of saying. */
function reported(passage: Passage, span: DateSpan, trigger: Trigger): boolean {
  for (let at = span.first - 1; at >= span.first - 4; at--) {
    if (passage.tokens[at]?.kind === 'mark' || passage.tokens[at]?.sentence !== span.sentence) break
    if (at >= trigger.first && at < trigger.last) return false
    if (isAt(passage, at, 'cue-said')) return true
  }
  const noun = trigger.data.form === 'noun' && span.last <= trigger.first
  for (let at = span.last; at < span.last + 3 && noun; at++)
    if (at < trigger.first && isAt(passage, at, 'cue-said')) return true
  return false
}
