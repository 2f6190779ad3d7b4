import type { MouseEvent, ReactNode } from 'react'
import { formatRoute, navigate, type Route } from '../state/route.ts'

export interface LinkProps {
  readonly to: Route
  readonly children: ReactNode
  readonly className?: string | undefined
  readonly label?: string | undefined
  readonly current?: boolean | undefined
  /** What happens beside going there. */
  onGo?(): void
}

const isPlain = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

/** A link within the page: opens at once, and in a new tab where the reader asks for one. */
export function Link({ to, children, className, label, current, onGo }: LinkProps) {
  const go = (event: MouseEvent) => {
    if (!isPlain(event)) return
    event.preventDefault()
    if (onGo) onGo()
    else navigate(to)
  }
  return (
    <a
      href={formatRoute(to)}
      className={className}
      aria-label={label}
      aria-current={current ? 'page' : undefined}
      onClick={go}
    >
      {children}
    </a>
  )
}
