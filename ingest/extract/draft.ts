import { findBodies } from './bodies.ts'
import { numberClauses, numberSegments } from './clauses.ts'
import { type DateSpan, findDates } from './dates.ts'
import type { DraftFigure } from './figures.ts'
import { findGroups } from './groups.ts'
import type { Head } from './heads.ts'
import { findOffices, type OfficeSpan } from './offices.ts'
import type { Passage } from './passage.ts'
import { findPeople } from './people.ts'
import { type PlaceSlot, placeSlots } from './places.ts'
import { findReferences, type Reference } from './references.ts'
import { findSlots, looseOffices, type Slots } from './slots.ts'
import { findTriggers, type Trigger } from './triggers.ts'

/** All that is found in a text before meetings are judged. */
export interface Draft {
  readonly passage: Passage
  readonly clauses: Int32Array
  /** Parts of a sentence that have a day of their own. */
  readonly segments: Int32Array
  readonly people: readonly DraftFigure[]
  readonly bodies: readonly DraftFigure[]
  readonly offices: readonly OfficeSpan[]
  readonly references: readonly Reference[]
  readonly slots: Slots
  readonly dates: readonly DateSpan[]
  readonly datesBySentence: ReadonlyMap<number, readonly DateSpan[]>
  readonly placesBySentence: ReadonlyMap<number, readonly PlaceSlot[]>
  readonly triggers: readonly Trigger[]
  readonly triggersBySentence: ReadonlyMap<number, readonly Trigger[]>
}

function bySentence<T extends { readonly sentence: number }>(list: readonly T[]): Map<number, T[]> {
  const sorted = new Map<number, T[]>()
  for (const one of list) {
    const same = sorted.get(one.sentence)
    if (same === undefined) sorted.set(one.sentence, [one])
    else same.push(one)
  }
  return sorted
}

/** Tokens of people's and whole bodies' names; `NATO` in `NATO-Botschafter` leaves the word free. */
function withBodies(passage: Passage, taken: Uint8Array, bodies: readonly DraftFigure[]): Uint8Array {
  const all = Uint8Array.from(taken)
  for (const figure of bodies)
    for (const mention of figure.mentions)
      if (figure.kind === 'organisation' && mention.end === passage.tokens[mention.last - 1]?.end)
        all.fill(1, mention.first, mention.last)
  return all
}

/** Offices alone that mean nobody who is named, and all plural ones. */
function meaningNobody(loose: readonly OfficeSpan[], references: readonly Reference[]): OfficeSpan[] {
  const meant = new Set(references.flatMap(({ via, first }) => (via === 'office' ? [first] : [])))
  return loose.filter((span) => span.plural || !meant.has(span.first))
}

/** Of those that need a person right behind them the ones that have one and a day: `war am 7. Februar bei Macron`, not `war bei der Arbeit`, `war Trainer bei Beckenbauer`. */
function beforePeople(triggers: readonly Trigger[], slots: Slots, dates: readonly DateSpan[]): Trigger[] {
  const people = new Set(slots.all.flatMap((slot) => (slot.figure.kind === 'actor' ? [slot.phrase] : [])))
  const days = new Set(
    dates.flatMap(({ sentence, what }) => (what.type === 'year' || what.type === 'unit' ? [] : [sentence])),
  )
  return triggers.filter(({ data, last, sentence }) => !data.person || (people.has(last) && days.has(sentence)))
}

/** Reads names, bodies, offices, references, dates and triggers. */
export function readDraft(passage: Passage, person: Head): Draft {
  const offices = findOffices(passage)
  const people = findPeople(passage, person, offices)
  const taken = new Uint8Array(passage.tokens.length)
  const named = new Map<number, DraftFigure>()
  for (const figure of people)
    for (const mention of figure.mentions) {
      taken.fill(1, mention.first, mention.last)
      named.set(mention.first, figure)
    }
  const bodies = findBodies(passage, taken)
  const loose = looseOffices(offices, people)
  const references = findReferences(passage, named, loose, taken)
  const groups = findGroups(passage, meaningNobody(loose, references), taken, withBodies(passage, taken, bodies))
  const dates = findDates(passage)
  const clauses = numberClauses(passage, dates)
  const slots = findSlots(passage, [...people, ...bodies, ...groups], references)
  const triggers = beforePeople(findTriggers(passage, clauses), slots, dates)
  return {
    passage,
    clauses,
    segments: numberSegments(passage, dates),
    people,
    bodies: [...bodies, ...groups],
    offices,
    references,
    slots,
    dates,
    datesBySentence: bySentence(dates),
    placesBySentence: bySentence(placeSlots(bodies, passage)),
    triggers,
    triggersBySentence: bySentence(triggers),
  }
}
