import { useEffect, useState } from 'react'
import { words } from '../words/index.ts'
import classes from './bars.module.css'

const WIDTHS = [62, 94, 88, 46, 90, 72]

/** Whether something has taken longer than `ms`. */
function useLater(ms: number): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), ms)
    return () => clearTimeout(timer)
  }, [ms])
  return late
}

/** Stands for text on its way: nothing for 200 ms, then bars in its shape, after 2 s a word and a way to stop. */
export function Bars({ lines = 4, onStop }: { readonly lines?: number; onStop?(): void }) {
  const late = useLater(200)
  const veryLate = useLater(2000)
  if (!late) return null
  return (
    <div className={classes.bars} role="status" aria-label={words.failure.loading}>
      {WIDTHS.slice(0, lines).map((width) => (
        <span key={width} className={classes.bar} style={{ width: `${width}%` }} />
      ))}
      {veryLate && (
        <span className={classes.word}>
          {words.failure.loading}
          {onStop && (
            <button type="button" className={classes.stop} onClick={onStop}>
              {words.failure.stop}
            </button>
          )}
        </span>
      )}
    </div>
  )
}
