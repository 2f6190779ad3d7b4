import type { ArticleRef } from '#contract'
import { formatDay, languageName } from '../words/index.ts'
import classes from './source-line.module.css'

/** The language of a text, as a tag. */
export function LanguageTag({ code }: { readonly code: string }) {
  if (code === 'und') return null
  return (
    <span className={classes.tag}>
      <abbr title={languageName(code)}>{code.toUpperCase()}</abbr>
    </span>
  )
}

/** Where a sentence stands: language, outlet, date. */
export function SourceLine({ article }: { readonly article: ArticleRef }) {
  return (
    <span className={classes.line}>
      <LanguageTag code={article.language} />
      <span className={classes.outlet}>{article.publisher ?? article.title}</span>
      {article.publishedAt !== undefined && <span className={classes.day}>{formatDay(article.publishedAt)}</span>}
    </span>
  )
}
