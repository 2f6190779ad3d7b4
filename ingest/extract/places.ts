import { isLocative } from './bodies.ts'
import type { DraftFigure } from './figures.ts'
import { endsBefore, isAt, type Passage, wordClass } from './passage.ts'
import { NO_HITS } from './trie.ts'

/** Where something happens; rank 0 is a venue with a name, 1 a city, 2 a country, 3 a venue without. */
export interface PlaceSlot {
  readonly figure: DraftFigure
  readonly first: number
  readonly sentence: number
  readonly start: number
  readonly end: number
  readonly rank: number
}

/** A venue with a name of its own, a city, a country, a venue that is only a word for one. */
function rankOf(figure: DraftFigure, passage: Passage): number {
  if (figure.country !== undefined) return passage.language.countryNames.get(figure.country) === figure.name ? 2 : 1
  const [first] = figure.mentions
  if (first !== undefined && passage.byTag.get('venue')?.some((hit) => hit.first === first.first) === false) return 1
  return /\s\p{Lu}|^\p{Lu}\S*\s/u.test(figure.name) ? 0 : 3
}

const PHRASE_REACH = 7

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
      endsBefore(passage, back + 1, 'demonym') ||
      isAt(passage, back, 'modifier') ||
      (language.pack.capitalisedNouns && token.capital) ||
      wordClass(language, token).common
    if (!describes || isAt(passage, back, 'trigger') || isAt(passage, back, 'office')) return false
  }
  return false
}

/** `il vertice di Anchorage`: a word for a meeting stands before the preposition. */
const isOfMeeting = (passage: Passage, at: number): boolean =>
  passage.language.cues.of.has(passage.tokens[at - 1]?.low ?? '') &&
  (passage.hits[at - 2] ?? NO_HITS).some((hit) => hit.entry.tag === 'trigger')

const happensThere = (passage: Passage, at: number): boolean =>
  isLocative(passage, at) || isInPhrase(passage, at) || isOfMeeting(passage, at)

/** Where the places of a text stand as those of something that happens. */
export function placeSlots(figures: readonly DraftFigure[], passage: Passage): PlaceSlot[] {
  return figures
    .filter((figure) => figure.kind === 'place')
    .flatMap((figure) =>
      figure.mentions
        .filter((one) => happensThere(passage, one.first))
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
