import { Button } from '@mantine/core'
import { IconAlertTriangle, IconPlugConnectedX } from '@tabler/icons-react'
import { Unreachable } from '../api/failure.ts'
import { words } from '../words/index.ts'
import classes from './failure.module.css'

export interface FailureProps {
  readonly error: unknown
  readonly title?: string
  onAgain?(): void
}

/** What happened, in words, and what to do; where the server is gone it comes back by itself. */
export function Failure({ error, title = words.failure.title, onAgain }: FailureProps) {
  const gone = error instanceof Unreachable
  const Icon = gone ? IconPlugConnectedX : IconAlertTriangle
  return (
    <div className={classes.box} role="alert">
      <Icon size={20} stroke={1.75} aria-hidden />
      <div className={classes.text}>
        <strong>{title}</strong>
        <p>{gone ? words.panel.failedHelp : error instanceof Error ? error.message : null}</p>
        {onAgain && !gone && <Button onClick={onAgain}>{words.failure.again}</Button>}
      </div>
    </div>
  )
}
