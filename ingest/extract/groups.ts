import { foldName } from './expand.ts'
import type { DraftFigure } from './figures.ts'
import type { OfficeSpan } from './offices.ts'
import { isAt, type Passage } from './passage.ts'
import { governorOf, phraseStart } from './phrase.ts'

interface Stretch {
  readonly first: number
  readonly last: number
  /** One who is named by an office alone. */
  readonly holder?: true
}

/** Longest name of a group: what follows its word is cut there. */
const LONGEST = 7

/** Where the words after a plural office or `Vertreter` end that still belong to it. */
function groupEnd(passage: Passage, from: number): number {
  const { tokens, language } = passage
  let last = from
  for (let at = from; at < from + LONGEST; at++) {
    const token = tokens[at]
    if (token === undefined || token.kind === 'mark' || token.sentence !== tokens[from - 1]?.sentence) break
    if (language.cues.of.has(token.low) || language.articles.has(token.low)) continue
    const linked = language.cues.of.has(tokens[at - 1]?.low ?? '') || language.articles.has(tokens[at - 1]?.low ?? '')
    if (!linked && !(token.capital && language.pack.capitalisedNouns && at === last)) break
    last = at + 1
  }
  return last
}

/**
 * Plural offices, delegates and bodies with no name: `ausländische Botschafter`, `i magistrati`, `leaders of civil rights groups`, `het bestuur van de stichting`; and
 * one who is named by an office alone: `com o Presidente da República`. `loose` are the offices that mean nobody who is named; `people` and `taken` mark the tokens of people, and of people and bodies.
 */
export function findGroups(
  passage: Passage,
  loose: readonly OfficeSpan[],
  people: Uint8Array,
  taken: Uint8Array,
): DraftFigure[] {
  const stretches: Stretch[] = loose
    .filter((span) => span.plural)
    .map((span) => ({ first: span.first, last: groupEnd(passage, span.last) }))
  const single = loose.filter((span) => !span.plural)
  const inOffices = new Uint8Array(passage.tokens.length)
  for (const { head, last } of single) inOffices.fill(1, head, last)
  for (const tag of ['cue-delegate', 'cue-group'])
    for (const hit of passage.byTag.get(tag) ?? [])
      if (tag === 'cue-delegate' || inOffices[hit.first] !== 1)
        stretches.push({ first: withoutArticle(passage, hit), last: groupEnd(passage, hit.last) })
  stretches.push(...findPeoples(passage))
  const figures = new Map<string, DraftFigure>()
  const used = Uint8Array.from(taken)
  for (const stretch of stretches) {
    const { first, last } = stretch
    if (used.subarray(first, last).includes(1)) continue
    used.fill(1, first, last)
    addGroup(passage, figures, stretch)
  }
  for (const span of single)
    if (used[span.head] !== 1 && isHolder(passage, span, people))
      addGroup(passage, figures, { first: span.first, last: span.last, holder: true })
  return [...figures.values()]
}

/** `la direction`: a word that means a group behind an article only. */
const withoutArticle = ({ tokens, language }: Passage, { first, last }: Stretch): number =>
  last - first > 1 && language.articles.has(tokens[first]?.low ?? '') ? first + 1 : first

/** Offices that say nothing of who is met: `the spokesman`, `the wife`. */
const NO_HOLDERS = new Set(['spokesperson', 'justice', 'other'])
/** What governs one whom somebody meets. */
const PARTIES = new Set(['with', 'between', 'by'])

/** An office alone that stands for who holds it: known to the reader by an article or by its state, and told of what, or met by somebody: `met de wethouder`, `le secrétaire général du Commonwealth`. */
function isHolder(passage: Passage, span: OfficeSpan, people: Uint8Array): boolean {
  const { tokens, language } = passage
  const counterpart = isAt(passage, span.head, 'counterpart')
  if (NO_HOLDERS.has(span.office.class) && !counterpart) return false
  const before = span.first - 1
  const known = isAt(passage, before, 'det-the') || isAt(passage, before, 'det-own')
  const met = PARTIES.has(governorOf(passage, phraseStart(passage, span.first)))
  if (!known && (span.office.country === undefined || !(met || language.articles.size === 0))) return false
  if (language.cues.as.has(tokens[before]?.low ?? '') || isBesideName(passage, span, people)) return false
  const told = span.office.country !== undefined || span.last - span.head > 1
  return told || counterpart || met
}

/** `Lund, the minister`, `the minister, Lund`: a name beside it says who it is. */
function isBesideName({ tokens, language }: Passage, { first, last }: OfficeSpan, people: Uint8Array): boolean {
  let before = first - 1
  while (language.articles.has(tokens[before]?.low ?? '')) before--
  if (tokens[before]?.text === ',' && people[before - 1] === 1) return true
  const behind = tokens[last]?.text === ',' || tokens[last]?.text === '(' ? last + 1 : last
  return people[behind] === 1 && tokens[behind]?.sentence === tokens[first]?.sentence
}

/** `Israéliens et Palestiniens`, `entre sirios e israelíes`: two peoples side by side, where the language has a word for a people that is no adjective beside a noun. */
function findPeoples(passage: Passage): Stretch[] {
  const peoples = (passage.byTag.get('demonym') ?? []).filter((hit) => isPlural(passage, hit.last - 1))
  return peoples.flatMap((left, index) => {
    const right = peoples[index + 1]
    return right !== undefined && standsFree(passage, left.first) && joined(passage, left.last, right.first)
      ? [left, right]
      : []
  })
}

const isPlural = (passage: Passage, at: number): boolean =>
  !passage.language.pack.capitalisedNouns &&
  passage.language.pack.pluralEndings.some((ending) => passage.tokens[at]?.low.endsWith(ending))

/** No noun stands before that the word could belong to. */
function standsFree(passage: Passage, at: number): boolean {
  const { tokens, language } = passage
  const before = tokens[at - 1]
  if (before?.kind !== 'word' || before.sentence !== tokens[at]?.sentence) return true
  const { articles, cues } = language
  return [articles, cues.with, cues.between, cues.by, cues.and].some((words) => words.has(before.low))
}

/** Nothing but `and` and an article parts the two. */
function joined(passage: Passage, from: number, to: number): boolean {
  const { tokens, language } = passage
  if (to - from < 1 || to - from > 2 || tokens[from]?.sentence !== tokens[to]?.sentence) return false
  const linked = language.cues.and.has(tokens[from]?.low ?? '')
  return linked && (to - from === 1 || language.articles.has(tokens[to - 1]?.low ?? ''))
}

function addGroup(passage: Passage, figures: Map<string, DraftFigure>, { first, last, holder }: Stretch): void {
  const from = passage.tokens[first]
  const to = passage.tokens[last - 1]
  if (from === undefined || to === undefined) return
  const name = passage.text.slice(from.start, to.end)
  const key = foldName(name)
  const known = figures.get(key)
  const figure: DraftFigure = known ?? {
    kind: 'organisation',
    class: 'delegation',
    name,
    words: key.split(' '),
    mentions: [],
    aliases: [],
    score: 1,
    group: true,
    ...(holder && { holder }),
  }
  figures.set(key, figure)
  figure.mentions.push({ first, last, start: from.start, end: to.end, sentence: from.sentence, form: 'full' })
}
