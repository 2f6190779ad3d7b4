import { type RefObject, useEffect } from 'react'
import type { NetworkHandle } from '../graph/index.ts'
import { closePanel } from '../panels/panel.tsx'
import { expand, tryTo } from '../state/deeds.ts'
import { change, explorer } from '../state/explorer.ts'
import { hideNodes, hideOthers } from '../state/picture.ts'
import { selectAll } from './context-menu.tsx'
import { askPath } from './explore-bar.tsx'
import { isTyping } from './typing.ts'

type Network = RefObject<NetworkHandle | null>

/** The keys of the picture, while it is in front and nobody types. */
export function useExploreKeys(active: boolean, network: Network): void {
  useEffect(() => {
    if (!active) return
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event)) return
      const deed = deedOf(event, network)
      if (deed === undefined) return
      event.preventDefault()
      deed()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [active, network])
}

function deedOf(event: KeyboardEvent, network: Network): (() => void) | undefined {
  const { selected, shape } = explorer.get()
  const [first] = selected
  const key = event.key.toLowerCase()
  if (event.ctrlKey || event.metaKey) {
    return key === 'e' && first !== undefined ? () => tryTo(() => expand(first)) : undefined
  }
  if (event.altKey) return undefined
  const deeds: Readonly<Record<string, () => void>> = {
    e: () => first !== undefined && tryTo(() => expand(first)),
    i: () => document.getElementById('details')?.focus(),
    h: () => (event.shiftKey ? hideOthers(selected) : hideNodes(selected)),
    a: selectAll,
    p: askPath,
    f: () => network.current?.fit(),
    t: () => change({ shape: shape === 'network' ? 'table' : 'network' }),
    escape: closePanel,
    contextmenu: () => openMenu(first, network),
    f10: () => event.shiftKey && openMenu(first, network),
  }
  return deeds[key]
}

function openMenu(id: string | undefined, network: Network): void {
  const at = id === undefined ? undefined : network.current?.screenOf(id)
  const { x, y } = at ?? { x: window.innerWidth / 3, y: window.innerHeight / 3 }
  change({ menu: id === undefined ? { x, y } : { id, x, y } })
}
