import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ArticleDetail, GraphNode, MeetingSummary } from '#contract'
import { call } from '../api/client.ts'
import { forgetArticle } from '../api/hooks.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Link } from '../parts/link.tsx'
import { NodeLink } from '../parts/node-link.tsx'
import { ReceiptFigures } from '../parts/receipt-figures.tsx'
import { SourceLine } from '../parts/source-line.tsx'
import { showReceipts, tryTo } from '../state/deeds.ts'
import { change } from '../state/explorer.ts'
import { dropArticle } from '../state/loading.ts'
import { navigate } from '../state/route.ts'
import { say } from '../state/toast.ts'
import { formatMeetingDate, formatMoment, words } from '../words/index.ts'
import classes from './article-receipt.module.css'
import { Rejected } from './rejected.tsx'
import { Folded, Section } from './section.tsx'

interface ArticleReceiptProps {
  readonly detail: ArticleDetail
  /** The meetings of the sentence on the marker. */
  readonly current: readonly string[] | undefined
}

/** What an article did to the graph. */
export function ArticleReceipt({ detail, current = [] }: ArticleReceiptProps) {
  const { article, ingestedAt, receipt, copies } = detail
  const { added, repeated, confirmed, contradicted } = receipt.meetings
  return (
    <aside className={classes.panel} aria-label={words.article.added}>
      <div className={classes.body}>
        <h2 className={classes.title}>{words.article.added}</h2>
        <ReceiptFigures receipt={receipt} />
        {ingestedAt && <p className={classes.quiet}>{words.article.loaded(formatMoment(ingestedAt))}</p>}
        {receipt.copyOf && (
          <Section title={words.article.copy(words.panel[receipt.copyOf.kind])}>
            <ArticleLink article={receipt.copyOf.article} />
            <p className={classes.quiet}>{words.article.copyNote}</p>
          </Section>
        )}
        <Meetings title={words.article.newMeeting(added.length)} meetings={added} current={current} />
        <Meetings title={words.article.repetition(repeated.length)} meetings={repeated} current={current} />
        <Meetings title={words.article.confirmation(confirmed.length)} meetings={confirmed} current={current} />
        <Meetings
          title={words.article.contradiction(contradicted.length)}
          meetings={contradicted}
          current={current}
          compare
        />
        <Named title={words.kinds.actor} part={receipt.actors} detail={detail} />
        <Named title={words.kinds.organisation} part={receipt.organisations} detail={detail} />
        <Named title={words.kinds.place} part={receipt.places} detail={detail} />
        {copies.length > 0 && (
          <Section title={words.article.copies} count={copies.length}>
            <ul className={classes.list}>
              {copies.map((copy) => (
                <li key={copy.article.id}>
                  <ArticleLink article={copy.article} />
                </li>
              ))}
            </ul>
          </Section>
        )}
        <Rejected article={article.id} lang={article.language === 'und' ? undefined : article.language} />
      </div>
      <Foot title={article.title} id={article.id} receipt={receipt} />
    </aside>
  )
}

function ArticleLink({ article }: { readonly article: Parameters<typeof SourceLine>[0]['article'] }) {
  return (
    <Link to={{ view: 'article', id: article.id }} className={classes.article}>
      <span className={classes.headline}>{article.title}</span>
      <SourceLine article={article} />
    </Link>
  )
}

interface MeetingsProps {
  readonly title: string
  readonly meetings: readonly MeetingSummary[]
  readonly current: readonly string[]
  readonly compare?: boolean
}

function Meetings({ title, meetings, current, compare = false }: MeetingsProps) {
  if (meetings.length === 0) return null
  return (
    <Section title={title}>
      <ul className={classes.list}>
        {meetings.map(({ meeting, place }) => (
          <li key={meeting.id} className={classes.meeting} data-current={current.includes(meeting.id) || undefined}>
            <div className={classes.told}>
              <NodeLink node={meeting} strong />
              <span className={classes.second}>
                {[
                  formatMeetingDate(meeting.date),
                  place?.name,
                  meeting.sources && words.count.sources(meeting.sources),
                  meeting.certainty === 'unsure' && words.certainty.unsure,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </div>
            {compare && (
              <Link to={{ view: 'explore', node: meeting.id }} className={classes.compare}>
                {words.article.compare}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

interface NamedProps {
  readonly title: string
  readonly part: { readonly added: readonly GraphNode[]; readonly known: readonly GraphNode[] }
  readonly detail: ArticleDetail
}

function Named({ title, part, detail: { mentions, article } }: NamedProps) {
  const all = [
    ...part.added.map((node) => ({ node, isNew: true })),
    ...part.known.map((node) => ({ node, isNew: false })),
  ]
  if (all.length === 0) return null
  const longest = (id: string) =>
    mentions.filter(({ node }) => node === id).reduce((best, { text }) => (text.length > best.length ? text : best), '')
  return (
    <Section title={title} aside={<span className={classes.quiet}>{words.article.inSpelling}</span>}>
      <Folded items={all} first={10}>
        {({ node, isNew }) => (
          <li key={node.id} className={classes.row}>
            <NodeLink node={node} />
            <span
              className={classes.spelling}
              lang={article.language === 'und' ? undefined : article.language}
              dir="auto"
            >
              {longest(node.id)}
            </span>
            <span className={isNew ? classes.isNew : classes.known}>
              {isNew ? words.article.isNew : words.article.known}
            </span>
          </li>
        )}
      </Folded>
    </Section>
  )
}

interface FootProps {
  readonly title: string
  readonly id: string
  readonly receipt: ArticleDetail['receipt']
}

function Foot({ title, id, receipt }: FootProps) {
  const [asking, setAsking] = useState(false)
  const remove = async () => {
    await call('removeArticle', { id })
    change({ stale: true })
    navigate({ view: 'load' })
    say(words.article.removed)
    dropArticle(id)
    await forgetArticle(id)
  }
  return (
    <div className={classes.foot}>
      <Button onClick={() => tryTo(() => showReceipts(words.steps.article(title), [receipt]))}>
        {words.article.show}
      </Button>
      <Button className={classes.remove} onClick={() => setAsking(true)}>
        {words.article.remove}
      </Button>
      {asking && (
        <Dialog
          title={words.article.removeTitle}
          verb={words.article.removeDo}
          danger
          onClose={() => setAsking(false)}
          onDo={remove}
        >
          <p>{words.article.removeHelp}</p>
        </Dialog>
      )}
    </div>
  )
}
