import { foldName } from './expand.ts'
import type { DraftFigure } from './figures.ts'
import type { OfficeSpan } from './offices.ts'
import type { Passage } from './passage.ts'

interface Stretch {
  readonly first: number
  readonly last: number
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
    const linked =
      at > from && (language.cues.of.has(tokens[at - 1]?.low ?? '') || language.articles.has(tokens[at - 1]?.low ?? ''))
    if (!linked && !(token.capital && language.pack.capitalisedNouns && at === last)) break
    last = at + 1
  }
  return last
}

/** Plural offices and delegates with no name: `ausländische Botschafter`, `i magistrati`, `leaders of civil rights groups`. `taken` marks the tokens of people and bodies. */
export function findGroups(passage: Passage, loose: readonly OfficeSpan[], taken: Uint8Array): DraftFigure[] {
  const stretches: Stretch[] = loose
    .filter((span) => span.plural)
    .map((span) => ({ first: span.first, last: groupEnd(passage, span.last) }))
  for (const hit of passage.byTag.get('cue-delegate') ?? [])
    stretches.push({ first: hit.first, last: groupEnd(passage, hit.last) })
  stretches.push(...findPeoples(passage))
  const figures = new Map<string, DraftFigure>()
  const used = Uint8Array.from(taken)
  for (const { first, last } of stretches) {
    if (used.subarray(first, last).includes(1)) continue
    used.fill(1, first, last)
    addGroup(passage, figures, first, last)
  }
  return [...figures.values()]
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

function addGroup(passage: Passage, figures: Map<string, DraftFigure>, first: number, last: number): void {
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
  }
  figures.set(key, figure)
  figure.mentions.push({ first, last, start: from.start, end: to.end, sentence: from.sentence, form: 'full' })
}
