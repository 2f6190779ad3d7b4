import type { PlainProperties } from '../copy/record.ts'
import { groupedBy } from '../grouped-by.ts'
import type { Finding } from './finding.ts'

/** How ids follow from content; `ingest` knows. */
export interface Ids {
  article(title: string, text: string, publisher: string | undefined): string
  mention(article: string, start: number, end: number, kind: string): string
  figure(article: string, kind: string, start: number, end: number): string
  report(article: string, start: number, end: number, number: number): string
  claim(article: string, kind: string, start: number, end: number, about: string): string
}

/** What one article tells, as it is stored. */
export interface Told {
  readonly article: PlainProperties
  readonly mentions: readonly (PlainProperties & { readonly figure?: string })[]
  readonly figures: readonly PlainProperties[]
  readonly reports: readonly PlainProperties[]
  readonly claims: readonly (PlainProperties & { readonly about?: string })[]
}

/** Reports of one anchor; nobody tells of so many. */
const MOST_OF_ONE_ANCHOR = 100
const READ = new Set(['read', 'resolved'])

/** What is wrong with an article's base layer as far as text and ids tell. */
export function toldFindings(told: Told, ids: Ids): readonly Finding[] {
  const { article, mentions, figures, reports, claims } = told
  const isRead = READ.has(text(article.status))
  const tells = mentions.length + figures.length + reports.length + claims.length
  if (!isRead)
    return tells === 0 ? [] : [{ check: 'unread', at: text(article.id), detail: `It is ${article.status} and tells.` }]
  return [...articleFindings(told, ids), ...spanFindings(told), ...idFindings(told, ids)]
}

function articleFindings({ article }: Told, ids: Ids): readonly Finding[] {
  const at = text(article.id)
  const publisher = article.publisher === undefined ? undefined : text(article.publisher)
  const own = ids.article(text(article.title), text(article.text), publisher)
  return [
    ...(article.fingerprint === undefined ? [{ check: 'unread', at, detail: 'It has no fingerprint.' } as const] : []),
    ...(own === at ? [] : [{ check: 'id', at, detail: `Its title, text and publisher make ${own}.` } as const]),
  ]
}

function spanFindings({ article, mentions, reports, claims }: Told): readonly Finding[] {
  const whole = text(article.text)
  const within = (at: unknown, start: unknown, end: unknown, words?: unknown): readonly Finding[] => {
    const stands = Number(start) >= 0 && Number(start) <= Number(end) && Number(end) <= whole.length
    const found = whole.slice(Number(start), Number(end))
    if (stands && (words === undefined || found === words)) return []
    const detail =
      words === undefined
        ? `${start} to ${end} is not in the text.`
        : `At ${start} to ${end} stands "${found.slice(0, 40)}".`
    return [{ check: 'span', at: text(at), detail }]
  }
  return [
    ...mentions.flatMap((one) => within(one.id, one.start, one.end, one.text)),
    ...reports.flatMap((one) => within(one.id, one.start, one.end, one.quote)),
    ...reports.flatMap((one) => within(one.id, one.anchorStart, one.anchorEnd)),
    ...claims.flatMap((one) => within(one.id, one.start, one.end)),
  ]
}

function idFindings({ article, mentions, figures, reports, claims }: Told, ids: Ids): readonly Finding[] {
  const of = text(article.id)
  const wrong = (at: unknown, detail: string): readonly Finding[] => [{ check: 'id', at: text(at), detail }]
  const mentionsOf = groupedBy(mentions, ({ figure }) => figure ?? '')
  return [
    ...mentions.flatMap((one) =>
      ids.mention(of, Number(one.start), Number(one.end), text(one.kind)) === one.id
        ? []
        : wrong(one.id, 'A mention: its place and kind make another id.'),
    ),
    ...figures.flatMap((one) => {
      const own = mentionsOf.get(text(one.id)) ?? []
      return own.some(({ start, end }) => ids.figure(of, text(one.kind), Number(start), Number(end)) === one.id)
        ? []
        : wrong(one.id, 'A figure: none of its mentions makes this id.')
    }),
    ...reports.flatMap((one) =>
      Array.from({ length: MOST_OF_ONE_ANCHOR }, (_, number) => number).some(
        (number) => ids.report(of, Number(one.anchorStart), Number(one.anchorEnd), number) === one.id,
      )
        ? []
        : wrong(one.id, 'A report: its anchor makes another id.'),
    ),
    ...claims.flatMap((one) =>
      ids.claim(of, text(one.kind), Number(one.start), Number(one.end), text(one.about)) === one.id
        ? []
        : wrong(one.id, 'A claim: its place, kind and figure make another id.'),
    ),
  ]
}

const text = (value: unknown): string => String(value ?? '')
