import { useId, useState } from 'react'
import { useExplanation } from '../api/hooks.ts'
import { Bars } from '../parts/bars.tsx'
import { Failure } from '../parts/failure.tsx'
import { Link } from '../parts/link.tsx'
import unfold from '../parts/unfold.module.css'
import { words } from '../words/index.ts'
import { rejectionWords } from '../words/reasons.ts'
import classes from './rejected.module.css'
import { Section } from './section.tsx'

/** The words of an article that could have told of a meeting and did not, each with the reason and its place in the text. */
export function Rejected({ article, lang }: { readonly article: string; readonly lang: string | undefined }) {
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <Section title={words.why.rejected}>
      <p className={classes.help}>{words.why.rejectedHelp}</p>
      <button
        type="button"
        className={unfold.unfold}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {open ? words.why.hideRejected : words.why.showRejected}
      </button>
      <div id={id}>{open && <List article={article} lang={lang} />}</div>
    </Section>
  )
}

function List({ article, lang }: { readonly article: string; readonly lang: string | undefined }) {
  const { data, error, refetch } = useExplanation(article)
  if (data === undefined)
    return error === null ? <Bars lines={4} /> : <Failure error={error} onAgain={() => refetch()} />
  if (data.rejected.length === 0) return <p className={classes.help}>{words.why.noneRejected}</p>
  return (
    <ul className={classes.list}>
      {data.rejected.map(({ text, start, end, rejection }) => (
        <li key={`${start} ${end}`}>
          <Link to={{ view: 'article', id: article, at: [start, end] }} className={classes.word}>
            <span className={classes.read} lang={lang} dir="auto">
              {text}
            </span>
            <span className={classes.reason}>{rejection && rejectionWords(rejection)}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
