import type { MeetingSummary } from '#contract'
import { formatMeetingDate, words } from '../words/index.ts'
import classes from './meeting-row.module.css'
import { NodeLink } from './node-link.tsx'

/** A meeting in a list: its date, who met, and the place. `without` is left out of the names, being the one whose list it is. */
export function MeetingRow({ summary, without }: { readonly summary: MeetingSummary; readonly without?: string }) {
  const { meeting, participants, place } = summary
  const others = participants.filter(({ id }) => id !== without).map(({ name }) => name)
  const name = without === undefined || others.length === 0 ? meeting.name : others.join(', ')
  const status =
    meeting.status === undefined || meeting.status === 'held' ? undefined : words.status[meeting.status].toLowerCase()
  const unsure = meeting.certainty === 'unsure' ? words.certainty.unsure : undefined
  const extra = [place?.id === without ? undefined : place?.name, status, unsure].filter(Boolean).join(' · ')
  return (
    <li className={classes.row}>
      <span className={classes.date}>{formatMeetingDate(meeting.date)}</span>
      <span className={classes.what}>
        <NodeLink node={{ ...meeting, name }} strong />
        {extra && <span className={classes.extra}>{extra}</span>}
      </span>
    </li>
  )
}
