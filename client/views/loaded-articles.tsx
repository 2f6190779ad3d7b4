import { Button } from '@mantine/core'
import type { ArticleList } from '#contract'
import { useArticles } from '../api/hooks.ts'
import { Bars } from '../parts/bars.tsx'
import { Failure } from '../parts/failure.tsx'
import { Link } from '../parts/link.tsx'
import page from '../parts/page.module.css'
import { LanguageTag } from '../parts/source-line.tsx'
import { formatDay, words } from '../words/index.ts'
import classes from './loaded-articles.module.css'

/** Every article in the graph, the newest first, a page at a time. */
export function LoadedArticles() {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useArticles()
  const articles = data?.pages.flatMap((one) => one.articles) ?? []
  const total = data?.pages[0]?.total ?? 0
  return (
    <section aria-label={words.load.loaded}>
      <div className={classes.head}>
        <h2 className={classes.title}>{words.load.loaded}</h2>
        {data && total > 0 && (
          <span className={classes.quiet}>
            {words.load.of(articles.length, total)}, {words.load.newest}
          </span>
        )}
      </div>
      {error && <Failure error={error} onAgain={() => refetch()} />}
      {!data && !error && <Bars />}
      {data && total === 0 && <p className={classes.quiet}>{words.load.noneYet}</p>}
      {articles.length > 0 && (
        <ul className={page.card}>
          {articles.map((article) => (
            <li key={article.id} className={classes.row}>
              <Link to={{ view: 'article', id: article.id }} className={classes.link}>
                <span
                  className={classes.headline}
                  lang={article.language === 'und' ? undefined : article.language}
                  dir="auto"
                >
                  {article.title}
                </span>
                <span className={classes.second}>
                  <LanguageTag code={article.language} />
                  {[article.publisher, formatDay(article.publishedAt) || words.load.undated]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </Link>
              <span className={classes.count}>{toldBy(article)}</span>
            </li>
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button className={classes.more} loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
          {words.load.more}
        </Button>
      )}
    </section>
  )
}

function toldBy({ copyOf, language, meetings }: ArticleList['articles'][number]): string {
  if (copyOf !== undefined) return words.load.copyText
  return language === 'und' ? words.load.unread : words.load.meetings(meetings)
}
