import { type ReactNode, useState } from 'react'
import unfold from '../parts/unfold.module.css'
import { words } from '../words/index.ts'
import classes from './section.module.css'

interface SectionProps {
  readonly title: string
  readonly count?: number | undefined
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** A part of the panel under its heading, parted from the others by a hairline. */
export function Section({ title, count, aside, children }: SectionProps) {
  return (
    <section className={classes.section}>
      <div className={classes.head}>
        <h3 className={classes.title}>
          {title}
          {count !== undefined && <span className={classes.count}>{words.number(count)}</span>}
        </h3>
        {aside}
      </div>
      {children}
    </section>
  )
}

/** The first few of a list, and a button that unfolds all. */
export function Folded<T>({
  items,
  first = 8,
  children,
}: {
  readonly items: readonly T[]
  readonly first?: number
  children(item: T): ReactNode
}) {
  const [all, setAll] = useState(false)
  const long = items.length > first + 1
  return (
    <>
      <ul className={classes.list}>{(all || !long ? items : items.slice(0, first)).map(children)}</ul>
      {long && (
        <button
          type="button"
          className={`${unfold.unfold} ${classes.more}`}
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? words.panel.fewer : words.panel.all(items.length)}
        </button>
      )}
    </>
  )
}

/** Facts as label and value. */
export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className={classes.facts}>{children}</dl>
}

interface FactProps {
  readonly label: string
  readonly children: ReactNode
  readonly reason?: ReactNode
}

export function Fact({ label, children, reason }: FactProps) {
  return (
    <>
      <dt className={classes.label}>{label}</dt>
      <dd className={classes.value}>
        <span className={classes.line}>{children}</span>
        {reason && <span className={classes.reason}>{reason}</span>}
      </dd>
    </>
  )
}
