import type { Evidence, ReportView } from '#contract'

export type Disputed = 'date' | 'status' | 'place'

/** One of the values that reports give, with the reports that give it; copies are among them but not counted. */
export interface Side {
  readonly key: string
  readonly reports: readonly ReportView[]
  readonly sources: number
}

/** The value that a report gives, as something to compare; a report that says nothing takes no side. */
export function stanceOf(report: ReportView, disputed: Disputed): string | undefined {
  if (disputed === 'status') return report.status
  if (disputed === 'place') return report.place?.node.id
  return report.date && `${report.date.from ?? ''}/${report.date.to ?? ''}`
}

/** The reports by the value they give, those with more independent sources first. */
export function sidesOf(reports: readonly ReportView[], disputed: Disputed): Side[] {
  const sides = new Map<string, ReportView[]>()
  for (const report of reports) {
    const key = stanceOf(report, disputed)
    if (key !== undefined) sides.set(key, [...(sides.get(key) ?? []), report])
  }
  return [...sides]
    .map(([key, told]) => ({ key, reports: told.toSorted(originalsFirst), sources: countSources(told) }))
    .sort((a, b) => b.sources - a.sources)
}

const originalsFirst = (a: ReportView, b: ReportView) => Number(a.copyOf !== undefined) - Number(b.copyOf !== undefined)

/** Articles less copies. */
export function countSources(reports: readonly ReportView[]): number {
  return new Set(reports.filter(({ copyOf }) => copyOf === undefined).map(({ article }) => article.id)).size
}

/** The words that decide what a report says of the disputed value. */
export function decidingWords(report: ReportView, disputed: Disputed): Evidence | undefined {
  if (disputed === 'date') return report.date?.evidence
  return disputed === 'place' ? report.place?.evidence : undefined
}

/** The very words of an evidence. */
export function wordsOf({ sentence, sentenceStart, start, end }: Evidence): string {
  return sentence.slice(start - sentenceStart, end - sentenceStart)
}
