import { IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReportView } from '#contract'
import { ReportQuotation } from '../parts/quotation.tsx'
import unfold from '../parts/unfold.module.css'
import { words } from '../words/index.ts'
import { says } from './disagreement.tsx'
import classes from './reports.module.css'
import { Section } from './section.tsx'
import { type Disputed, decidingWords } from './sides.ts'
import { Why } from './why.tsx'

interface ReportsProps {
  readonly reports: readonly ReportView[]
  readonly disputed: readonly Disputed[]
}

/** What each article says of the meeting; copies are named, not counted. */
export function Reports({ reports, disputed }: ReportsProps) {
  const originals = reports.filter(({ copyOf }) => copyOf === undefined)
  const copies = reports.filter(({ copyOf }) => copyOf !== undefined)
  return (
    <Section title={words.panel.reportsHeading} count={reports.length}>
      <ul className={classes.reports}>
        {originals.map((report) => (
          <Report key={report.id} report={report} disputed={disputed} />
        ))}
      </ul>
      {copies.length > 0 && <Copies copies={copies} disputed={disputed} />}
    </Section>
  )
}

function Report({ report, disputed }: { readonly report: ReportView; readonly disputed: readonly Disputed[] }) {
  const [first = 'date'] = disputed
  const aside = [
    ...disputed.map((what) => says(report, what)),
    report.certainty === 'sure' ? undefined : words.panel.readAs(report.certainty),
    report.copyOf && copyText(report.copyOf),
  ].filter(Boolean)
  return (
    <li>
      <ReportQuotation report={report} deciding={decidingWords(report, first)} />
      {aside.length > 0 && <p className={classes.aside}>{aside.join(' · ')}</p>}
      <Why report={report} />
    </li>
  )
}

function copyText({ article, kind }: NonNullable<ReportView['copyOf']>): string {
  return words.panel.copyOf(words.panel[kind], article.publisher ?? article.title)
}

function Copies({
  copies,
  disputed,
}: {
  readonly copies: readonly ReportView[]
  readonly disputed: readonly Disputed[]
}) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <div className={classes.copies}>
        <IconCopy size={16} stroke={1.75} aria-hidden />
        <span>{words.panel.copies(copies.length)}</span>
        <button
          type="button"
          className={`${unfold.unfold} ${classes.toggle}`}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? words.panel.hide : words.panel.show}
        </button>
      </div>
      {open && (
        <ul className={classes.reports}>
          {copies.map((report) => (
            <Report key={report.id} report={report} disputed={disputed} />
          ))}
        </ul>
      )}
    </>
  )
}
