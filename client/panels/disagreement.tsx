import type { ReportView } from '#contract'
import { ReportQuotation } from '../parts/quotation.tsx'
import { formatMeetingDate, words } from '../words/index.ts'
import classes from './disagreement.module.css'
import { Section } from './section.tsx'
import { type Disputed, decidingWords, type Side, sidesOf } from './sides.ts'

/** Reports that differ, side by side like witnesses, each column headed by what it says. */
export function Disagreement({
  reports,
  disputed,
}: {
  readonly reports: readonly ReportView[]
  readonly disputed: Disputed
}) {
  return (
    <Section title={words.panel.disagree[disputed]}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone the columns scroll sideways, and a keyboard must reach them */}
      <section className={classes.columns} tabIndex={0} aria-label={words.panel.disagree[disputed]}>
        {sidesOf(reports, disputed).map((side) => (
          <Column key={side.key} side={side} disputed={disputed} />
        ))}
      </section>
    </Section>
  )
}

function Column({ side, disputed }: { readonly side: Side; readonly disputed: Disputed }) {
  const [first] = side.reports
  if (first === undefined) return null
  return (
    <div className={classes.column}>
      <div className={classes.head}>
        <strong className={classes.value}>{says(first, disputed)}</strong>
        <span className={classes.sources}>{words.panel.sourceCount(side.sources)}</span>
      </div>
      <ReportQuotation report={first} deciding={decidingWords(first, disputed)} />
    </div>
  )
}

/** What a report says of the disputed value, in words. */
export function says(report: ReportView, disputed: Disputed): string {
  if (disputed === 'status') return words.status[report.status]
  if (disputed === 'place') return report.place?.node.name ?? words.panel.noPlace
  return formatMeetingDate(report.date)
}
