import { useEffect, useMemo, useRef } from 'react'
import type { ArticleDetail, MentionView } from '#contract'
import { Link } from '../parts/link.tsx'
import names from '../parts/names.module.css'
import { type Mark, paragraphs, type Segment, segments } from '../parts/segments.ts'
import { Sign } from '../parts/sign.tsx'
import { LanguageTag } from '../parts/source-line.tsx'
import { useReducedMotion } from '../parts/use-media.ts'
import { open, tryTo } from '../state/deeds.ts'
import { formatDay, formatMeetingDate, languageName, words } from '../words/index.ts'
import classes from './article-text.module.css'
import type { Stop } from './stops.ts'

/** What lies on a stretch of the text. */
type Layer = { readonly stop: Stop } | { readonly asked: true } | { readonly mention: MentionView }

interface ArticleTextProps {
  readonly detail: ArticleDetail
  readonly stops: readonly Stop[]
  readonly at: readonly [number, number] | undefined
  readonly current: Stop | undefined
}

/** The text in one column: names underlined, sentences that tell of meetings on the marker, their dates in the margin. */
export function ArticleText({ detail, stops, at, current }: ArticleTextProps) {
  const { article, mentions } = detail
  const column = useRef<HTMLElement>(null)
  const jump = useReducedMotion()
  const layers = useMemo(() => layersOf(mentions, stops, at), [mentions, stops, at])
  useEffect(() => {
    if (at === undefined) return
    const target = column.current?.querySelector('[data-asked], [data-current]')
    target?.scrollIntoView({ block: 'center', behavior: jump ? 'auto' : 'smooth' })
  }, [at, jump])
  const language = article.language === 'und' ? undefined : article.language
  return (
    <article className={classes.scroll}>
      <div className={classes.about}>
        <LanguageTag code={article.language} />
        <span>
          {[languageName(article.language), article.publisher, formatDay(article.publishedAt)]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {article.url && (
          <a href={article.url} target="_blank" rel="noreferrer noopener" className={classes.url}>
            {hostOf(article.url)}
          </a>
        )}
      </div>
      <section className={classes.column} ref={column} lang={language} dir="auto">
        {paragraphs(article.text).map(({ start, text }, index) => {
          const isHeadline = index === 0 && article.title !== '' && text.trim() === article.title.trim()
          const Tag = isHeadline ? 'h1' : 'p'
          return (
            <Tag key={start} className={isHeadline ? classes.headline : classes.paragraph}>
              {segments(text, start, layers).map((segment) => (
                <Piece key={segment.start} segment={segment} current={current} />
              ))}
            </Tag>
          )
        })}
      </section>
    </article>
  )
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : url
}

function layersOf(mentions: readonly MentionView[], stops: readonly Stop[], at: ArticleTextProps['at']): Mark<Layer>[] {
  const whole = stops.some(({ start, end }) => start === at?.[0] && end === at[1])
  const asked: Mark<Layer>[] = at === undefined || whole ? [] : [{ start: at[0], end: at[1], what: { asked: true } }]
  return [
    ...stops.map((stop) => ({ start: stop.start, end: stop.end, what: { stop } })),
    ...asked,
    ...mentions.map((mention) => ({ start: mention.start, end: mention.end, what: { mention } })),
  ]
}

interface PieceProps {
  readonly segment: Segment<Layer>
  readonly current: Stop | undefined
}

function Piece({ segment, current }: PieceProps) {
  const { marks, text, start } = segment
  const stops = marks.flatMap((mark) => ('stop' in mark ? [mark.stop] : []))
  const asked = marks.some((mark) => 'asked' in mark)
  const mention = marks.flatMap((mark) => ('mention' in mark ? [mark.mention] : []))[0]
  const isCurrent = current !== undefined && stops.includes(current)
  const begins = stops.filter((stop) => stop.start === start)
  const marked = isCurrent || asked ? classes.current : stops.length > 0 ? classes.soft : undefined
  const words = mention ? <Named mention={mention} text={text} /> : text
  const Tag = isCurrent || asked ? 'mark' : 'span'
  return (
    <>
      {begins.length > 0 && <Margin stops={begins} current={isCurrent} />}
      {marked === undefined ? (
        words
      ) : (
        <Tag
          className={asked && isCurrent ? `${marked} ${classes.asked}` : marked}
          data-current={isCurrent || undefined}
          data-asked={asked || undefined}
        >
          {words}
        </Tag>
      )}
    </>
  )
}

function Named({ mention, text }: { readonly mention: MentionView; readonly text: string }) {
  const { node, kind, name } = mention
  if (node === undefined) return <span className={names[kind]}>{text}</span>
  return (
    <Link
      to={{ view: 'explore', node }}
      className={names[kind]}
      label={name === text ? undefined : `${text} (${name})`}
      onGo={() => tryTo(() => open(node))}
    >
      {text}
    </Link>
  )
}

/** The meetings of a sentence, level with it. */
function Margin({ stops, current }: { readonly stops: readonly Stop[]; readonly current: boolean }) {
  const reports = stops.flatMap((stop) => stop.reports)
  return (
    <span className={classes.margin} data-current-margin={current || undefined} lang={words.locale}>
      {reports.map(({ id, meeting, status, certainty, date }) => {
        const label = date === undefined ? words.date.unknown : formatMeetingDate(date)
        const content = (
          <>
            <Sign kind="meeting" status={status} certainty={certainty} size={12} />
            {label}
          </>
        )
        return meeting === undefined ? (
          <span key={id} className={classes.date}>
            {content}
          </span>
        ) : (
          <Link
            key={id}
            to={{ view: 'explore', node: meeting }}
            className={classes.date}
            onGo={() => tryTo(() => open(meeting))}
          >
            {content}
          </Link>
        )
      })}
    </span>
  )
}
