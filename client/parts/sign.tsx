import { IconFileText, IconListSearch } from '@tabler/icons-react'
import type { Certainty, MeetingStatus, NodeKind } from '#contract'
import classes from './sign.module.css'

export interface SignProps {
  readonly kind: NodeKind | 'article' | 'query'
  readonly status?: MeetingStatus | undefined
  /** A meeting that is unsure is drawn faintly. */
  readonly certainty?: Certainty | undefined
  readonly size?: number
}

/** The shape of a kind as the canvas draws it, with the filling of a meeting's status; a word always stands beside it. */
export function Sign({ kind, status = 'held', certainty, size = 14 }: SignProps) {
  if (kind === 'article') return <IconFileText size={size + 4} stroke={1.75} aria-hidden />
  if (kind === 'query') return <IconListSearch size={size + 4} stroke={1.75} aria-hidden />
  return (
    <svg
      className={classes[kind]}
      data-unsure={certainty === 'unsure' || undefined}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      {kind === 'actor' && <circle cx="8" cy="8" r="6.5" />}
      {kind === 'organisation' && <rect x="2" y="2" width="12" height="12" rx="3" />}
      {kind === 'place' && <path fillRule="evenodd" d={PIN} />}
      {kind === 'meeting' && <Diamond status={status} />}
    </svg>
  )
}

const PIN =
  'M8 .8a5.4 5.4 0 0 0-5.4 5.4C2.600 10 8 15.400 8 15.400s5.400-5.400 5.400-9.200A5.400 5.400 0 0 0 8 .8Zm0 3.300a2.100 2.100 0 1 1 0 4.200 2.100 2.100 0 0 1 0-4.200Z'
const OUTER = 'M8 .8 15.2 8 8 15.2.8 8Z'
const INNER = 'M8 2.200 13.800 8 8 13.800 2.200 8Z'

function Diamond({ status }: { status: MeetingStatus }) {
  if (status === 'held') return <path d={OUTER} />
  return (
    <g className={status === 'cancelled' ? classes.faded : undefined}>
      <path className={classes.hollow} d={INNER} />
      {status === 'contested' && <path d="M8 2.200V13.800L2.200 8Z" />}
      {status === 'cancelled' && <path className={classes.stroke} d="M5.600 8h4.800" />}
      {status === 'denied' && <path className={classes.stroke} d="m6.300 6.300 3.400 3.400m0-3.400L6.300 9.700" />}
    </g>
  )
}
