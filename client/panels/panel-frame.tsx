import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { usePhone } from '../parts/use-media.ts'
import { words } from '../words/index.ts'
import { PanelContent } from './panel.tsx'
import classes from './panel-frame.module.css'

/** The details beside the picture; on a phone a sheet over it. */
export function PanelFrame() {
  const phone = usePhone()
  if (phone) return <Sheet />
  return (
    <aside className={classes.panel} id="details" tabIndex={-1} aria-label={words.panel.label}>
      <PanelContent />
    </aside>
  )
}

const SIZES = ['peek', 'half', 'full'] as const
type Size = (typeof SIZES)[number]
const TAP_PX = 6

/** A sheet in three sizes; its handle is dragged, tapped, or moved by arrow keys. */
function Sheet() {
  const [size, setSize] = useState<Size>('half')
  const from = useRef(0)
  const resize = (by: number) => {
    const next = SIZES[Math.min(2, Math.max(0, SIZES.indexOf(size) + by))]
    if (next !== undefined) setSize(next)
  }
  const down = (event: PointerEvent) => {
    from.current = event.clientY
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const up = (event: PointerEvent) => {
    const moved = from.current - event.clientY
    if (Math.abs(moved) > TAP_PX) resize(moved > 0 ? 1 : -1)
    else setSize(size === 'full' ? 'half' : size === 'half' ? 'full' : 'half')
  }
  const key = (event: KeyboardEvent) => {
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    resize(by)
  }
  return (
    <aside className={classes.sheet} data-size={size} id="details" tabIndex={-1} aria-label={words.panel.label}>
      <button
        type="button"
        className={classes.handle}
        aria-label={`${words.panel.resize}: ${size === 'full' ? words.panel.half : words.panel.full}`}
        onPointerDown={down}
        onPointerUp={up}
        onKeyDown={key}
      >
        <span className={classes.grip} />
      </button>
      <PanelContent />
    </aside>
  )
}
