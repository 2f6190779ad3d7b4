import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconClock, IconLoader2 } from '@tabler/icons-react'
import { Link } from '../parts/link.tsx'
import page from '../parts/page.module.css'
import { ReceiptLine } from '../parts/receipt-figures.tsx'
import { LanguageTag } from '../parts/source-line.tsx'
import table from '../parts/table.module.css'
import { showReceipts, tryTo } from '../state/deeds.ts'
import type { Item, LoadState } from '../state/loading.ts'
import { words } from '../words/index.ts'
import classes from './queue.module.css'

/** What was handed in while the page is open: how far each article is, and what it added. */
export function Queue({ items }: { readonly items: readonly Item[] }) {
  const of = (...states: LoadState[]) => items.filter(({ state }) => states.includes(state)).length
  const [done, failed] = [of('done', 'known'), of('failed')]
  const [reading, waiting] = [of('reading', 'resolving'), of('waiting', 'sending')]
  return (
    <section className={`${page.card} ${classes.queue}`} aria-label={words.load.queue}>
      <div className={classes.head}>
        <h2 className={classes.title}>{words.load.queue}</h2>
        <span>{words.load.progress(done, items.length)}</span>
        {reading > 0 && <span>{words.load.reading(reading)}</span>}
        {waiting > 0 && <span>{words.load.waiting(waiting)}</span>}
        {failed > 0 && <span className={classes.failedCount}>{words.load.failedCount(failed)}</span>}
      </div>
      <div
        className={classes.progress}
        role="progressbar"
        aria-label={words.load.queue}
        aria-valuemin={0}
        aria-valuemax={items.length}
        aria-valuenow={done + failed}
      >
        <span className={classes.doneBar} style={{ width: `${(100 * done) / items.length}%` }} />
        <span className={classes.failedBar} style={{ width: `${(100 * failed) / items.length}%` }} />
      </div>
      <table className={`${table.table} ${classes.table}`}>
        <thead>
          <tr>
            <th scope="col">{words.load.columns.state}</th>
            <th scope="col">{words.load.columns.article}</th>
            <th scope="col">{words.load.columns.language}</th>
            <th scope="col">{words.load.columns.added}</th>
            <th scope="col">
              <span className={table.unseen}>{words.load.columns.action}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <Row key={item.key} item={item} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

const ICONS = {
  sending: IconClock,
  waiting: IconClock,
  reading: IconLoader2,
  resolving: IconLoader2,
  done: IconCircleCheck,
  known: IconCircleCheck,
  failed: IconAlertTriangle,
} as const

function Row({ item }: { readonly item: Item }) {
  const { name, title, language, state } = item
  const Icon = ICONS[state]
  return (
    <tr>
      <td>
        <span className={classes.state} data-state={state}>
          <Icon size={18} stroke={1.75} aria-hidden />
          {words.load.state[state]}
        </span>
      </td>
      <th scope="row">
        {title && <span className={classes.headline}>{title}</span>}
        <span className={title ? classes.file : undefined}>{title === name ? '' : name}</span>
      </th>
      <td>{language && <LanguageTag code={language} />}</td>
      <td className={classes.added}>
        <Added item={item} />
      </td>
      <td className={classes.action}>
        <Action item={item} />
      </td>
    </tr>
  )
}

function Added({ item: { state, receipt, error } }: { readonly item: Item }) {
  if (error)
    return (
      <span className={classes.error} role="alert">
        {words.load.problem[error.code] ?? error.detail}
      </span>
    )
  if (state === 'known') return <span className={classes.quiet}>{words.load.knownText}</span>
  if (receipt) return <ReceiptLine receipt={receipt} />
  return (
    <span className={classes.quiet}>
      {state in words.load.stateText ? words.load.stateText[state as 'waiting'] : ''}
    </span>
  )
}

function Action({ item }: { readonly item: Item }) {
  const { state, article, receipt, title, name } = item
  if (state === 'failed')
    return (
      <Button size="compact-sm" onClick={item.again}>
        {words.load.again}
      </Button>
    )
  if (receipt === undefined || article === undefined) return null
  return (
    <span className={classes.actions}>
      <Button
        size="compact-sm"
        onClick={() => tryTo(() => showReceipts(words.steps.article(title ?? name), [receipt]))}
      >
        {words.load.showAll}
      </Button>
      <Link
        to={{ view: 'article', id: article }}
        className={classes.open}
        label={`${words.load.open}: ${title ?? name}`}
      >
        {words.load.open}
      </Link>
    </span>
  )
}
