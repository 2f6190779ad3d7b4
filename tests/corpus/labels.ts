import type { Draft } from '../../ingest/extract/draft.ts'
import { foldName } from '../../ingest/extract/expand.ts'
import type { DraftFigure } from '../../ingest/extract/figures.ts'
import type { Trigger } from '../../ingest/extract/triggers.ts'
import type { GoldDocument, GoldMeeting } from './corpus.ts'

const words = (name: string): string[] => foldName(name).split(' ').filter(Boolean)

/** Whether a figure is the one that the gold names: a shared surname and no other first name, or a name within the other. */
export function isNamed(figure: DraftFigure, gold: string, forms: readonly string[]): boolean {
  const own = figure.class === 'state' ? words(figure.name) : figure.words
  return [gold, ...forms].some((form) => {
    const theirs = words(form)
    const [short, long] = own.length <= theirs.length ? [own, theirs] : [theirs, own]
    return short.length > 0 && short.every((word) => long.includes(word))
  })
}

const formsOf = (document: GoldDocument, name: string): string[] => {
  const person = document.persons.find((one) => one.name === name)
  return person === undefined ? [] : [...(person.also ?? []), ...(person.printed_as ? [person.printed_as] : [])]
}

export const takesPart = (document: GoldDocument, figure: DraftFigure, meeting: GoldMeeting): boolean =>
  [...meeting.participants, ...(meeting.participants_alt ?? []).flat()].some(
    (name) => isNamed(figure, name, formsOf(document, name)) || sharesStem(figure, name),
  )

export const mayTakePart = (document: GoldDocument, figure: DraftFigure, meeting: GoldMeeting): boolean =>
  (meeting.participants_optional ?? []).some((name) => isNamed(figure, name, formsOf(document, name)))

const STEM = 5

/** A body or group is the one that the gold names where they share a stem of five letters: `Vertretern der Jungen Generation`. */
function sharesStem(figure: DraftFigure, gold: string): boolean {
  if (figure.kind === 'actor' || figure.class === 'state') return false
  const stems = words(gold).map((word) => word.slice(0, STEM))
  return figure.words.some((word) => word.length >= STEM && stems.includes(word.slice(0, STEM)))
}

/** The stretches of text that prove a meeting. */
export function evidenceOf(document: GoldDocument, meeting: GoldMeeting): [number, number][] {
  return [meeting.evidence, ...(meeting.evidence_alt ?? [])].flatMap((quote) => {
    const at = document.text.indexOf(quote.normalize('NFC'))
    return at < 0 ? [] : [[at, at + quote.length] as [number, number]]
  })
}

export const standsIn = (draft: Draft, trigger: Trigger, stretches: readonly [number, number][]): boolean => {
  const at = draft.passage.tokens[trigger.first]?.start ?? 0
  return stretches.some(([from, to]) => at >= from && at < to)
}

/** How far the participants of a meeting stand from a trigger, to tell which of two meetings in one sentence it tells of. */
export function farFrom(document: GoldDocument, draft: Draft, trigger: Trigger, meeting: GoldMeeting): number {
  const slots = draft.slots.bySentence.get(trigger.sentence) ?? []
  const distances = meeting.participants.map((name) => {
    const near = slots
      .filter((slot) => isNamed(slot.figure, name, formsOf(document, name)))
      .map((slot) => Math.abs(slot.first - trigger.first))
    return near.length > 0 ? Math.min(...near) : 60
  })
  return distances.reduce((sum, one) => sum + one, 0) / Math.max(1, distances.length)
}

/** Whether these figures mean this meeting, as the scorer matches: every named person is there, or two at least with half of all, or all of another list that is enough. */
export function means(document: GoldDocument, figures: readonly DraftFigure[], meeting: GoldMeeting): boolean {
  const persons = meeting.participants.filter((name) => document.persons.some((one) => one.name === name))
  const has = (name: string): boolean => figures.some((figure) => isNamed(figure, name, formsOf(document, name)))
  const must = persons.length >= 2 ? persons : meeting.participants
  if (must.every(has)) return true
  const shared = meeting.participants.filter(has).length
  if (shared >= 2 && shared / (figures.length + meeting.participants.length - shared) >= 0.5) return true
  return (meeting.participants_alt ?? []).some((list) => list.length >= 2 && isWhole(document, figures, list))
}

/** Whether each of the list is another one of the figures. */
function isWhole(document: GoldDocument, figures: readonly DraftFigure[], list: readonly string[]): boolean {
  const free = new Set(figures)
  return list.every((name) => {
    const found = [...free].find((figure) => isNamed(figure, name, formsOf(document, name)) || sharesStem(figure, name))
    return found !== undefined && free.delete(found)
  })
}
