import type { FigureKind, OrganisationClass } from '#contract'
import type { National } from '../languages/nationals.ts'
import type { OfficeClass } from '../languages/schema.ts'
import { remembered } from '../remembered.ts'
import type { NameSpan } from './names.ts'

/** An office as the text gives it: its words, its class, and the state or body it belongs to. */
export interface Office {
  readonly class: OfficeClass
  /** First token of the office and the words before it. */
  readonly first: number
  readonly start: number
  readonly end: number
  readonly text: string
  readonly country?: string
  readonly body?: string
}

/** A place in the text where a figure is named. */
export interface FigureMention {
  readonly first: number
  readonly last: number
  readonly start: number
  readonly end: number
  readonly sentence: number
  /** The name in full, a part of it, or an office alone. */
  readonly form: 'full' | 'part' | 'office'
  readonly office?: Office
}

/** One person, organisation or place while an article is being read. */
export interface DraftFigure {
  readonly kind: FigureKind
  name: string
  class?: OrganisationClass
  country?: string
  /** The state that a well-known holder of office serves, whatever the article says of it. */
  home?: National
  /** Folded words of the longest name. */
  words: readonly string[]
  readonly mentions: FigureMention[]
  readonly aliases: { text: string; start: number; end: number }[]
  gender?: 'male' | 'female'
  score: number
  /** People named only by what they are; kept only where they take part. */
  readonly group?: boolean
  /** One person of a group of one: who holds an office that the text names nobody for. */
  readonly holder?: boolean
}

const byFirst = new WeakMap<DraftFigure, Map<number, FigureMention>>()

/** The mention of a figure that begins at a token; found by a table, since a long text names one figure thousands of times. */
export function mentionAt(figure: DraftFigure, first: number): FigureMention | undefined {
  const known = byFirst.get(figure)
  if (known?.size === figure.mentions.length) return known.get(first)
  const made = new Map(figure.mentions.map((one) => [one.first, one]))
  byFirst.set(figure, made)
  return made.get(first)
}

/** Folds away what differs between transliterations of one sound, for names inside one article. */
export const soundKey = remembered((word) =>
  word
    .replace(/tsch/gu, 'ch')
    .replace(/sch/gu, 'sh')
    .replace(/w/gu, 'v')
    .replace(/ou/gu, 'u')
    .replace(/c(?=[aou])/gu, 'k')
    .replace(/j|y/gu, 'i')
    .replace(/ii+/gu, 'i')
    .replace(/ff?$/u, 'v')
    .replace(/(.)\1/gu, '$1'),
)

/** Whether two words differ by exactly one letter replaced, added or left out. */
export function oneLetterApart(left: string, right: string): boolean {
  if (Math.abs(left.length - right.length) > 1 || left === right) return false
  let from = 0
  while (from < left.length && left[from] === right[from]) from++
  let back = 0
  while (back < Math.min(left.length, right.length) - from && left.at(-1 - back) === right.at(-1 - back)) back++
  return Math.max(left.length, right.length) - from - back === 1
}

const sameWord = (a: string, b: string): boolean => a === b || soundKey(a) === soundKey(b)

/** A full name that means the same person: one is contained in the other, or they are spelled for one sound. */
function sameFullName(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length < 2) return false
  let from = 0
  for (const word of short) {
    const at = long.findIndex(
      (other, index) => index >= from && (sameWord(word, other) || (word.length === 1 && other.startsWith(word))),
    )
    if (at < 0) return false
    from = at + 1
  }
  return sameWord(short.at(-1) ?? '', long.at(-1) ?? '') || long.length - short.length <= 1
}

function sameJoined(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 1 && b.length > 1 && a.join('') === b.join('')
}

const ASIAN = /^(?:kim|lee|park|choi|xi|li|wang|zhang|ri|no|pak)$/u

/** Finds the figure that a part of a name means: the one that owns the word already, else the one named last in full. */
class Owners {
  readonly #byWord = new Map<string, DraftFigure>()
  readonly #byKey = new Map<string, DraftFigure[]>()
  readonly #byShape = new Map<string, DraftFigure[]>()
  readonly #figures: DraftFigure[]
  constructor(figures: DraftFigure[]) {
    this.#figures = figures
  }

  full(words: readonly string[]): DraftFigure | undefined {
    return this.#holders(words).find((figure) => sameFullName(figure.words, words) || sameJoined(figure.words, words))
  }

  add(figure: DraftFigure): void {
    this.#figures.push(figure)
    this.index(figure, figure.words)
  }

  /** Remembers a figure under every word of a name. */
  index(figure: DraftFigure, words: readonly string[]): void {
    for (const word of new Set([...words.map(soundKey), soundKey(words.join(''))])) {
      const list = this.#byKey.get(word)
      if (list === undefined) this.#byKey.set(word, [figure])
      else if (!list.includes(figure)) list.push(figure)
    }
    const last = words.at(-1) ?? ''
    const initial = `${last[0]}${last.length}`
    const shaped = this.#byShape.get(initial)
    if (shaped === undefined) this.#byShape.set(initial, [figure])
    else if (!shaped.includes(figure)) shaped.push(figure)
  }

  /** Figures that share a word with the name, the earliest first. */
  #holders(words: readonly string[]): readonly DraftFigure[] {
    const lists = [words.at(-1) ?? '', words[0] ?? '', words.join('')].flatMap(
      (word) => this.#byKey.get(soundKey(word)) ?? [],
    )
    return lists.slice(0, 50)
  }

  part(word: string): DraftFigure | undefined {
    const owner = this.#byWord.get(word)
    if (owner !== undefined) return owner
    const holders = (this.#byKey.get(soundKey(word)) ?? []).filter((figure) => holds(figure, word))
    const found = best(holders) ?? this.#variant(word)
    if (found !== undefined) this.#byWord.set(word, found)
    return found
  }

  #variant(word: string): DraftFigure | undefined {
    if (word.length < 5) return undefined
    const shapes = [-1, 0, 1].flatMap((more) => this.#byShape.get(`${word[0]}${word.length + more}`) ?? [])
    const near = [...new Set(shapes)].filter((figure) => {
      const last = figure.words.at(-1) ?? ''
      return (
        !ASIAN.test(figure.words[0] ?? '') &&
        last.length >= 5 &&
        last[0] === word[0] &&
        (soundKey(last) === soundKey(word) || oneLetterApart(last, word))
      )
    })
    return near.length === 1 ? near[0] : undefined
  }
}

const holds = (figure: DraftFigure, word: string): boolean =>
  figure.words.length === 1
    ? figure.words[0] === word
    : figure.words.at(-1) === word ||
      (figure.words[0] === word && figure.words.length > 2) ||
      figure.words.includes(word)

/** Several of one surname: the one most often named; the first where that is even. */
function best(holders: readonly DraftFigure[]): DraftFigure | undefined {
  return holders.reduce<DraftFigure | undefined>(
    (most, one) => (most === undefined || one.mentions.length > most.mentions.length ? one : most),
    undefined,
  )
}

function toMention(span: NameSpan, sentence: number, form: FigureMention['form']): FigureMention {
  return { first: span.first, last: span.last, start: span.start, end: span.end, sentence, form }
}

/** Joins the names of one article to people: full names first, then parts of names. Parts that link to nobody stand alone where they look like a person. */
export function linkNames(
  spans: readonly NameSpan[],
  sentenceOf: (token: number) => number,
  cut: number,
): DraftFigure[] {
  const figures: DraftFigure[] = []
  const owners = new Owners(figures)
  for (const span of spans) {
    if (span.words.length < 2 || span.score < cut) continue
    const known = owners.full(span.words)
    if (known === undefined) owners.add(newPerson(span, sentenceOf(span.first), 'full'))
    else {
      addFull(known, span, sentenceOf(span.first))
      owners.index(known, span.words)
    }
  }
  for (const span of spans) {
    if (span.words.length >= 2) continue
    const word = span.words[0] ?? ''
    const known = owners.part(word)
    if (known !== undefined && (span.score >= 0.08 || holds(known, word))) addPart(known, span, sentenceOf(span.first))
    else if (span.score >= cut) owners.add(newPerson(span, sentenceOf(span.first), 'full'))
  }
  for (const figure of figures) figure.mentions.sort((a, b) => a.start - b.start)
  return figures.sort((a, b) => (a.mentions[0]?.start ?? 0) - (b.mentions[0]?.start ?? 0))
}

function newPerson(span: NameSpan, sentence: number, form: FigureMention['form']): DraftFigure {
  return {
    kind: 'actor',
    name: span.name ?? span.text,
    words: span.words,
    ...(span.gender && { gender: span.gender }),
    mentions: [toMention(span, sentence, form)],
    aliases: [],
    score: span.score,
  }
}

function addFull(figure: DraftFigure, span: NameSpan, sentence: number): void {
  figure.mentions.push(toMention(span, sentence, 'full'))
  figure.score = Math.max(figure.score, span.score)
  if (span.words.length > figure.words.length) {
    figure.name = span.name ?? span.text
    figure.words = span.words
  } else if (span.words.join(' ') !== figure.words.join(' '))
    figure.aliases.push({ text: span.text, start: span.start, end: span.end })
}

function addPart(figure: DraftFigure, span: NameSpan, sentence: number): void {
  figure.mentions.push(toMention(span, sentence, figure.words.length === 1 ? 'full' : 'part'))
  const word = span.words[0] ?? ''
  if (!figure.words.includes(word)) figure.aliases.push({ text: span.text, start: span.start, end: span.end })
}
