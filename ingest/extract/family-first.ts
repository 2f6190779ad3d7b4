import { isAt, type Passage, wordClass } from './passage.ts'
import type { Token } from './tokens.ts'

/** One or two syllables as Korean, Chinese and Vietnamese names are written in Latin letters: `Jong`, `Jinping`, `Jae-in`. */
const SYLLABLES =
  /^(?:(?:kk|tt|pp|ss|jj|ng|nh|ph|th|kh|tr|ch|sh|zh|ts|hs|qu|[bcdfghjklmnpqrstvwxyz])?[aeiouy]{1,3}(?:ng|nh|ch|[hklmnpt](?![aeiouy]))?-?){1,2}$/u
const MOST_GIVEN = 2
const TAKEN = ['country', 'capital', 'city', 'demonym', 'month', 'weekday', 'head', 'body', 'venue', 'trigger']

function isSyllables(passage: Passage, at: number, sentence: number): boolean {
  const token = passage.tokens[at]
  if (token === undefined || token.sentence !== sentence || !token.capital) return false
  if (token.upper || token.text.length < 2 || token.text.length > 10) return false
  return SYLLABLES.test(token.low) && !TAKEN.some((tag) => isAt(passage, at, tag))
}

const isCommon = (passage: Passage, at: number): boolean =>
  !(passage.tokens[at]?.text.includes('-') ?? false) && wordClass(passage.language, passage.tokens[at] as Token).common

/** Where a name that begins with its family name ends (`Kim Jong Un`, `Moon Jae-in`), or 0 where none begins at the token. */
export function familyFirstEnd(passage: Passage, at: number): number {
  const token = passage.tokens[at]
  if (token === undefined || !token.capital || token.upper || !wordClass(passage.language, token).family) return 0
  let last = at + 1
  while (last <= at + MOST_GIVEN && isSyllables(passage, last, token.sentence)) {
    last++
    if (passage.tokens[last - 1]?.text.includes('-')) break
  }
  const next = passage.tokens[last]
  const more = next?.capital === true && next.sentence === token.sentence && !isAt(passage, last, 'office')
  if (last === at + 1 || more || precededByName(passage, at)) return 0
  const plain = wordClass(passage.language, token).common || passage.language.starters.has(token.low)
  for (let given = at + 1; plain && given < last; given++) if (!isCommon(passage, given)) return last
  return plain ? 0 : last
}

/** A given name before makes the family name one that stands last: `Sandra Oh`. */
function precededByName(passage: Passage, at: number): boolean {
  const before = passage.tokens[at - 1]
  return (
    before?.capital === true &&
    before.sentence === passage.tokens[at]?.sentence &&
    wordClass(passage.language, before).given &&
    !isAt(passage, at - 1, 'office') &&
    !isAt(passage, at - 1, 'honorific')
  )
}
