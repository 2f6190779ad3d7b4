import type { TriggerData } from '../languages/compile.ts'
import { nationalOf } from '../languages/nationals.ts'
import { foldName } from './expand.ts'
import { familyFirstEnd } from './family-first.ts'
import { Features, named } from './features.ts'
import { type Head, probability } from './heads.ts'
import { type Nominative, NominativeFinder } from './nominative.ts'
import type { OfficeSpan } from './offices.ts'
import { endsBefore, hitsAt, isAt, isHit, type Passage, wordClass } from './passage.ts'
import type { Token } from './tokens.ts'

/** A stretch of tokens that may be a person's name. */
export interface NameSpan {
  readonly first: number
  readonly last: number
  readonly start: number
  readonly end: number
  readonly text: string
  /** The name in the nominative, where the language bends names. */
  readonly name?: string
  readonly gender?: 'male' | 'female'
  /** Folded words of the name, without the genitive ending, in the nominative. */
  readonly words: readonly string[]
  readonly features: Features
  /** How likely it is a person, by the head `person`. */
  score: number
}

const BLOCKING = [
  'country',
  'capital',
  'city',
  'body',
  'demonym',
  'month',
  'weekday',
  'office',
  'honorific',
  'modifier',
  'counterpart',
  'venue',
]
const MOST_WORDS = 5
/** What a name that begins with its family name scores at least. */
const FAMILY_FIRST = 0.75
/** What the surname of a well-known statesman scores at least. */
const WELL_KNOWN = 0.6
/** `San Pietro`, `Saint Basil`: a church or a town, seldom a person of the news. */
const SAINT = /^(?:san|santo|santa|sant|saint|sainte|sankt|são)$/u

/** Tokens that are taken by something other than a name. */
function blockedTokens(passage: Passage): Uint8Array {
  const blocked = new Uint8Array(passage.tokens.length)
  for (const tag of BLOCKING)
    for (const hit of passage.byTag.get(tag) ?? []) {
      const token = passage.tokens[hit.first] as Token
      if (hit.last - hit.first === 1 && tag !== 'country' && keepsName(passage, hit.first, token, tag)) continue
      for (let at = hit.first; at < hit.last; at++) blocked[at] = 1
    }
  for (const sentence of passage.sentences)
    for (let at = sentence.first; at < sentence.last; at++)
      blocked.fill(0, at, Math.max(at, familyFirstEnd(passage, at)))
  if (!passage.language.pack.capitalisedNouns)
    for (const hit of passage.byTag.get('trigger') ?? [])
      if ((hit.entry.data as TriggerData).form === 'noun') blocked.fill(1, hit.first, hit.last)
  return blocked
}

/** `Julio Quispe`, `Plácido Domingo`: a month or weekday that this language would write small, beside another great word. */
function isGreatTime(passage: Passage, at: number, tag: string): boolean {
  if ((tag !== 'month' && tag !== 'weekday') || passage.language.pack.dates.capitalised) return false
  const [before, token, next] = [passage.tokens[at - 1], passage.tokens[at] as Token, passage.tokens[at + 1]]
  if (!token.capital) return false
  const given = before?.capital === true && wordClass(passage.language, before).given
  return given || (next?.capital === true && wordClass(passage.language, token).given)
}

/** `Juana del Castillo`, `Loyola de Palacio`: a word for a place that a small word ties to a name. */
function isGreatPlace(passage: Passage, at: number, tag: string): boolean {
  if ((tag !== 'venue' && tag !== 'city') || passage.tokens[at]?.capital !== true) return false
  const { singleSurname } = passage.language.pack
  if (passage.tokens[at - 1]?.capital && !opensSentence(passage, at - 1) && isGreatParticle(passage, at - 1))
    return true
  let from = at - 1
  while (from > at - 3 && passage.language.particles.has(passage.tokens[from]?.low ?? '')) from--
  const before = passage.tokens[from]
  if (from === at - 1 || before?.capital !== true) return false
  const word = wordClass(passage.language, before)
  return word.given || (tag === 'venue' && word.surname && !singleSurname)
}

const opensSentence = (passage: Passage, at: number): boolean =>
  passage.sentences[passage.tokens[at]?.sentence ?? 0]?.first === at

const SURNAME_OFFICES: ReadonlySet<string> = new Set(['military', 'cleric', 'other'])

/** `le Dr Maréchal`: a word for an office right behind a title, where the language would write it small; nobody is called `Mr President`. */
function isGreatOffice(passage: Passage, at: number, tag: string): boolean {
  if (tag !== 'office' || passage.language.pack.capitalisedNouns || !passage.tokens[at]?.capital) return false
  const hits = hitsAt(passage, at, 'office')
  return (
    endsBefore(passage, at, 'honorific') &&
    hits.every(({ entry, last }) => last === at + 1 && SURNAME_OFFICES.has(entry.value))
  )
}

/** `König`, `Paris` or `Pope` after a given name are surnames: `Franz König`, `Paris Hilton`. */
function keepsName(passage: Passage, at: number, token: Token, tag: string): boolean {
  if (isGreatTime(passage, at, tag) || isGreatPlace(passage, at, tag) || isGreatOffice(passage, at, tag)) return true
  if (passage.language.bend !== undefined && tag === 'city' && opensName(passage, at)) return true
  const before = passage.tokens[at - 1]
  if (before === undefined || !before.capital || before.sentence !== token.sentence) return false
  if (tag === 'demonym' || tag === 'body' || tag === 'weekday') return false
  return (
    wordClass(passage.language, before).given &&
    token.capital &&
    !isAt(passage, at - 1, 'office') &&
    !isAt(passage, at - 1, 'honorific')
  )
}

/** Latin letters and short acronyms are no names where names are written in other letters and bend. */
function foreignLetters(passage: Passage, at: number): boolean {
  const { script } = passage.language.pack
  const token = passage.tokens[at] as Token
  if (script !== 'Latin' && /^\p{Script=Latin}/u.test(token.text)) return true
  if (passage.language.bend === undefined || !token.upper || token.text.length > 5) return false
  if (endsBefore(passage, at, 'office') && token.text.length === 2 && passage.tokens[at + 1]?.capital) return false
  return !(passage.tokens[at - 1]?.upper || passage.tokens[at + 1]?.upper)
}

/** `Милана Йовановича`: a city that is a given name too, before a word that is none. */
function opensName(passage: Passage, at: number): boolean {
  const [token, next] = [passage.tokens[at] as Token, passage.tokens[at + 1]]
  if (next === undefined || !next.capital || next.sentence !== token.sentence) return false
  return (
    wordClass(passage.language, token).given && !wordClass(passage.language, next).common && !isHit(passage, at + 1)
  )
}

/** May this token be part of a name? */
function nameable(passage: Passage, at: number, blocked: Uint8Array): boolean {
  const token = passage.tokens[at]
  if (token === undefined || !token.capital || blocked[at] === 1) return false
  const { language } = passage
  if (foreignLetters(passage, at)) return false
  const sentenceStart = passage.sentences[token.sentence]?.first === at
  if (!sentenceStart && afterFamilyName(passage, at)) return true
  if (sentenceStart && language.openers.has(token.low) && !passage.tokens[at + 1]?.capital) return false
  if (language.starters.has(token.low) && (sentenceStart || blocked[at + 1] === 1 || !isFamilyName(passage, at)))
    return !sentenceStart && isGreatParticle(passage, at)
  if (!language.pack.capitalisedNouns) return true
  const word = wordClass(language, token)
  return !word.common || word.given || word.surname || follows(passage, at) || opensAfterOffice(passage, at)
}

/** `Di Maio`, `Van Dijk`, `Marine Le Pen`: a small word of names that this name writes with a capital; an article does so only behind a given name, an office or a title. */
function isGreatParticle(passage: Passage, at: number): boolean {
  const [before, token, next] = [passage.tokens[at - 1], passage.tokens[at] as Token, passage.tokens[at + 1]]
  const { particles } = passage.language
  const opens = next?.capital || (next && particles.has(next.low) && passage.tokens[at + 2]?.capital)
  if (!particles.has(token.low) || !opens) return false
  if (!passage.language.articles.has(token.low)) return true
  const given = before?.capital === true && wordClass(passage.language, before).given
  return given || endsBefore(passage, at, 'office') || endsBefore(passage, at, 'honorific')
}

/** `No Kwang-chol`, `Ban Ki-moon`: a family name before another capitalised word. */
function isFamilyName(passage: Passage, at: number): boolean {
  const token = passage.tokens[at] as Token
  const next = passage.tokens[at + 1]
  return wordClass(passage.language, token).family && next?.capital === true
}

/** The syllables after a family name that stands first: `Kim Jong Un`. */
function afterFamilyName(passage: Passage, at: number): boolean {
  const token = passage.tokens[at] as Token
  if (token.text.length > 7) return false
  const [one, two] = [passage.tokens[at - 1], passage.tokens[at - 2]]
  const opens = (other: Token | undefined): boolean =>
    other?.capital === true && other.sentence === token.sentence && wordClass(passage.language, other).family
  return opens(one) || (one?.capital === true && one.text.length <= 5 && opens(two))
}

/** `Außenminister Espen Lund`: a common noun between an office and a word that is none. */
function opensAfterOffice(passage: Passage, at: number): boolean {
  const next = passage.tokens[at + 1]
  if (next === undefined || !next.capital || wordClass(passage.language, next).common) return false
  return endsBefore(passage, at, 'office') || endsBefore(passage, at, 'honorific')
}

/** In German a common noun is a name only right after a given name (`Heinz Fischer`). */
function follows(passage: Passage, at: number): boolean {
  const before = passage.tokens[at - 1]
  if (before === undefined || !before.capital) return false
  const word = wordClass(passage.language, before)
  return word.given && !word.common
}

/** `JD Vance`: two initials with no dots, told by a J or an office before them. */
function isInitials({ passage, officeEnds }: Setting, at: number): boolean {
  const [token, next] = [passage.tokens[at], passage.tokens[at + 1]]
  if (token === undefined || token.text.length !== 2 || !token.upper || next === undefined || next.upper) return false
  if (isHit(passage, at) || wordClass(passage.language, next).common) return false
  return token.text.includes('J') || officeEnds.has(at) || endsBefore(passage, at, 'office')
}

const initial = (token: Token | undefined): boolean => token?.capital === true && token.text.length === 1

/** Length of the bridge of particles, initials and dots that joins two parts of a name, or 0. */
function bridge(passage: Passage, at: number, blocked: Uint8Array): number {
  const { tokens, language } = passage
  let next = at
  if (tokens[next]?.text === '.' && (initial(tokens[next - 1]) || /^(?:jr|sr|st)$/u.test(tokens[next - 1]?.low ?? '')))
    next++
  for (let more = 0; more < 3; more++) {
    const token = tokens[next]
    if (token === undefined || token.capital || !language.particles.has(token.low)) break
    if (more === 0 && isPreposition(passage, next) && !startsName(passage, next - 1) && !joinsSurnames(passage, next))
      return 0
    next++
  }
  if (next === at || next - at > 3) return 0
  const noun =
    tokens[next]?.capital === true &&
    blocked[next] !== 1 &&
    next - at === 1 &&
    wordClass(language, tokens[next] as Token).common &&
    language.particles.has(tokens[at - 1]?.low ?? '')
  return nameable(passage, next, blocked) || noun ? next - at : 0
}

/** `da`, `zu`: a particle of names that is also a preposition of the language. */
function isPreposition(passage: Passage, at: number): boolean {
  const low = passage.tokens[at]?.low ?? ''
  const { cues } = passage.language
  return [cues.at, cues.by, cues.of, cues.with, cues.purpose].some((words) => words.has(low))
}

/** `Couto dos Santos`, `Gutiérrez del Castillo`: a small word that only says of whom, between a surname and a word that opens no name. */
function joinsSurnames(passage: Passage, at: number): boolean {
  const [before, token, next] = [passage.tokens[at - 1], passage.tokens[at] as Token, passage.tokens[at + 1]]
  const { cues, pack } = passage.language
  if (
    pack.singleSurname ||
    !cues.of.has(token.low) ||
    [cues.at, cues.by, cues.with].some((words) => words.has(token.low))
  )
    return false
  if (before?.capital !== true || next === undefined) return false
  const [left, right] = [wordClass(passage.language, before), wordClass(passage.language, next)]
  return (left.surname || !left.common || endsBefore(passage, at - 1, 'office')) && (right.surname || !right.given)
}

/** `Leonardo da Vinci`, but not `Macron da Putin`: only behind a given name, and not before another. */
function startsName(passage: Passage, at: number): boolean {
  const [before, next] = [passage.tokens[at], passage.tokens[at + 2]]
  if (before === undefined) return false
  if (!wordClass(passage.language, before).given && !(before.text === '.' && initial(passage.tokens[at - 1])))
    return false
  if (next === undefined || familyFirstEnd(passage, at + 2) > 0) return false
  const word = wordClass(passage.language, next)
  const another = word.given && passage.tokens[at + 3]?.capital === true
  return !another && (!word.common || word.surname || !passage.language.pack.capitalisedNouns)
}

/** The maximal runs of name-like tokens. */
function findRuns(passage: Passage, blocked: Uint8Array): Array<[number, number]> {
  const runs: Array<[number, number]> = []
  for (const sentence of passage.sentences) {
    let at = sentence.first
    while (at < sentence.last) {
      if (!nameable(passage, at, blocked)) {
        at++
        continue
      }
      const whole = familyFirstEnd(passage, at)
      if (whole > 0) {
        runs.push([at, whole])
        at = whole
        continue
      }
      let end = at + 1
      while (end < sentence.last) {
        const over = nameable(passage, end, blocked) ? 0 : bridge(passage, end, blocked)
        if (over === 0 && !nameable(passage, end, blocked)) break
        if (end + over >= sentence.last) break
        end += over + 1
      }
      runs.push([at, end])
      at = end
    }
  }
  return runs
}

/** `Luns heeft`: what a name owns is no verb. */
const isVerb = ({ language }: Passage, token: Token | undefined): boolean =>
  token !== undefined && !token.capital && language.cues.pastAux.has(token.low)

/** The end of a name without its genitive ending (`Putins`), where the bare form is known or stands elsewhere in the text. */
function genitiveLength(passage: Passage, last: Token, next: Token | undefined, seen: ReadonlySet<string>): number {
  if (passage.language.pack.genitive !== 's' || !/[^s]s$/u.test(last.text) || last.text.length < 4) return 0
  const bare = foldName(last.text.slice(0, -1))
  if (passage.language.starters.has(bare)) return 0
  const { given, surname } = wordClass(passage.language, last)
  const { names } = passage.language
  const full = foldName(last.text)
  const own = names.surnames.has(full) || names.female.has(full) || names.male.has(full) || names.both.has(full)
  return seen.has(bare) || ((given || surname) && !own && !isVerb(passage, next)) ? 1 : 0
}

/** How often each word with a capital stands in the text, folded, or the last word of each name in the nominative. */
function seenWords(passage: Passage, names: readonly Nominative[]): Map<string, number> {
  const seen = new Map<string, number>()
  for (const { words } of names) {
    const last = words.at(-1) ?? ''
    seen.set(last, (seen.get(last) ?? 0) + 1)
  }
  if (names.length > 0) return seen
  for (const token of passage.tokens)
    if (token.capital) {
      const folded = foldName(token.text)
      seen.set(folded, (seen.get(folded) ?? 0) + 1)
    }
  return seen
}

/** `ministro das Finanças Hirohisa Fujii`: what an office is over, written with a capital, opens no name where one follows. */
function blockTail(passage: Passage, blocked: Uint8Array, { head, last }: OfficeSpan): void {
  const [name, next] = [passage.tokens[last], passage.tokens[last + 1]]
  if (!name?.capital || !(next?.capital || wordClass(passage.language, name).given)) return
  for (let at = head + 1; at < last; at++) {
    const { given, surname, common } = wordClass(passage.language, passage.tokens[at] as Token)
    if (common && !given && !surname) blocked[at] = 1
  }
}

/** Every stretch that may be a person's name, scored. */
export function findNames(passage: Passage, head: Head, offices: readonly OfficeSpan[]): NameSpan[] {
  const officeEnds = new Set(offices.map((office) => office.last))
  const blocked = blockedTokens(passage)
  for (const office of offices) blockTail(passage, blocked, office)
  const stretches = findRuns(passage, blocked)
    .map(([first, last]) => ({ first: trimStart(passage, first, last), last }))
    .filter(({ first, last }) => last - first <= MOST_WORDS + 3 && !isPlace(passage, first, last))
  const { bend } = passage.language
  const nominatives = bend && new NominativeFinder(passage, bend).findAll(stretches)
  const seen = seenWords(passage, [...(nominatives?.values() ?? [])])
  const setting = { passage, seen, seenSet: new Set(seen.keys()), head, officeEnds }
  return stretches.map((one) => spanOf(setting, one.first, one.last, nominatives?.get(one)))
}

/** `Villa La Pergola`, `San Pietro`: the name of a house or a saint. */
function isPlace(passage: Passage, first: number, last: number): boolean {
  const before = passage.tokens[first - 1]
  const given = wordClass(passage.language, passage.tokens[first] as Token).given || familyFirstEnd(passage, first) > 0
  if (before?.capital && isAt(passage, first - 1, 'venue') && !given) return true
  return last - first > 1 && SAINT.test(passage.tokens[first]?.low ?? '') && !endsBefore(passage, first, 'office')
}

/** Drops common words before a given name: `Yesterday Barack Obama`. */
function trimStart(passage: Passage, first: number, last: number): number {
  let from = first
  const start = passage.sentences[passage.tokens[first]?.sentence ?? 0]?.first
  while (from < last - 1) {
    const word = wordClass(passage.language, passage.tokens[from] as Token)
    const next = wordClass(passage.language, passage.tokens[from + 1] as Token)
    const opens = passage.language.bend !== undefined && from === start && !next.common
    if (word.given || word.family || word.surname || !word.common || !(next.given || opens)) break
    from++
  }
  return from
}

/** What is the same for every name of a text. */
interface Setting {
  readonly passage: Passage
  readonly seen: ReadonlyMap<string, number>
  readonly seenSet: ReadonlySet<string>
  readonly head: Head
  /** Tokens that an office ends before, with what belongs to it. */
  readonly officeEnds: ReadonlySet<number>
}

function spanOf(setting: Setting, first: number, last: number, nominative: Nominative | undefined): NameSpan {
  const { passage, seenSet, head } = setting
  const { tokens, text } = passage
  const start = (tokens[first] as Token).start
  const lastToken = tokens[last - 1] as Token
  const end = lastToken.end - genitiveLength(passage, lastToken, tokens[last], seenSet)
  const name = text.slice(start, end)
  const words = nominative?.words ?? foldName(name).split(' ').filter(Boolean)
  const features = nameFeatures(setting, first, last, words)
  const bent = nominative && { name: nominative.text, ...(nominative.gender && { gender: nominative.gender }) }
  const least =
    familyFirstEnd(passage, first) === last
      ? FAMILY_FIRST
      : isWellKnown(passage, first, words) || isHolding(passage, first, last)
        ? WELL_KNOWN
        : 0
  const score = Math.max(least, probability(head, features))
  return { first, last, start, end, text: name, ...bent, words, features, score }
}

/** `Путину`, `Begin`: the surname of a statesman that is like no other, even where it is a common word too. */
const isWellKnown = (passage: Passage, first: number, words: readonly string[]): boolean =>
  words.length === 1 && nationalOf(words) !== undefined && !opensSentence(passage, first)

const PLAIN_OFFICES: ReadonlySet<string> = new Set(['state-head', 'government-head', 'minister', 'cleric', 'military'])

/** `minister Schut`: one word with a capital right behind a word for an office that is written small, where the language writes nouns so. */
function isHolding(passage: Passage, first: number, last: number): boolean {
  const [before, token] = [passage.tokens[first - 1], passage.tokens[first] as Token]
  if (passage.language.pack.capitalisedNouns || passage.language.bend !== undefined || last - first > 1) return false
  if (token.upper || token.text.includes('-') || before?.sentence !== token.sentence) return false
  const office = hitsAt(passage, first - 1, 'office')[0]
  return office !== undefined && office.last === first && PLAIN_OFFICES.has(office.entry.value)
}

/** What stands around a name, as language-neutral features of the head `person`. */
function nameFeatures(setting: Setting, first: number, last: number, words: readonly string[]): Features {
  const { passage, seen } = setting
  const { tokens, language } = passage
  const features = new Features()
  const parts = tokens.slice(first, last).filter((token) => token.capital)
  const classes = parts.map((token) => wordClass(language, token))
  const set = (name: string, on: boolean | number): void => features.set(name, on)
  set('bias', true)
  const size = Math.min(parts.length, 4)
  set(named`size-${size}`, true)
  const start = classes[0]
  const final = classes.at(-1)
  set('given-first', start?.given ?? false)
  set('given-common', (start?.given ?? false) && (start?.common ?? false))
  set('given-common-only', (start?.given ?? false) && (start?.common ?? false) && size === 1)
  set('given-first-only', (start?.given ?? false) && size === 1)
  set(
    'given-any',
    classes.slice(1).some((word) => word.given),
  )
  set('surname-last', final?.surname ?? false)
  set('surname-only', (final?.surname ?? false) && size === 1)
  set('family-first', (start?.family ?? false) && size >= 2 && !(start?.given ?? false))
  set('common', classes.filter((word) => word.common && !word.given && !word.surname).length / parts.length)
  set('unknown', classes.filter((word) => !word.common && !word.given && !word.surname).length / parts.length)
  set('unknown-only', size === 1 && !final?.common && !final?.given && !final?.surname)
  set(
    'upper',
    parts.some(
      (token, index) =>
        token.upper &&
        token.text.length > 1 &&
        !/\./u.test(token.text) &&
        !(index === 0 && size > 1 && isInitials(setting, first)),
    ),
  )
  set('initial', parts.some(initial))
  set('particle', parts.length < last - first)
  set(
    'hyphen',
    parts.some((token) => token.text.includes('-')),
  )
  const lastWord = words.at(-1) ?? ''
  set('repeats', Math.min(4, (seen.get(lastWord) ?? 1) - 1) / 4)
  aroundName(setting, first, last, set)
  return features
}

function aroundName(setting: Setting, first: number, last: number, set: (name: string, on: boolean) => void): void {
  const { passage } = setting
  const { tokens, language } = passage
  const sentence = passage.sentences[(tokens[first] as Token).sentence]
  const before = sentence !== undefined && first > sentence.first ? tokens[first - 1] : undefined
  const after = sentence !== undefined && last < sentence.last ? tokens[last] : undefined
  set('sentence-start', opensAfter(passage, first, before))
  set(
    'office-before',
    setting.officeEnds.has(first) || endsBefore(passage, first, 'office') || explains(setting, first, last),
  )
  set('honorific-before', endsBefore(passage, first, 'honorific'))
  set('article-before', before !== undefined && language.articles.has(before.low))
  set('at-before', before !== undefined && language.cues.at.has(before.low))
  set('of-before', before !== undefined && language.cues.of.has(before.low))
  set('with-before', before !== undefined && language.cues.with.has(before.low))
  set('by-before', before !== undefined && language.cues.by.has(before.low))
  set(
    'said-near',
    (after !== undefined && language.cues.said.has(after.low)) ||
      (before !== undefined && language.cues.said.has(before.low)),
  )
  set('verb-after', after !== undefined && language.cues.pastAux.has(after.low))
  set('bracket-after', after?.text === '(')
  set('bracket-before', before?.text === '(')
  set('office-after', after?.text === ',' && officeSoon(passage, last + 1))
  set('genitive-after', after?.low === "'s")
  set('head-near', nearHead(passage, first, last))
  set(
    'common-before',
    before?.capital === true && wordClass(language, before).common && !endsBefore(passage, first, 'office'),
  )
  set('quote-before', before !== undefined && /["„“”»«]/u.test(before.text))
  set('demonym-before', before !== undefined && isAt(passage, first - 1, 'demonym'))
  set('number-after', after?.kind === 'number')
}

/** Nothing or a mark stands before; the dot of `M.` and `Dr.` is none. */
const opensAfter = (passage: Passage, first: number, before: Token | undefined): boolean =>
  before === undefined ||
  (before.kind === 'mark' && before.text !== ',' && before.text !== '(' && !endsBefore(passage, first, 'honorific'))

const LONGEST_OFFICE = 9

/** `his counterpart, No Kwang Chol,`: a name between commas explains the office before it. */
function explains({ passage, officeEnds }: Setting, first: number, last: number): boolean {
  const { tokens } = passage
  if (tokens[first - 1]?.text !== ',' || last - first < 2) return false
  const after = tokens[last]
  const open = after !== undefined && after.sentence === tokens[first]?.sentence && after.kind !== 'mark'
  if (open) return false
  for (let at = first - 1; at > 0 && at >= first - LONGEST_OFFICE; at--) {
    if (officeEnds.has(at) || endsBefore(passage, at, 'office') || endsBefore(passage, at, 'counterpart')) return true
    const token = tokens[at - 1]
    if (token?.kind !== 'word' || token.sentence !== tokens[first]?.sentence) return false
  }
  return false
}

function officeSoon(passage: Passage, from: number): boolean {
  for (let at = from; at < from + 5; at++) {
    if (isAt(passage, at, 'office')) return true
    if (passage.tokens[at]?.kind === 'mark') return false
  }
  return false
}

/** A word for a body inside or right beside the name: `Goldman Bank`, `Partei Neue Zeit`. */
function nearHead(passage: Passage, first: number, last: number): boolean {
  for (let at = first - 1; at <= last; at++) if (passage.tokens[at]?.capital && isAt(passage, at, 'head')) return true
  return false
}
