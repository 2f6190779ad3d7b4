import { findBodies, isLocative } from './bodies.ts'
import { numberClauses, numberSegments } from './clauses.ts'
import { type DateSpan, findDates } from './dates.ts'
import type { DraftFigure } from './figures.ts'
import { findGroups } from './groups.ts'
import type { Head } from './heads.ts'
import { findOffices, type OfficeSpan } from './offices.ts'
import { isAt, type Passage, wordClass } from './passage.ts'
import { findPeople } from './people.ts'
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

/** Where something happens; rank 0 is a venue with a name, 1 a city, 2 a country, 3 a venue without. */
export interface PlaceSlot {
  readonly figure: DraftFigure
  readonly first: number
  readonly sentence: number
  readonly start: number
  readonly end: number
  readonly rank: number
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

/** A venue with a name of its own, a city, a country, a venue that is only a word for one. */
function rankOf(figure: DraftFigure, passage: Passage): number {
  if (figure.country !== undefined) return passage.language.countryNames.get(figure.country) === figure.name ? 2 : 1
  const [first] = figure.mentions
  if (first !== undefined && passage.byTag.get('venue')?.some((hit) => hit.first === first.first) === false) return 1
  return /\s\p{Lu}|^\p{Lu}\S*\s/u.test(figure.name) ? 0 : 3
}

const PHRASE_REACH = 5

/** `in der Hafenstadt Dalian`, `in the South Korean port of Busan`: only describing words part the preposition from the name. */
function isInPhrase(passage: Passage, at: number): boolean {
  const { tokens, language } = passage
  for (let back = at - 1; back >= at - PHRASE_REACH; back--) {
    const token = tokens[back]
    if (token === undefined || token.kind !== 'word' || token.sentence !== tokens[at]?.sentence) return false
    if (language.cues.at.has(token.low)) return back < at - 1
    const describes =
      language.articles.has(token.low) ||
      language.cues.of.has(token.low) ||
      isAt(passage, back, 'demonym') ||
      isAt(passage, back, 'modifier') ||
      wordClass(language, token).common
    if (!describes || isAt(passage, back, 'trigger') || isAt(passage, back, 'office')) return false
  }
  return false
}

/** `il vertice di Anchorage`: a word for a meeting stands before the preposition. */
const isOfMeeting = (passage: Passage, at: number): boolean =>
  passage.language.cues.of.has(passage.tokens[at - 1]?.low ?? '') &&
  (passage.hits.get(at - 2) ?? []).some((hit) => hit.entry.tag === 'trigger')

function placeSlots(figures: readonly DraftFigure[], passage: Passage): PlaceSlot[] {
  return figures
    .filter((figure) => figure.kind === 'place')
    .flatMap((figure) =>
      figure.mentions
        .filter(
          (one) => isLocative(passage, one.first) || isInPhrase(passage, one.first) || isOfMeeting(passage, one.first),
        )
        .map(({ first, sentence, start, end }) => ({
          figure,
          first,
          sentence,
          start,
          end,
          rank: rankOf(figure, passage),
        })),
    )
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
  const groups = findGroups(passage, loose, withBodies(passage, taken, bodies))
  const references = findReferences(passage, named, loose, taken)
  const dates = findDates(passage)
  const clauses = numberClauses(passage, dates)
  const triggers = findTriggers(passage, clauses)
  return {
    passage,
    clauses,
    segments: numberSegments(passage, dates),
    people,
    bodies: [...bodies, ...groups],
    offices,
    references,
    slots: findSlots(passage, [...people, ...bodies, ...groups], references),
    dates,
    datesBySentence: bySentence(dates),
    placesBySentence: bySentence(placeSlots(bodies, passage)),
    triggers,
    triggersBySentence: bySentence(triggers),
  }
}
