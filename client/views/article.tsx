import { ActionIcon } from '@mantine/core'
import { IconArrowLeft, IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useEffect, useMemo } from 'react'
import type { ArticleDetail } from '#contract'
import { isMissing, useArticle } from '../api/hooks.ts'
import { ArticleReceipt } from '../panels/article-receipt.tsx'
import { Bars } from '../parts/bars.tsx'
import { Failure } from '../parts/failure.tsx'
import { Link } from '../parts/link.tsx'
import page from '../parts/page.module.css'
import { navigate } from '../state/route.ts'
import { words } from '../words/index.ts'
import classes from './article.module.css'
import { ArticleText } from './article-text.tsx'
import { nextStop, stopAt, stopsOf } from './stops.ts'
import { isTyping } from './typing.ts'

interface ArticleProps {
  readonly id: string
  readonly at: readonly [number, number] | undefined
}

/** An article with all that was read from it; the sentence that was asked for is on the marker. */
export default function Article({ id, at }: ArticleProps) {
  const { data, error, refetch } = useArticle(id)
  if (data !== undefined) return <Opened detail={data} at={at} />
  return (
    <main className={page.page} id="content" tabIndex={-1}>
      <div className={page.inner}>
        {error === null && <Bars lines={6} />}
        {error !== null && isMissing(error) && <Gone />}
        {error !== null && !isMissing(error) && <Failure error={error} onAgain={() => refetch()} />}
      </div>
    </main>
  )
}

function Gone() {
  return (
    <>
      <h1 className={page.title}>{words.article.gone}</h1>
      <p className={page.lead}>{words.article.goneText}</p>
      <p>
        <Link to={{ view: 'load' }}>{words.article.all}</Link>
      </p>
    </>
  )
}

function Opened({ detail, at }: { readonly detail: ArticleDetail; readonly at: ArticleProps['at'] }) {
  const stops = useMemo(() => stopsOf(detail.reports), [detail])
  const current = stopAt(stops, at)
  const go = (by: 1 | -1) => {
    const next = nextStop(stops, at, by)
    if (next !== undefined) navigate({ view: 'article', id: detail.article.id, at: [next.start, next.end] }, 'replace')
  }
  useSentenceKeys(go)
  return (
    <div className={classes.article}>
      <main className={classes.main} id="content" tabIndex={-1}>
        <div className={classes.bar}>
          <Link to={{ view: 'load' }} className={classes.back}>
            <IconArrowLeft size={16} stroke={1.75} aria-hidden />
            {words.article.back}
          </Link>
          <span className={classes.gap} />
          {stops.length === 0 ? (
            <span className={classes.quiet}>{words.article.noSentences}</span>
          ) : (
            <>
              <ActionIcon aria-label={words.article.previous} onClick={() => go(-1)}>
                <IconChevronUp size={18} stroke={1.75} />
              </ActionIcon>
              <span className={classes.quiet} aria-live="polite">
                {current === undefined
                  ? words.article.sentences(stops.length)
                  : words.article.sentence(stops.indexOf(current) + 1, stops.length)}
              </span>
              <ActionIcon aria-label={words.article.next} onClick={() => go(1)}>
                <IconChevronDown size={18} stroke={1.75} />
              </ActionIcon>
            </>
          )}
        </div>
        <ArticleText detail={detail} stops={stops} at={at} current={current} />
      </main>
      <ArticleReceipt detail={detail} current={current?.meetings} />
    </div>
  )
}

function useSentenceKeys(go: (by: 1 | -1) => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return
      if (event.key === 'j') go(1)
      if (event.key === 'k') go(-1)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [go])
}
