import { forwardRef, type KeyboardEvent, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { canDraw } from './can-draw.ts'
import type { LocateRequest, NetworkHandle, NetworkProps } from './interface.ts'
import { DIRECTION_OF } from './keys.ts'
import { NetworkView } from './view.ts'

/**
 * The drawn network: one tab stop, in which arrows go from node to node. Its host answers the event `entente:locate`
 * with the place of a node in client coordinates, which is how end-to-end tests find what is drawn.
 */
export const Network = forwardRef<NetworkHandle, NetworkProps>(function Network(props, handle) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<NetworkView>(undefined)
  const [said, say] = useState('')
  const latest = useRef(props)
  latest.current = props

  useEffect(() => {
    if (!host.current || !canDraw()) return
    const made = new NetworkView(host.current, latest.current)
    view.current = made
    const locate = (event: Event) => answer(made, (event as CustomEvent<LocateRequest>).detail)
    const container = host.current.parentElement
    container?.addEventListener('entente:locate', locate)
    return () => {
      container?.removeEventListener('entente:locate', locate)
      view.current = undefined
      made.kill()
    }
  }, [])

  useEffect(() => view.current?.update(props))

  useImperativeHandle(handle, () => ({
    fit: () => view.current?.fit(),
    zoomIn: () => view.current?.zoom(1),
    zoomOut: () => view.current?.zoom(-1),
    centre: (id) => view.current?.centre(id),
    reveal: (id) => view.current?.reveal(id),
    screenOf: (id) => view.current?.screenOf(id),
  }))

  const goTo = (id: string | undefined) => {
    view.current?.focus(id)
    const node = view.current?.focused?.node
    say(node ? (props.describe?.(node) ?? node.name) : '')
  }

  return (
    <div
      role="application"
      aria-label={props.label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the canvas is one stop of the keyboard, with keys of its own
      tabIndex={0}
      data-testid="network"
      data-node-count={props.scene.nodes.length}
      data-edge-count={props.scene.edges.length}
      style={FRAME}
      onKeyDown={(event) => view.current && press(event, view.current, props, goTo)}
      onFocus={({ currentTarget }) => {
        if (currentTarget.matches(':focus-visible')) goTo(view.current?.focused?.node.id ?? view.current?.entrance())
      }}
      onBlur={() => goTo(undefined)}
    >
      <div ref={host} style={{ position: 'absolute', inset: 0 }} />
      <div aria-live="polite" style={UNSEEN}>
        {said}
      </div>
    </div>
  )
})

/** The ring of focus lies inside, since what is around clips it. */
const FRAME = { position: 'relative', width: '100%', height: '100%', overflow: 'hidden', outlineOffset: -2 } as const

const UNSEEN = {
  position: 'absolute',
  width: 1,
  height: 1,
  margin: -1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const

function answer(view: NetworkView, { id, reply }: LocateRequest): void {
  const place = view.screenOf(id)
  if (place) reply(place.x, place.y)
}

/** What the keys of the canvas do; others are left to the page. */
function press(
  event: KeyboardEvent,
  view: NetworkView,
  props: NetworkProps,
  goTo: (id: string | undefined) => void,
): void {
  const action = actionOf(event, view, props, goTo)
  if (!action) return
  event.preventDefault()
  action()
}

function actionOf(
  { key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent,
  view: NetworkView,
  props: NetworkProps,
  goTo: (id: string | undefined) => void,
): (() => void) | undefined {
  const add = ctrlKey || metaKey
  const direction = DIRECTION_OF[key]
  const focused = view.focused?.node.id
  if (direction && !add && !altKey) return () => goTo(view.next(direction) ?? focused)
  if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) return () => openMenu(view, props, focused)
  if (key === 'Enter' && focused !== undefined) {
    const opened = !add && props.selected.length === 1 && props.selected[0] === focused
    return () => (opened ? props.onExpand(focused) : props.onSelect(focused, add))
  }
  if (add || altKey) return undefined
  if (key === '+' || key === '=') return () => view.zoom(1)
  if (key === '-') return () => view.zoom(-1)
  if (key === '0') return () => view.fit()
  if (key === 'Escape' && props.selected.length > 0) return () => props.onSelect(undefined, false)
  return undefined
}

function openMenu(view: NetworkView, props: NetworkProps, id: string | undefined): void {
  const place = id === undefined ? undefined : view.screenOf(id)
  if (place) props.onMenu(id, place.x, place.y)
}
