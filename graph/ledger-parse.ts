import type { Claim, Correction, Judgement, Participation, Report } from '#contract'
import type { Row, StoredNode, Value } from './engine.ts'
import { groupedBy } from './grouped-by.ts'

export function grouped(rows: readonly Row[], key: string): ReadonlyMap<string, readonly Row[]> {
  return groupedBy(rows, (row) => String(row[key]))
}

export function present(row: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== undefined))
}

export function spanned({ first, last, ...row }: Row): Row {
  return { ...row, start: first ?? 0, end: last ?? 0 }
}

/** A claim, with the body that it names and that body's country. */
export function claimOf(
  { text, ...row }: Row,
  bodies: ReadonlyMap<string, readonly Row[]>,
): Claim & { articleId: string; bodyCountry?: string } {
  const body = bodies.get(String(row.id))?.[0]
  return present({
    ...spanned(row),
    value: text ?? '',
    at: body?.figure ?? null,
    bodyCountry: body?.country ?? null,
  }) as unknown as Claim & { articleId: string; bodyCountry?: string }
}

export function reportOf(
  node: StoredNode,
  participations: ReadonlyMap<string, readonly Row[]>,
  placings: ReadonlyMap<string, readonly Row[]>,
): Report & { articleId: string } {
  const {
    id,
    articleId,
    kind,
    status,
    quote,
    start,
    end,
    anchorStart,
    anchorEnd,
    reader,
    confidence,
    certainty,
    ...date
  } = node.properties
  const own = String(id)
  const placed = placings.get(own)?.[0]
  const told = dateOf(date)
  const plain = {
    id,
    articleId,
    kind,
    status,
    quote,
    start,
    end,
    anchor: { start: anchorStart, end: anchorEnd },
    reader,
    confidence,
    certainty,
  }
  return {
    ...(plain as unknown as Omit<Report, 'participants'> & { articleId: string }),
    ...(told && { date: told }),
    ...(placed && { place: { figure: String(placed.figure), start: Number(placed.first), end: Number(placed.last) } }),
    participants: (participations.get(own) ?? [])
      .map(participationOf)
      .sort((a, b) => a.start - b.start || (a.figure < b.figure ? -1 : 1)),
  }
}

function participationOf({ report: _, ...row }: Row): Participation {
  return present(spanned(row)) as unknown as Participation
}

function dateOf(date: Readonly<Record<string, Value>>): Report['date'] {
  if (typeof date.dateValue !== 'string') return undefined
  const {
    dateValue: value,
    datePrecision: precision,
    dateBasis: basis,
    dateFrom: from,
    dateTo: to,
    dateStart: start,
    dateEnd: end,
  } = date
  return present({
    value,
    precision,
    basis,
    from: from ?? null,
    to: to ?? null,
    start: start ?? 0,
    end: end ?? 0,
  } as Row) as unknown as Report['date']
}

/** A judgement as the contract has it. */
export function judgementOf(row: Row): Judgement {
  const { correction, ...stored } = (row.judgement as StoredNode).properties
  const plain = { ...stored, right: stored.right ?? [] } as unknown as Judgement
  return typeof correction === 'string' ? { ...plain, correction: JSON.parse(correction) as Correction } : plain
}
