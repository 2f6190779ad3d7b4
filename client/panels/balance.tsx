import type { Judged } from '#contract'
import { words } from '../words/index.ts'
import { reasonWords } from '../words/reasons.ts'
import classes from './balance.module.css'

/** As many reasons as are told on each side; the rest say little and are summed up. */
const MOST = 5

interface Side {
  readonly title: string
  readonly reasons: Judged['why']
}

/** What spoke for something and what against, the weightiest first, each with a bar of its weight. */
export function Balance({ why }: { readonly why: Judged['why'] }) {
  const most = Math.max(...why.map(({ points }) => Math.abs(points)), 1)
  const sides: readonly Side[] = [
    { title: words.why.for, reasons: why.filter(({ points }) => points > 0) },
    { title: words.why.against, reasons: why.filter(({ points }) => points < 0) },
  ]
  return sides
    .filter(({ reasons }) => reasons.length > 0)
    .map(({ title, reasons }) => (
      <div key={title} className={classes.side}>
        <p className={classes.title}>{title}</p>
        <ul>
          {reasons.slice(0, MOST).map(({ feature, points }) => (
            <Reason key={feature} said={reasonWords(feature)} points={points} most={most} />
          ))}
          {reasons.length > MOST && (
            <Reason
              said={words.why.others(reasons.length - MOST)}
              points={reasons.slice(MOST).reduce((sum, { points }) => sum + points, 0)}
              most={most}
            />
          )}
        </ul>
      </div>
    ))
}

interface ReasonProps {
  readonly said: string
  readonly points: number
  readonly most: number
}

function Reason({ said, points, most }: ReasonProps) {
  const share = Math.min(100, Math.round((Math.abs(points) / most) * 100))
  return (
    <li className={classes.reason}>
      <span className={classes.said}>{said}</span>
      <svg className={classes.bar} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect width={share} height="4" rx="1" />
      </svg>
      <span className={classes.points}>{words.why.points(points)}</span>
    </li>
  )
}
