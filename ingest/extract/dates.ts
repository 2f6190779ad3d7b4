import type { DateBasis, DatePrecision } from '#contract'
import { hitsAt, isAt, isHit, type Passage } from './passage.ts'
import type { Token } from './tokens.ts'

/** The year that words behind a day or month give: `last year`, `dieses Jahres`, `dello stesso anno`. */
type YearOf = 'last' | 'this' | 'next' | 'same'

/** A date as it is printed, before it is known which meeting it belongs to. */
export interface DateSpan {
  readonly first: number
  readonly last: number
  readonly start: number
  readonly end: number
  readonly sentence: number
  readonly what:
    | {
        readonly type: 'day'
        readonly day: number
        readonly month: number
        readonly year?: number
        readonly of?: YearOf
      }
    | {
        readonly type: 'month'
        readonly month: number
        readonly year?: number
        readonly side?: 'last' | 'next'
        readonly of?: YearOf
      }
    | { readonly type: 'year'; readonly year: number }
    | { readonly type: 'weekday'; readonly weekday: number; readonly side?: 'last' | 'next' }
    | { readonly type: 'offset'; readonly days: number }
    | { readonly type: 'unit'; readonly unit: 'week' | 'month' | 'year'; readonly side: 'last' | 'next' | 'this' }
    | { readonly type: 'anaphor'; readonly days: number }
}

/** A date with what follows from it. */
export interface ResolvedDate {
  readonly value: string
  readonly precision: DatePrecision
  readonly basis: DateBasis
  readonly from?: string
  readonly to?: string
}

const two = (number: number): string => String(number).padStart(2, '0')
const YEAR = /^(?:1[5-9]|20)\d\d$/
const DAY = /^(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?$/

const yearAt = (token: Token | undefined): number | undefined =>
  token !== undefined && YEAR.test(token.text) ? Number(token.text) : undefined
/** `6 de noviembre de 2024`: how many small words stand between the parts of a date. */
const joined = (passage: Passage, at: number): number =>
  passage.language.cues.of.has(passage.tokens[at]?.low ?? '') ? 1 : 0
const dayAt = (token: Token | undefined): number | undefined =>
  token !== undefined && token.text.length <= 4 && DAY.test(token.text) ? Number.parseInt(token.text, 10) : undefined

function make(passage: Passage, first: number, last: number, what: DateSpan['what']): DateSpan {
  const from = passage.tokens[first] as Token
  const to = passage.tokens[last - 1] as Token
  return { first, last, start: from.start, end: to.end, sentence: from.sentence, what }
}

/** `1er mars`, `1º de maio`, `1° novembre`: the ending of an ordinal right behind its number. */
function isOrdinalEnd(passage: Passage, at: number): boolean {
  const [before, token] = [passage.tokens[at - 1], passage.tokens[at]]
  if (before?.kind !== 'number' || before.end !== token?.start) return false
  return token.text === '°' || (token.kind === 'word' && token.text.length <= 2)
}

/** `6. November 2024`, `November 6, 2024`, `6 novembre`, `im November 2024`, `vergangenen September`. */
function monthSpan(passage: Passage, at: number): DateSpan | undefined {
  const { tokens } = passage
  const hit = hitsAt(passage, at, 'month')[0]
  const token = tokens[at]
  if (hit === undefined || token === undefined || (!token.capital && passage.language.pack.capitalisedNouns))
    return undefined
  const month = Number(hit.entry.value)
  const dot = tokens[at - 1]?.text === '.' || joined(passage, at - 1) === 1 || isOrdinalEnd(passage, at - 1) ? 2 : 1
  let first = at
  let last = hit.last
  if (tokens[last]?.text === '.' && token.low.length <= 4 && tokens[last + 1] !== undefined) last++
  let day = dayAt(tokens[at - dot])
  if (day !== undefined) first = at - dot
  else if (passage.language.pack.dates.order === 'mdy') {
    day = dayAt(tokens[last])
    if (day !== undefined) last++
  }
  const comma = tokens[last]?.text === ',' ? 1 : joined(passage, last)
  const year = yearAt(tokens[last + comma])
  if (year !== undefined) last += comma + 1
  if (day !== undefined) return make(passage, first, last, { type: 'day', day, month, ...(year && { year }) })
  const side = sideAt(passage, at)
  if (year === undefined && side === undefined && isAt(passage, at, 'cue-conditional') && !introduced(passage, at))
    return undefined
  const before = isAt(passage, at - 1, 'last') || isAt(passage, at - 1, 'next')
  return make(passage, before ? at - 1 : at, last, {
    type: 'month',
    month,
    ...(year && { year }),
    ...(side && { side }),
  })
}

/** A preposition of time or the word for year stands before. */
const introduced = (passage: Passage, at: number): boolean => {
  const before = passage.tokens[at - 1]?.low ?? ''
  const { cues } = passage.language
  return [cues.at, cues.after, cues.of, cues.during].some((words) => words.has(before)) || isAt(passage, at - 1, 'year')
}

function sideAt(passage: Passage, at: number): 'last' | 'next' | undefined {
  for (const beside of [at - 1, at + 1]) {
    if (isAt(passage, beside, 'last')) return 'last'
    if (isAt(passage, beside, 'next')) return 'next'
  }
  return undefined
}

const NUMERIC = /^(\d{1,2})\.(\d{1,2})(?:\.(\d{4}))?$/
const ISO = /^(\d{4})$/

function numericSpan(passage: Passage, at: number): DateSpan | undefined {
  const { tokens } = passage
  const token = tokens[at]
  if (token?.kind !== 'number') return undefined
  const dotted = NUMERIC.exec(token.text)
  if (dotted?.[3] !== undefined) {
    const [day, month] = [Number(dotted[1]), Number(dotted[2])]
    if (day >= 1 && day <= 31 && month >= 1 && month <= 12)
      return make(passage, at, at + 1, { type: 'day', day, month, year: Number(dotted[3]) })
  }
  if (
    ISO.test(token.text) &&
    tokens[at + 1]?.text === '-' &&
    tokens[at + 3]?.text === '-' &&
    tokens[at + 4]?.end === (tokens[at]?.end ?? 0) + 6
  ) {
    const [month, day] = [Number(tokens[at + 2]?.text), Number(tokens[at + 4]?.text)]
    if (day >= 1 && day <= 31 && month >= 1 && month <= 12)
      return make(passage, at, at + 5, { type: 'day', day, month, year: Number(token.text) })
  }
  const year = yearAt(token)
  if (year === undefined || tokens[at + 1]?.kind === 'number' || tokens[at - 1]?.kind === 'number') return undefined
  return introduced(passage, at) || passage.language.pack.dates.bareYear
    ? make(passage, at, at + 1, { type: 'year', year })
    : undefined
}

function wordSpan(passage: Passage, at: number): DateSpan | undefined {
  const weekday = hitsAt(passage, at, 'weekday')[0]
  if (weekday !== undefined) {
    const side = sideAt(passage, at)
    return make(passage, side && isAt(passage, at - 1, side) ? at - 1 : at, weekday.last, {
      type: 'weekday',
      weekday: Number(weekday.entry.value),
      ...(side && { side }),
    })
  }
  const day = hitsAt(passage, at, 'day').at(-1)
  if (day !== undefined) return make(passage, at, day.last, { type: 'offset', days: Number(day.entry.value) })
  const counted = countedSpan(passage, at)
  if (counted !== undefined) return counted
  for (const [tag, days] of [
    ['sameDay', 0],
    ['dayBefore', -1],
    ['dayAfter', 1],
  ] as const) {
    const hit = hitsAt(passage, at, tag).at(-1)
    if (hit !== undefined) return make(passage, at, hit.last, { type: 'anaphor', days })
  }
  for (const [tag, unit] of [
    ['week', 'week'],
    ['unit-month', 'month'],
    ['year', 'year'],
  ] as const) {
    const side = isAt(passage, at, tag)
      ? (sideAt(passage, at) ?? (isAt(passage, at - 1, 'this') ? 'this' : undefined))
      : undefined
    if (side !== undefined) return make(passage, at - 1, at + 1, { type: 'unit', unit, side })
  }
  return undefined
}

/** `drei Tage danach`, `8 days later`, `a week earlier`: counted from the date before; `three days after the summit` is not. */
function countedSpan(passage: Passage, at: number): DateSpan | undefined {
  const { tokens, language } = passage
  const number = hitsAt(passage, at, 'count')[0]
  const count = number === undefined ? dayAt(tokens[at]) : Number(number.entry.value)
  const unit = isAt(passage, at + 1, 'date-days') ? 1 : isAt(passage, at + 1, 'date-weeks') ? 7 : 0
  if (count === undefined || unit === 0) return undefined
  const later = hitsAt(passage, at + 2, 'date-later').at(-1)
  const side = later ?? hitsAt(passage, at + 2, 'date-earlier').at(-1)
  const next = tokens[side?.last ?? 0]?.low ?? ''
  if (side === undefined || language.articles.has(next) || language.cues.of.has(next)) return undefined
  return make(passage, at, side.last, { type: 'anaphor', days: (later ? 1 : -1) * count * unit })
}

/** The year that stands in words behind a day or month, and where it ends. */
function yearBehind(passage: Passage, last: number): { of: YearOf; last: number } | undefined {
  const { articles, cues } = passage.language
  const low = passage.tokens[last]?.low ?? ''
  const at = articles.has(low) || cues.of.has(low) ? last + 1 : last
  const same = [last, at].flatMap((from) => hitsAt(passage, from, 'date-sameYear')).at(-1)
  if (same !== undefined) return { of: 'same', last: same.last }
  for (const [side, noun] of [
    [at, at + 1],
    [at + 1, at],
  ] as const)
    for (const of of ['last', 'this', 'next'] as const)
      if (isAt(passage, side, of) && isAt(passage, noun, 'year')) return { of, last: at + 2 }
  return undefined
}

/** A day or month with the year that words behind it give. */
function withYear(passage: Passage, span: DateSpan | undefined): DateSpan | undefined {
  if (span === undefined || (span.what.type !== 'day' && span.what.type !== 'month')) return span
  const behind = span.what.year === undefined ? yearBehind(passage, span.last) : undefined
  return behind === undefined ? span : make(passage, span.first, behind.last, { ...span.what, of: behind.of })
}

/** Every date of the text, in order, none overlapping. */
export function findDates(passage: Passage): DateSpan[] {
  const spans: DateSpan[] = []
  for (let at = 0; at < passage.tokens.length; at++) {
    const token = passage.tokens[at]
    if (token?.kind !== 'number' && !isHit(passage, at)) continue
    const span = withYear(passage, monthSpan(passage, at)) ?? wordSpan(passage, at) ?? numericSpan(passage, at)
    const before = spans.at(-1)
    if (span === undefined) continue
    if (before !== undefined && span.first < before.last) {
      if (span.last - span.first <= before.last - before.first) continue
      spans.pop()
    }
    spans.push(span)
    at = Math.max(at, span.last - 1)
  }
  return mergeWeekdays(spans, passage)
}

/** `Samstag, 30. November`: the weekday belongs to the day. */
function mergeWeekdays(spans: readonly DateSpan[], passage: Passage): DateSpan[] {
  return spans.flatMap((span, index) => {
    const next = spans[index + 1]
    if (
      span.what.type === 'weekday' &&
      next?.what.type === 'day' &&
      next.first - span.last <= 2 &&
      next.sentence === span.sentence
    )
      return []
    const before = spans[index - 1]
    if (
      span.what.type === 'day' &&
      before?.what.type === 'weekday' &&
      span.first - before.last <= 2 &&
      before.sentence === span.sentence
    )
      return [make(passage, before.first, span.last, span.what)]
    return [span]
  })
}

const DAY_MS = 86_400_000
const iso = (date: Date): string => date.toISOString().slice(0, 10)
const addDays = (day: string, days: number): string => iso(new Date(Date.parse(day) + days * DAY_MS))
const lastOfMonth = (year: number, month: number): string => iso(new Date(Date.UTC(year, month, 0)))
const exists = (year: number, month: number, day: number): boolean => day <= Number(lastOfMonth(year, month).slice(8))

/** The year that a day or month without one means: the last such day for what was, the next for what will be. */
function yearFor(published: string, monthDay: string, future: boolean): number {
  const year = Number(published.slice(0, 4))
  const own = published.slice(5, 5 + monthDay.length)
  if (future) return monthDay < own ? year + 1 : year
  return monthDay > own ? year - 1 : year
}

/** The year in words, where it can be told. */
function yearOf(of: YearOf, published: string | undefined, context: ResolvedDate | undefined): number | undefined {
  const base = of === 'same' ? (context?.from ?? published) : published
  const step = of === 'last' ? -1 : of === 'next' ? 1 : 0
  return base === undefined ? undefined : Number(base.slice(0, 4)) + step
}

function ofDay(year: number, month: number, day: number, basis: DateBasis): ResolvedDate | undefined {
  if (!exists(year, month, day)) return undefined
  const value = `${year}-${two(month)}-${two(day)}`
  return { value, precision: 'day', basis, from: value, to: value }
}

function ofMonth(year: number, month: number, basis: DateBasis): ResolvedDate {
  return {
    value: `${year}-${two(month)}`,
    precision: 'month',
    basis,
    from: `${year}-${two(month)}-01`,
    to: lastOfMonth(year, month),
  }
}

function ofOffset(published: string, days: number, basis: DateBasis): ResolvedDate {
  const value = addDays(published, days)
  return { value, precision: 'day', basis, from: value, to: value }
}

function weekdayOffset(published: string, weekday: number, side: 'last' | 'next' | undefined, future: boolean): number {
  const own = ((new Date(published).getUTCDay() + 6) % 7) + 1
  const back = (own - weekday + 7) % 7
  if (side === 'next' || (future && side === undefined)) return back === 0 && side === undefined ? 0 : 7 - back
  return side === 'last' && back === 0 ? -7 : -back
}

function ofUnit(published: string, unit: 'week' | 'month' | 'year', side: 'last' | 'next' | 'this'): ResolvedDate {
  const step = side === 'last' ? -1 : side === 'next' ? 1 : 0
  const [year, month] = [Number(published.slice(0, 4)), Number(published.slice(5, 7))]
  if (unit === 'year')
    return {
      value: String(year + step),
      precision: 'year',
      basis: 'relative',
      from: `${year + step}-01-01`,
      to: `${year + step}-12-31`,
    }
  if (unit === 'month') {
    const moved = new Date(Date.UTC(year, month - 1 + step, 1))
    return ofMonth(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 'relative')
  }
  const monday = addDays(published, -((new Date(published).getUTCDay() + 6) % 7) + 7 * step)
  return { value: monday.slice(0, 7), precision: 'range', basis: 'relative', from: monday, to: addDays(monday, 6) }
}

/** What a printed date means, given the day of publication and whether the meeting is still to come. Undefined where nothing follows. */
export function resolveDate(
  what: DateSpan['what'],
  published: string | undefined,
  future: boolean,
  context?: ResolvedDate,
): ResolvedDate | undefined {
  switch (what.type) {
    case 'day': {
      const year = what.year ?? (what.of && yearOf(what.of, published, context))
      if (year !== undefined) return ofDay(year, what.month, what.day, 'explicit')
      if (!exists(2024, what.month, what.day)) return undefined
      const monthDay = `${two(what.month)}-${two(what.day)}`
      if (published === undefined) return { value: `--${monthDay}`, precision: 'day', basis: 'explicit' }
      return ofDay(yearFor(published, monthDay, future), what.month, what.day, 'explicit')
    }
    case 'month': {
      const year = what.year ?? (what.of && yearOf(what.of, published, context))
      if (year !== undefined) return ofMonth(year, what.month, 'explicit')
      if (published === undefined) return { value: `--${two(what.month)}`, precision: 'month', basis: 'explicit' }
      return ofMonth(
        yearFor(published, two(what.month), what.side === 'next' || (future && what.side === undefined)),
        what.month,
        'explicit',
      )
    }
    case 'year':
      return {
        value: String(what.year),
        precision: 'year',
        basis: 'explicit',
        from: `${what.year}-01-01`,
        to: `${what.year}-12-31`,
      }
    case 'weekday':
      return published === undefined
        ? undefined
        : ofOffset(published, weekdayOffset(published, what.weekday, what.side, future), 'relative')
    case 'offset':
      return published === undefined ? undefined : ofOffset(published, what.days, 'relative')
    case 'unit':
      return published === undefined ? undefined : ofUnit(published, what.unit, what.side)
    case 'anaphor':
      return context?.precision === 'day' && context.from !== undefined
        ? ofOffset(context.from, what.days, 'context')
        : undefined
  }
}
