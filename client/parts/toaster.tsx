import { Button, CloseButton } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useCell } from '../state/cell.ts'
import { announcement, toast } from '../state/toast.ts'
import { words } from '../words/index.ts'
import classes from './toaster.module.css'

const STAYS_MS = 6000

/** The one passing message, kept while it is pointed at or has the focus. */
export function Toaster() {
  const shown = useCell(toast)
  const [kept, setKept] = useState(false)
  useEffect(() => {
    if (shown === undefined || kept) return
    const timer = setTimeout(() => toast.set(undefined), STAYS_MS)
    return () => clearTimeout(timer)
  }, [shown, kept])
  if (shown === undefined) return null
  const close = () => {
    setKept(false)
    toast.set(undefined)
  }
  const act = () => {
    close()
    shown.action?.run()
  }
  return (
    <section
      className={classes.toast}
      aria-label={words.toast.label}
      onMouseEnter={() => setKept(true)}
      onMouseLeave={() => setKept(false)}
      onFocus={() => setKept(true)}
      onBlur={() => setKept(false)}
    >
      <span role="status">{shown.text}</span>
      {shown.action && (
        <Button size="compact-sm" variant="default" onClick={act}>
          {shown.action.label}
        </Button>
      )}
      <CloseButton size={28} aria-label={words.toast.dismiss} onClick={close} />
    </section>
  )
}

/** Tells screen readers what has changed. */
export function LiveRegion() {
  const text = useCell(announcement)
  return (
    <div className={classes.unseen} aria-live="polite" data-testid="announcement">
      {text}
    </div>
  )
}
