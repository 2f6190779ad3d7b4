import type { MeetingDate } from '#contract'
import { en } from './en.ts'

const options = (parts: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(en.locale, { ...parts, timeZone: 'UTC' })

const DAY = options({ day: 'numeric', month: 'short', year: 'numeric' })
const MONTH = options({ month: 'short', year: 'numeric' })
const YEAR = options({ year: 'numeric' })
const MOMENT = new Intl.DateTimeFormat(en.locale, { dateStyle: 'medium', timeStyle: 'short' })
const LANGUAGES = new Intl.DisplayNames([en.locale], { type: 'language', fallback: 'code' })

/** British months have three letters here, September too: dates stand in narrow columns. */
const short = (text: string) => text.replaceAll('Sept', 'Sep')

const at = (day: string) => new Date(`${day}T00:00:00Z`)

/** `30 Nov 2024`; nothing for no day. */
export function formatDay(day: string | undefined): string {
  return day === undefined ? '' : short(DAY.format(at(day)))
}

/** A day, month or year as saved queries write it: `2024-11-30`, `2024-11`, `2024`; other text as it is. */
export function formatWritten(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDay(text)
  return /^\d{4}-\d{2}$/.test(text) ? short(MONTH.format(at(`${text}-01`))) : text
}

export function formatMoment(moment: string): string {
  return MOMENT.format(new Date(moment))
}

/** `German` for `de`; the code itself where the browser knows no name. */
export function languageName(code: string): string {
  return code === 'und' ? '' : (LANGUAGES.of(code) ?? code)
}

/** A meeting's date as exactly as it is known, in words: `30 Nov 2024`, `28 – 30 Nov 2024`, `Nov 2024`, `by 30 Nov 2024`. */
export function formatMeetingDate(date: MeetingDate | undefined): string {
  const last = date?.to ?? date?.from
  if (date === undefined || last === undefined) return en.date.unknown
  switch (date.precision) {
    case 'day':
      return formatDay(date.from ?? last)
    case 'month':
      return short(MONTH.format(at(date.from ?? last)))
    case 'year':
      return YEAR.format(at(date.from ?? last))
    case 'range':
      return range(date.from, date.to)
    case 'bound':
      return en.date.by(formatDay(last))
  }
}

function range(from: string | undefined, to: string | undefined): string {
  if (from === undefined) return en.date.by(formatDay(to))
  if (to === undefined) return en.date.from(formatDay(from))
  return from === to ? formatDay(from) : short(DAY.formatRange(at(from), at(to))).replaceAll('\u2009', ' ')
}
