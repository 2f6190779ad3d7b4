import type { Reading } from '#contract'
import type {
  CandidateExplanation,
  Explanation,
  Judged,
  NameExplanation,
  Rejection,
  TriggerExplanation,
} from './explain.ts'

/** Features told for each judgement; the rest say little. */
const MOST_TOLD = 6

const REASONS: Readonly<Record<Rejection, string>> = {
  spelling: 'it is spelled like another word here',
  'lacks-word': 'it needs another word in its clause to mean a meeting',
  'has-word': 'another word in its clause makes it mean something else',
  'lacks-with': 'nobody is met “with” in its clause',
  'no-party': 'what is met is no party, or a match is played',
  overlapped: 'a longer expression holds it',
  'too-few': 'fewer than two seem to take part',
  echo: 'it speaks again of a meeting told shortly before',
  unlikely: 'it is more likely no meeting',
  unsure: 'a meeting, but its people or whether it was held are too unsure to be told',
}

const RULES: Readonly<Record<NonNullable<Judged['rule']>, string>> = {
  levelled: 'levelled with whom it is named together',
  'family-name-first': 'raised: the family name stands first',
  denial: 'set: a denial stands before it',
}

/** An explanation as lines for people. */
export function explanationText(reading: Reading, { triggers, names, cuts }: Explanation): string {
  const told = triggers.filter(({ outcome }) => outcome !== 'rejected')
  const rejected = triggers.filter(({ outcome }) => outcome === 'rejected')
  const people = names.filter(({ person }) => person !== undefined)
  const none = names.filter(({ person }) => person === undefined)
  return [
    section(
      'Meetings',
      reading.reports.map((_, index) => meeting(reading, index, told)),
    ),
    section(`Rejected (a meeting from ${cuts.meeting} on)`, rejected.map(rejectedTrigger)),
    section(`People (a name from ${cuts.person} on, a part of a known one from less)`, people.map(name)),
    section('No people', none.map(name)),
  ].join('\n')
}

const section = (title: string, parts: readonly string[]): string =>
  [`${title}: ${parts.length === 0 ? 'none' : parts.length}`, ...parts].join('\n')

const shown = (chance: number): string => chance.toFixed(2)

function meeting({ reports, figures }: Reading, index: number, told: readonly TriggerExplanation[]): string {
  const report = reports[index]
  const named = new Map(figures.map((figure) => [figure.id, figure.name]))
  const who = report?.participants.map((one) => named.get(one.figure)).join(', ')
  const what = [report?.kind, report?.status, report?.date?.value, report?.certainty].filter(Boolean).join(', ')
  const from = told.filter(({ meetings }) => meetings?.includes(index))
  return [`  ${index + 1}. ${who}: ${what}`, ...from.map(trigger)].join('\n')
}

function trigger(one: TriggerExplanation): string {
  return [
    `     ${heading(one)}`,
    `       “${oneLine(one.sentence)}”`,
    ...judgement('a meeting', one.meeting),
    ...judgement('not held', one.notHeld),
    ...judgement('all in all', one.confidence),
    ...one.candidates.map(candidate),
  ].join('\n')
}

const heading = ({ text, class: kind, form, start }: TriggerExplanation): string =>
  `“${oneLine(text)}” (${kind}, ${form}) at ${start}`

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ')

const judgement = (what: string, made: Judged | undefined): string[] =>
  made === undefined ? [] : [`       ${what} ${shown(made.chance)}: ${because(made)}`]

const candidate = (one: CandidateExplanation): string =>
  `       ${one.takesPart ? 'takes part' : 'left out'} ${shown(one.chance)} ${one.name}${one.text === one.name ? '' : ` (“${oneLine(one.text)}”)`}: ${because(one)}`

function because({ why, rule }: Judged): string {
  const parts = why
    .slice(0, MOST_TOLD)
    .map(({ feature, points }) => `${points > 0 ? '+' : '−'}${Math.abs(points).toFixed(1)} ${feature}`)
  return [...(rule === undefined ? [] : [RULES[rule]]), ...parts].join(', ')
}

function rejectedTrigger(one: TriggerExplanation): string {
  const reason = one.rejection === undefined ? '' : `: ${REASONS[one.rejection]}`
  return [
    `  ${heading(one)}${reason}`,
    `       “${oneLine(one.sentence)}”`,
    ...judgement('a meeting', one.meeting),
    ...judgement('not held', one.notHeld),
    ...one.candidates.map(candidate),
  ].join('\n')
}

const name = (one: NameExplanation): string =>
  `  ${shown(one.chance)} “${oneLine(one.text)}”${one.person === undefined || one.person === one.text ? '' : ` = ${one.person}`}: ${because(one)}`
