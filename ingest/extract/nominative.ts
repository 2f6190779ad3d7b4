import type { NameBender, NameReading } from '../languages/name-cases.ts'
import { foldName } from './expand.ts'
import { type Passage, wordClass } from './passage.ts'
import type { Token } from './tokens.ts'

/** A stretch of tokens that may be a name. */
interface Stretch {
  readonly first: number
  readonly last: number
}

/** A name in the nominative. */
export interface Nominative {
  readonly text: string
  readonly words: readonly string[]
  readonly gender?: 'male' | 'female'
}

interface Choice {
  readonly lows: readonly string[]
  readonly gender: 'male' | 'female'
  readonly score: number
}

const GENDERS = ['male', 'female'] as const
const CASES = [0, 1, 2, 3, 4, 5] as const
const KNOWN_GIVEN = 3
const OTHER_GENDER = -4
const SEEN = 1.2
const NOMINATIVE = 0.6
const PREPOSITION = 0.9
const UNBENT = -0.9
const UNKNOWN_ENDING = -0.6
/** What may stand between a preposition and a name. */
const BETWEEN = ['office', 'modifier', 'country', 'demonym', 'body', 'head', 'honorific', 'counterpart']
const BACK = 9
const OBLIQUE = -1

/** Finds the nominative of names for languages that bend them: word by word, in one case and gender, by given names, by what else the text says, by the preposition before. */
export class NominativeFinder {
  readonly #passage: Passage
  readonly #bender: NameBender
  /** How often each word with a capital stands in the text. */
  readonly #seen = new Map<string, number>()
  /** Tokens of offices, countries and bodies. */
  readonly #covered = new Set<number>()
  /** Surnames of names of several words that are settled. */
  readonly #surnames = new Map<string, 'male' | 'female'>()

  constructor(passage: Passage, bender: NameBender) {
    this.#passage = passage
    this.#bender = bender
    for (const token of passage.tokens)
      if (token.capital) this.#seen.set(token.low, (this.#seen.get(token.low) ?? 0) + 1)
    for (const tag of BETWEEN)
      for (const hit of passage.byTag.get(tag) ?? [])
        for (let at = hit.first; at < hit.last; at++) this.#covered.add(at)
  }

  /** The nominative of each stretch; names of several words first, then what stands alone. */
  findAll(stretches: readonly Stretch[]): Map<Stretch, Nominative> {
    const found = new Map<Stretch, Nominative>()
    const length = ({ first, last }: Stretch): number =>
      this.#passage.tokens.slice(first, last).filter((token) => token.capital).length
    for (const several of [true, false])
      for (const one of stretches)
        if (length(one) > 1 === several) {
          const nominative = this.#one(one)
          if (nominative === undefined) continue
          found.set(one, nominative.name)
          if (several) this.#surnames.set(nominative.last, nominative.name.gender ?? 'male')
        }
    return found
  }

  #one(stretch: Stretch): { name: Nominative; last: string } | undefined {
    const { tokens } = this.#passage
    const parts = tokens.slice(stretch.first, stretch.last)
    const bending = parts.filter((token) => token.capital && !(token.upper && token.text.length > 3))
    const last = bending.at(-1)
    if (last === undefined) return undefined
    const choice = bending.length === 1 ? this.#alone(stretch, last) : this.#several(stretch, bending)
    if (choice === undefined) return undefined
    const low = new Map(bending.map((token, index) => [token, choice.lows[index] ?? token.low]))
    const text = this.#write(parts, low)
    const first = choice.lows[0] ?? ''
    const surname = low.get(last) ?? last.low
    const known = this.#given(first, choice.gender) > 0 || (bending.length > 1 && this.#bender.surname(surname))
    const name = { text, words: foldName(text).split(' ').filter(Boolean), ...(known && { gender: choice.gender }) }
    return { name, last: surname }
  }

  /** The tokens with their nominatives, between them what the text has. */
  #write(parts: readonly Token[], low: ReadonlyMap<Token, string>): string {
    return parts
      .map((token, index) => {
        const next = parts[index + 1]
        const between = next === undefined ? '' : this.#passage.text.slice(token.end, next.start)
        return respelled(token.text, low.get(token)) + between
      })
      .join('')
  }

  #several(stretch: Stretch, tokens: readonly Token[]): Choice | undefined {
    const family = wordClass(this.#passage.language, tokens[0] as Token).family
    const asked = this.#asked(stretch.first)
    let best: Choice | undefined
    for (const gender of GENDERS)
      for (const grammaticalCase of CASES) {
        let score = grammaticalCase === 0 ? NOMINATIVE : (asked >> grammaticalCase) & 1 ? PREPOSITION : 0
        if (grammaticalCase === 0 && asked !== 0 && (asked & 1) === 0) score -= PREPOSITION
        const lows: string[] = []
        tokens.forEach((token, index) => {
          const isLast = index === tokens.length - 1
          const role = isLast ? 'surname' : 'given'
          const choice = this.#word(token, { gender, grammaticalCase, role, free: family && !isLast })
          lows.push(choice.low)
          score += choice.score
        })
        if (best === undefined || score > best.score) best = { lows, gender, score }
      }
    return best
  }

  /** The best reading of one word in a case and gender. */
  #word(
    token: Token,
    as: { gender: 'male' | 'female'; grammaticalCase: number; role: 'given' | 'surname'; free: boolean },
  ): { low: string; score: number } {
    let best = { low: token.low, score: as.free ? 0 : this.#unbent(token.low, as.grammaticalCase) }
    if (as.free) return best
    if (as.role === 'given') best.score += this.#given(token.low, as.gender)
    for (const reading of this.#bender.readings(token.low)) {
      if (reading.gender !== as.gender || reading.grammaticalCase !== as.grammaticalCase) continue
      if (reading.part !== 'any' && reading.part !== as.role) continue
      const score = this.#score(reading, token, as.role)
      if (score > best.score) best = { low: reading.low, score }
    }
    return best
  }

  /** How well a word stands in a case just as it is. */
  #unbent(low: string, grammaticalCase: number): number {
    if (grammaticalCase !== 0) return UNBENT
    return this.#bender.oblique(low) ? OBLIQUE : UNKNOWN_ENDING
  }

  #score(reading: NameReading, token: Token, role: 'given' | 'surname'): number {
    const oblique = reading.grammaticalCase === 0 && this.#bender.oblique(reading.low) ? OBLIQUE : 0
    if (role === 'given') return oblique + reading.weight + this.#given(reading.low, reading.gender)
    const seen = reading.low !== token.low && this.#seen.has(reading.low) ? SEEN : 0
    return oblique + reading.weight + seen + (this.#bender.surname(reading.low) ? 0.4 : 0)
  }

  #given(low: string, gender: 'male' | 'female'): number {
    const { female, male, both } = this.#passage.language.names
    const folded = foldName(low)
    const [isFemale, isMale] = [female.has(folded) || both.has(folded), male.has(folded) || both.has(folded)]
    if (gender === 'male' ? isMale : isFemale) return KNOWN_GIVEN
    return isMale || isFemale ? OTHER_GENDER : 0
  }

  /** A word that stands alone: the surname of somebody named in full, else what the text has elsewhere, else what its ending says for sure. */
  #alone(stretch: Stretch, token: Token): Choice | undefined {
    const asked = this.#asked(stretch.first)
    let best: Choice = {
      lows: [token.low],
      gender: this.#surnames.get(token.low) ?? 'male',
      score: this.#start(token, asked),
    }
    for (const reading of this.#bender.readings(token.low)) {
      const score = this.#lonely(reading, token, asked)
      if (score > best.score) best = { lows: [reading.low], gender: reading.gender, score }
    }
    return best
  }

  #start(token: Token, asked: number): number {
    const oblique = this.#bender.oblique(token.low) ? OBLIQUE : 0
    return (
      oblique +
      (this.#surnames.has(token.low) ? 4 : 0) +
      NOMINATIVE -
      (asked !== 0 && (asked & 1) === 0 ? PREPOSITION : 0)
    )
  }

  #lonely(reading: NameReading, token: Token, asked: number): number {
    const settled = this.#surnames.get(reading.low)
    const named = settled === undefined ? 0 : settled === reading.gender ? 4 : 2
    const seen = reading.low !== token.low && this.#seen.has(reading.low) ? SEEN : 0
    const given = reading.part === 'surname' ? 0 : this.#given(reading.low, reading.gender) > 0 ? 1 : 0
    const fits = (asked >> reading.grammaticalCase) & 1 ? PREPOSITION : 0
    const nominative =
      reading.grammaticalCase === 0 ? NOMINATIVE - (asked !== 0 && (asked & 1) === 0 ? PREPOSITION : 0) : 0
    return named + seen + given + fits + nominative + reading.weight + (this.#bender.surname(reading.low) ? 0.8 : 0)
  }

  /** The cases in which an office stands, as a bit set: `президента` is no nominative. */
  #officeCases(token: Token): number | undefined {
    const { trie } = this.#passage.language
    const isOffice = (low: string): boolean => trie.word(low).some((entry) => entry.tag === 'office')
    if (!isOffice(token.low)) return undefined
    const cases = this.#bender
      .readings(token.low)
      .filter((reading) => isOffice(reading.low) && reading.part !== 'surname')
      .reduce((all, reading) => all | (1 << reading.grammaticalCase), 0)
    return cases === 0 ? undefined : cases
  }

  /** The cases that the office or preposition before a name asks for; countries may stand between. */
  #asked(first: number): number {
    const { tokens } = this.#passage
    for (let at = first - 1; at >= first - BACK && at >= 0; at--) {
      const token = tokens[at]
      if (token === undefined || token.kind === 'mark' || token.sentence !== tokens[first]?.sentence) return 0
      const asked = this.#bender.casesAfter.get(token.low) ?? this.#officeCases(token)
      if (asked !== undefined) return asked
      if (!this.#covered.has(at)) return 0
    }
    return 0
  }
}

/** The nominative with the capitals of the printed word. */
function respelled(text: string, low: string | undefined): string {
  if (low === undefined) return text
  let same = 0
  const printed = text.toLowerCase()
  while (same < Math.min(low.length, text.length) && printed[same] === low[same]) same++
  return text.slice(0, same) + low.slice(same)
}
