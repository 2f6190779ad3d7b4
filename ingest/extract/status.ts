import type { Draft } from './draft.ts'
import { Features, named } from './features.ts'
import { inSentence, isNegated, prepositionOf } from './near.ts'
import { isAt, type Passage } from './passage.ts'
import { governingTense } from './tense.ts'
import type { Trigger } from './triggers.ts'

const STATUS_CUES = [
  'future',
  'futureAux',
  'past',
  'pastAux',
  'conditional',
  'negation',
  'cancel',
  'deny',
  'refuse',
  'plan',
  'wish',
] as const

/** What speaks for held or not, from the trigger's form and the words of its clause and sentence. */
export function statusFeatures(draft: Draft, trigger: Trigger): Features {
  const { passage, clauses } = draft
  const features = new Features()
  const set = (name: string, on: boolean | number): void => features.set(name, on)
  set('bias', true)
  const { form, class: kind } = trigger.data
  set(named`form-${form}`, true)
  set(named`class-${kind}`, true)
  for (const cue of STATUS_CUES) {
    const tag = named`cue-${cue}`
    const here = inSentence(passage, trigger, tag)
    const near = here && inClauseOfSentence(draft, trigger, tag)
    set(named`sentence-${cue}`, here)
    set(named`clause-${cue}`, near)
    set(named`clause-${cue}-${form}`, near)
    set(named`near-${cue}`, nearby(passage, trigger, tag))
  }
  const governing = governingTense(passage, clauses, trigger)
  if (governing !== undefined) {
    const kindOfForm =
      form === 'noun' || form === 'gerund'
        ? 'noun'
        : form === 'past' || form === 'present' || form === 'future'
          ? 'finite'
          : 'bare'
    set(named`tense-${governing.tense}`, true)
    set(named`tense-${governing.tense}-${governing.near ? 'near' : 'far'}`, true)
    set(named`tense-${governing.tense}-${kindOfForm}`, governing.near)
  }
  set('negated', isNegated(draft, trigger))
  set('after-to', passage.language.cues.purpose.has(passage.tokens[trigger.first - 1]?.low ?? ''))
  set(
    'future-text',
    Math.min(1, (passage.byTag.get('cue-futureAux')?.length ?? 0) / Math.max(1, passage.sentences.length)),
  )
  const before = prepositionOf(passage, trigger)
  set(named`prep-${before}`, before !== 'none')
  set(named`prep-${before}-noun`, before !== 'none' && form === 'noun')
  set('title', (passage.tokens[trigger.first]?.start ?? 0) < passage.titleEnd)
  set('next-date', draftDate(draft, trigger, 'next'))
  set('last-date', draftDate(draft, trigger, 'last'))
  set('weekday', draftDate(draft, trigger, 'weekday'))
  set(named`weekday-${form}`, draftDate(draft, trigger, 'weekday'))
  set('today', draftDate(draft, trigger, 'today'))
  set(named`today-${form}`, draftDate(draft, trigger, 'today'))
  set('quoted', passage.quoted[trigger.first] === 1)
  return features
}

function inClauseOfSentence({ passage, clauses }: Draft, trigger: Trigger, tag: string): boolean {
  const sentence = passage.sentences[trigger.sentence]
  for (let at = sentence?.first ?? 0; at < (sentence?.last ?? 0); at++)
    if (clauses[at] === clauses[trigger.first] && isAt(passage, at, tag)) return true
  return false
}

function nearby(passage: Passage, trigger: Trigger, tag: string): boolean {
  for (let at = trigger.first - 4; at < trigger.last + 4; at++) if (isAt(passage, at, tag)) return true
  return false
}

function draftDate(draft: Draft, trigger: Trigger, what: 'next' | 'last' | 'weekday' | 'today'): boolean {
  if (what === 'today')
    return (draft.datesBySentence.get(trigger.sentence) ?? []).some(
      (date) => date.what.type === 'offset' && date.what.days === 0,
    )
  return (draft.datesBySentence.get(trigger.sentence) ?? []).some((date) =>
    what === 'weekday'
      ? date.what.type === 'weekday'
      : ('side' in date.what && date.what.side === what) ||
        (date.what.type === 'offset' && (what === 'next' ? date.what.days > 0 : date.what.days < 0)),
  )
}
