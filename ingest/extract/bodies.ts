import type { OrganisationClass } from '#contract'
import { bodyEnd, bodyName, bodyStart } from './body-name.ts'
import { foldName } from './expand.ts'
import type { DraftFigure, FigureMention } from './figures.ts'
import { hitsAt, isHit, type Passage, wordClass } from './passage.ts'
import { type Hit, NO_HITS } from './trie.ts'

/** A stretch that names a body, a state or a place. */
interface BodySpan {
  readonly kind: 'organisation' | 'place'
  readonly class?: OrganisationClass
  readonly country?: string
  readonly name: string
  readonly key: string
  readonly first: number
  readonly last: number
  /** Where only the first letters of the token belong to the name: how many. */
  readonly length?: number
}

const longest = (hits: readonly Hit[]): Hit | undefined =>
  hits.reduce<Hit | undefined>((most, hit) => (most === undefined || hit.last > most.last ? hit : most), undefined)

const textOf = (passage: Passage, first: number, last: number): string =>
  passage.text.slice(passage.tokens[first]?.start ?? 0, passage.tokens[last - 1]?.end ?? 0)

/** Whether the words before make it the place of something: `in Moskau`, `nach Russland`. */
export function isLocative(passage: Passage, at: number): boolean {
  const { tokens, language } = passage
  for (let step = 1; step <= 2; step++) {
    const before = tokens[at - step]
    if (before === undefined || before.sentence !== tokens[at]?.sentence) return false
    if (language.cues.at.has(before.low)) return true
    if (!language.articles.has(before.low)) return false
  }
  return false
}

/** States and cities: a state acts unless it is where something happens; a city is a place. */
function geoSpan(passage: Passage, hit: Hit): BodySpan {
  const place = hit.entry.tag !== 'country' || isLocative(passage, hit.first)
  const country = hit.entry.country as string
  const name =
    hit.entry.tag === 'country' ? (passage.language.countryNames.get(country) ?? hit.entry.value) : hit.entry.value
  return {
    kind: place ? 'place' : 'organisation',
    ...(place ? {} : { class: 'state' as const }),
    country,
    name,
    key: hit.entry.tag === 'country' ? country : foldName(name),
    first: hit.first,
    last: hit.last,
  }
}

function headSpan(passage: Passage, hit: Hit, taken: Uint8Array): BodySpan | undefined {
  const token = passage.tokens[hit.first]
  const german = passage.language.pack.capitalisedNouns
  if (token === undefined || (german && !token.capital)) return undefined
  const small = german || token.capital || hit.entry.value === 'delegation' ? undefined : smallSpan(passage, hit, taken)
  if (small !== undefined) return small
  const first = bodyStart(passage, hit, taken)
  const last = bodyEnd(passage, hit, taken)
  const grown = first < hit.first || last > hit.last
  if (!german && !token.capital && hit.entry.value !== 'delegation') return undefined
  if (!grown && !german && hit.entry.value !== 'delegation') return undefined
  if (!grown && german && token.low.length < 9 && hit.entry.value !== 'delegation') return undefined
  if (first < last && isVenueName(passage, first, last)) return undefined
  const name = bodyName(passage, hit, first, last)
  return { kind: 'organisation', class: hit.entry.value as OrganisationClass, name, key: foldName(name), first, last }
}

/** `ministère des Affaires étrangères`, `gouvernement malien`, `Libanese regering`: a body whose first noun is written small, told by a great name behind it or by the word for its state beside it. */
function smallSpan(passage: Passage, hit: Hit, taken: Uint8Array): BodySpan | undefined {
  if (hit.entry.value !== 'body') return undefined
  const state = [hit.first - 1, hit.last]
    .flatMap((at) => hitsAt(passage, at, 'demonym'))
    .find((one) => isBeside(one, hit))
  const first = state === undefined ? hit.first : Math.min(state.first, hit.first)
  const last = Math.max(hit.last, state?.last ?? 0, bodyEnd(passage, hit, taken))
  if (last - first === hit.last - hit.first) return undefined
  const name = textOf(passage, first, last)
  const country = state?.entry.country
  return { kind: 'organisation', class: 'body', ...(country && { country }), name, key: foldName(name), first, last }
}

const isBeside = (one: Hit, hit: Hit): boolean => one.last === hit.first || one.first === hit.last

/** `Oval Office`: the whole name is that of a house or a room. */
const isVenueName = (passage: Passage, first: number, last: number): boolean =>
  last - first > 1 && hitsAt(passage, first, 'venue').some((hit) => hit.last === last)

/** A longer word that is common too is no acronym in capitals: `A PRÓXIMA ronda`. */
const LONGEST_SHOUT = 4
const ACRONYM = /^\p{Lu}[\p{Lu}\p{N}&]{1,6}$/u

function acronymSpan(passage: Passage, at: number): BodySpan | undefined {
  const token = passage.tokens[at]
  if (token === undefined) return undefined
  const hyphen = token.text.indexOf('-')
  if (hyphen > 1) return beforeHyphen(passage, at, token.text.slice(0, hyphen))
  if (!ACRONYM.test(token.text) || /^[IVXLC]+$/u.test(token.text)) return undefined
  const next = passage.tokens[at + 1]
  const before = passage.tokens[at - 1]
  if ((next?.upper && !next.text.includes('.')) || before?.upper) return undefined
  if (token.text.length > LONGEST_SHOUT && wordClass(passage.language, token).common) return undefined
  return { kind: 'organisation', class: 'body', name: token.text, key: foldName(token.text), first: at, last: at + 1 }
}

const PLACE_LENGTH = 3

/** `in Woodside, California`, `in Woodside, near San Francisco`: a name behind a comma says where the place lies. */
function isInRegion({ tokens, language }: Passage, at: number): boolean {
  if (tokens[at + 1]?.text !== ',') return false
  if (language.cues.at.has(tokens[at + 2]?.low ?? '')) return tokens[at + 3]?.capital === true
  return tokens[at + 2]?.capital === true && /^[,.]$/u.test(tokens[at + 3]?.text ?? '')
}

/** `in Arica`: a name that nobody knows, right behind a word for where. */
function unknownPlace(passage: Passage, at: number): BodySpan | undefined {
  const { tokens, language } = passage
  const token = tokens[at]
  const before = tokens[at - 1]
  if (token === undefined || before === undefined || !token.capital || token.upper || token.text.length < PLACE_LENGTH)
    return undefined
  if (before.sentence !== token.sentence || before.capital || !language.cues.at.has(before.low)) return undefined
  if (
    (wordClass(language, token).common && !isInRegion(passage, at)) ||
    isHit(passage, at) ||
    tokens[at + 1]?.capital ||
    token.text.includes('-')
  )
    return undefined
  return { kind: 'place', name: token.text, key: foldName(token.text), first: at, last: at + 1 }
}

/** `im Hauptquartier der Arbeiterpartei`, `at the Kremlin`: a venue with what belongs to it, where something happens there. */
function venueSpan(passage: Passage, hit: Hit, taken: Uint8Array): BodySpan | undefined {
  if (!isLocative(passage, hit.first)) return undefined
  const end = bodyEnd(passage, hit, taken)
  let last = hit.last
  while (
    last < end &&
    !(passage.hits[last + 1] ?? NO_HITS).some((geo) => geo.entry.tag === 'capital' || geo.entry.tag === 'city')
  )
    last++
  const body = hitsAt(passage, hit.first, 'body').find((one) => one.last === last)
  const name = body?.entry.value ?? textOf(passage, hit.first, last)
  return { kind: 'place', name, key: foldName(name), first: hit.first, last }
}

/** `NATO-Chef`, `US-Präsident`: the body or state before the hyphen. */
function beforeHyphen(passage: Passage, at: number, text: string): BodySpan | undefined {
  const entries = passage.language.trie.word(text.toLowerCase())
  const body = entries.find(
    (entry) => entry.tag === 'body' && (entry.letters !== 'upper' || text === text.toUpperCase()),
  )
  const inside = { first: at, last: at + 1, length: text.length }
  if (body !== undefined)
    return {
      kind: 'organisation',
      class: body.data as OrganisationClass,
      ...(body.country && { country: body.country }),
      name: body.value,
      key: foldName(body.value),
      ...inside,
    }
  if (!ACRONYM.test(text) || entries.some((entry) => entry.tag === 'country')) return undefined
  return { kind: 'organisation', class: 'body', name: text, key: foldName(text), ...inside }
}

/** Every body, state and place, longest first where they overlap; `taken` marks tokens of people's names. */
function findSpans(passage: Passage, taken: Uint8Array): BodySpan[] {
  const spans: BodySpan[] = []
  const used = Uint8Array.from(taken)
  const keep = (span: BodySpan | undefined): void => {
    if (span === undefined) return
    for (let at = span.first; at < span.last; at++) if (used[at] === 1) return
    used.fill(1, span.first, span.last)
    spans.push(span)
  }
  const starts = passage.starts
  for (const at of starts) {
    const known = longest(hitsAt(passage, at, 'body'))
    if (known !== undefined) keep(knownSpan(known))
  }
  for (const at of starts) {
    const head = longest(hitsAt(passage, at, 'head'))
    if (head !== undefined) keep(headSpan(passage, head, taken))
  }
  for (const at of starts) {
    const geo = longest(
      (passage.hits[at] ?? NO_HITS).filter((hit) => ['country', 'capital', 'city'].includes(hit.entry.tag)),
    )
    if (geo !== undefined) keep(geoSpan(passage, geo))
  }
  for (let at = 0; at < passage.tokens.length; at++) keep(acronymSpan(passage, at))
  const venues = (passage.byTag.get('venue') ?? []).flatMap((hit) => venueSpan(passage, hit, taken) ?? [])
  for (let at = 0; at < passage.tokens.length; at++) keep(unknownPlace(passage, at))
  return [...spans, ...venues].sort((a, b) => a.first - b.first)
}

function knownSpan(hit: Hit): BodySpan {
  const { value, data, country } = hit.entry
  return {
    kind: 'organisation',
    class: data as OrganisationClass,
    ...(country && { country }),
    name: value,
    key: foldName(value),
    first: hit.first,
    last: hit.last,
  }
}

function mentionOf(passage: Passage, span: BodySpan): FigureMention {
  const first = passage.tokens[span.first]
  const last = passage.tokens[span.last - 1]
  return {
    first: span.first,
    last: span.last,
    start: first?.start ?? 0,
    end: span.length === undefined ? (last?.end ?? 0) : (first?.start ?? 0) + span.length,
    sentence: first?.sentence ?? 0,
    form: 'full',
  }
}

/** The organisations, states and places of the text, each with all its mentions. */
export function findBodies(passage: Passage, taken: Uint8Array): DraftFigure[] {
  const figures = new Map<string, DraftFigure>()
  for (const span of findSpans(passage, taken)) {
    const key = `${span.kind} ${span.key}`
    let figure = figures.get(key)
    if (figure === undefined) {
      figure = {
        kind: span.kind,
        name: span.name,
        words: span.key.split(' '),
        mentions: [],
        aliases: [],
        score: 1,
        ...(span.class && { class: span.class }),
        ...(span.country && { country: span.country }),
      }
      figures.set(key, figure)
    }
    figure.mentions.push(mentionOf(passage, span))
  }
  return [...figures.values()]
}
