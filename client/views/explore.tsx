import { useEffect, useRef } from 'react'
import type { NetworkHandle } from '../graph/index.ts'
import { PanelFrame } from '../panels/panel-frame.tsx'
import { usePhone } from '../parts/use-media.ts'
import { useCell } from '../state/cell.ts'
import { goToPicture, open, start, tryTo } from '../state/deeds.ts'
import { explorer } from '../state/explorer.ts'
import { refresh } from '../state/picture.ts'
import { followPicture } from '../state/picture-address.ts'
import { type LinkedPicture, readLink } from '../state/picture-link.ts'
import { navigate, pictureMark, type Route, route } from '../state/route.ts'
import { words } from '../words/index.ts'
import { ContextMenu } from './context-menu.tsx'
import classes from './explore.module.css'
import { ExploreBar, PhoneBar } from './explore-bar.tsx'
import { useExploreKeys } from './explore-keys.ts'
import { Filters } from './filters.tsx'
import { Questions } from './questions.tsx'
import { Stage } from './stage.tsx'

/** The explorer: search and steps above, the picture, and the details of what is selected. It stays mounted while other views are open. */
export function Explore({ active }: { readonly active: boolean }) {
  const network = useRef<NetworkHandle>(null)
  const phone = usePhone()
  const details = useCell(explorer, (state) => state.selected.length > 0 || state.paths !== undefined)
  useFirstPicture()
  useSelectionOfRoute()
  useFreshPicture(active)
  useExploreKeys(active, network)
  return (
    <div className={classes.explore} inert={!active} data-active={active || undefined}>
      <main className={classes.main} id={active ? 'content' : undefined} tabIndex={-1}>
        <h1 className={classes.unseen}>{words.explore.title}</h1>
        {phone ? <PhoneBar network={network} /> : <ExploreBar />}
        {!phone && <Filters />}
        <Stage network={network} />
      </main>
      {details && <PanelFrame />}
      <ContextMenu network={network} />
      <Questions />
    </div>
  )
}

function useFirstPicture(): void {
  useEffect(() => {
    const begin = async () => {
      if (explorer.get().phase !== 'ready') await start()
      const now = route.get()
      if (now.view === 'explore' && now.node !== undefined) await open(now.node)
    }
    begin().catch(() => undefined)
  }, [])
}

/** Back and forward in the browser draw again what was drawn, and select what was selected. */
function useSelectionOfRoute(): void {
  useEffect(() => {
    const follow = () => followRoute(route.get())
    const stops = [route.watch(follow), followPicture()]
    return () => {
      for (const stop of stops) stop()
    }
  }, [])
}

function followRoute(now: Route): void {
  const { phase, selected } = explorer.get()
  if (now.view !== 'explore' || phase !== 'ready') return
  const { node } = now
  const isOther = window.location.hash !== pictureMark.get()
  const linked = isOther ? readLink(window.location.hash) : undefined
  if (linked !== undefined) tryTo(() => goBack(linked, node))
  else if (node !== undefined && selected[0] !== node) tryTo(() => open(node))
  // An address that tells of no picture, of the first one or of before, tells of what is drawn from now on.
  if (isOther && linked === undefined) navigate(now, 'replace')
}

async function goBack(linked: LinkedPicture, node: string | undefined): Promise<void> {
  await goToPicture(linked)
  if (node !== undefined) await open(node)
}

/** Articles were loaded or removed elsewhere: what is drawn is read anew. */
function useFreshPicture(active: boolean): void {
  const stale = useCell(explorer, (state) => state.stale)
  useEffect(() => {
    if (active && stale) refresh().catch(() => undefined)
  }, [active, stale])
}
