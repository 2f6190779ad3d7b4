import type { MeetingStatus } from '#contract'
import { words } from '../words/index.ts'
import { Sign } from './sign.tsx'
import classes from './status-chip.module.css'

/** A meeting's status: its sign and its word; only held has a wash. */
export function StatusChip({ status }: { readonly status: MeetingStatus }) {
  return (
    <span className={classes[status]}>
      <Sign kind="meeting" status={status} size={12} />
      {words.status[status]}
    </span>
  )
}
