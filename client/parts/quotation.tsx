import type { ArticleRef, Evidence, NodeKind, ReportView } from '#contract'
import { Link } from './link.tsx'
import names from './names.module.css'
import classes from './quotation.module.css'
import { type Mark, segments } from './segments.ts'
import { SourceLine } from './source-line.tsx'

type Look = NodeKind | 'deciding'

interface QuotedTextProps {
  readonly text: string
  readonly offset: number
  readonly marks: readonly Mark<Look>[]
}

/** A stretch of an article with names underlined in their kind's colour and deciding words on the marker. */
export function QuotedText({ text, offset, marks }: QuotedTextProps) {
  return segments(text, offset, marks).map((segment) => {
    const look = segment.marks.map((mark) => (mark === 'deciding' ? classes.deciding : names[mark])).join(' ')
    const decides = segment.marks.includes('deciding')
    const Tag = decides ? 'mark' : 'span'
    return (
      <Tag key={segment.start} className={look}>
        {segment.text}
      </Tag>
    )
  })
}

interface QuotationProps extends QuotedTextProps {
  readonly article: ArticleRef
  /** Where the article is opened. */
  readonly at: readonly [number, number]
}

/** A quotation that opens its article at the words. */
export function Quotation({ article, at, ...quoted }: QuotationProps) {
  return (
    <Link to={{ view: 'article', id: article.id, at }} className={classes.quotation}>
      <span className={classes.words} lang={article.language === 'und' ? undefined : article.language} dir="auto">
        <QuotedText {...quoted} />
      </span>
      <SourceLine article={article} />
    </Link>
  )
}

/** The sentence that proves a fact, with its deciding words marked. */
export function EvidenceQuotation({ evidence }: { readonly evidence: Evidence }) {
  const { article, sentence, sentenceStart, start, end } = evidence
  return (
    <Quotation
      article={article}
      at={[start, end]}
      text={sentence}
      offset={sentenceStart}
      marks={[{ start, end, what: 'deciding' }]}
    />
  )
}

/** What one article says of a meeting: `deciding` are the words that say when or where, if they matter. */
export function ReportQuotation({
  report,
  deciding,
}: {
  readonly report: ReportView
  readonly deciding?: Evidence | undefined
}) {
  const named = report.names.map(({ start, end, kind }) => ({ start, end, what: kind }))
  const marked = deciding === undefined ? [] : [{ start: deciding.start, end: deciding.end, what: 'deciding' as const }]
  const inside = deciding === undefined || (deciding.start >= report.start && deciding.end <= report.end)
  const text = inside ? report.quote : deciding.sentence
  const offset = inside ? report.start : deciding.sentenceStart
  const at = inside ? ([report.start, report.end] as const) : ([deciding.start, deciding.end] as const)
  return <Quotation article={report.article} at={at} text={text} offset={offset} marks={[...named, ...marked]} />
}
