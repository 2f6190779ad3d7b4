import { Button } from '@mantine/core'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { call } from '../api/client.ts'
import { connection } from '../api/connection.ts'
import { forgetAnswers } from '../api/hooks.ts'
import { useCell } from '../state/cell.ts'
import { start, tryTo } from '../state/deeds.ts'
import { explorer } from '../state/explorer.ts'
import { announce } from '../state/toast.ts'
import { words } from '../words/index.ts'
import classes from './gone-banner.module.css'

/** Says that the server is gone, tries again by itself, and brings everything back once it answers. */
export function GoneBanner() {
  const { gone, nextTry } = useCell(connection)
  const seconds = useCountdown(gone ? nextTry : 0)
  const [trying, setTrying] = useState(false)
  const attempt = async () => {
    if (trying) return
    setTrying(true)
    await comeBack()
    setTrying(false)
  }
  useEffect(() => {
    if (!gone) return
    const timer = setTimeout(comeBack, Math.max(0, nextTry - Date.now()) + 10)
    return () => clearTimeout(timer)
  }, [gone, nextTry])
  if (!gone) return null
  return (
    <div className={classes.banner} role="alert">
      <IconPlugConnectedX size={22} stroke={1.75} aria-hidden />
      <p className={classes.text}>
        <strong>{words.gone.title}</strong> {words.gone.text}
      </p>
      <span className={classes.next}>{trying ? words.gone.trying : words.gone.next(seconds)}</span>
      <Button size="compact-md" onClick={attempt}>
        {words.gone.now}
      </Button>
    </div>
  )
}

/** Asks whether server and store answer; if so everything that is shown is asked for again. */
async function comeBack(): Promise<void> {
  const ready = await call('ready').catch(() => undefined)
  if (ready === undefined || connection.get().gone) return
  announce(words.gone.back)
  if (explorer.get().phase !== 'ready') tryTo(start)
  await forgetAnswers()
}

function useCountdown(until: number): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    if (until === 0) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [until])
  return Math.max(0, Math.ceil((until - now) / 1000))
}
