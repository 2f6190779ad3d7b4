import { lazy, Suspense, useEffect, useState } from 'react'
import classes from './app.module.css'
import { Bars } from './parts/bars.tsx'
import { CALL_SEARCH } from './parts/search-box.tsx'
import { LiveRegion, Toaster } from './parts/toaster.tsx'
import { stepBack, stepForward, tryTo } from './state/deeds.ts'
import { followHistory, navigate, type Route, route, useRoute } from './state/route.ts'
import { Broken } from './views/broken.tsx'
import { Explore } from './views/explore.tsx'
import { GoneBanner } from './views/gone-banner.tsx'
import { KeysDialog } from './views/keys-dialog.tsx'
import { Rail } from './views/rail.tsx'
import { TokenDialog } from './views/token-dialog.tsx'
import { isTyping } from './views/typing.ts'
import { words } from './words/index.ts'

const views = {
  article: () => import('./views/article.tsx'),
  load: () => import('./views/load.tsx'),
  queries: () => import('./views/queries.tsx'),
}
const Article = lazy(views.article)
const Load = lazy(views.load)
const Queries = lazy(views.queries)

const QUIET_MS = 1500

/** Fetches the other views beforehand: where the server goes away later, they open all the same. */
function useAllViews(): void {
  useEffect(() => {
    const fetchAll = () => {
      for (const fetchView of Object.values(views)) fetchView().catch(() => undefined)
    }
    const timer = setTimeout(fetchAll, QUIET_MS)
    return () => clearTimeout(timer)
  }, [])
}

/** The whole page. */
export function App() {
  const here = useRoute()
  const [keys, setKeys] = useState(false)
  const [explored, setExplored] = useState(false)
  const exploring = here.view === 'explore'
  useAllViews()
  useEffect(followHistory, [])
  useEffect(() => {
    const press = (event: KeyboardEvent) => pressed(event, () => setKeys(true))
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
  useEffect(() => {
    document.title = titleOf(here)
    if (exploring) setExplored(true)
  }, [here, exploring])
  return (
    <div className={classes.app}>
      <a href="#content" className={classes.skip}>
        {words.skip}
      </a>
      <Rail />
      <div className={classes.column}>
        <GoneBanner />
        <div className={classes.views}>
          <Broken>{(exploring || explored) && <Explore active={exploring} />}</Broken>
          {!exploring && (
            <Broken key={here.view}>
              <Suspense fallback={<Bars lines={5} />}>
                <View route={here} />
              </Suspense>
            </Broken>
          )}
        </div>
      </div>
      <Toaster />
      <LiveRegion />
      <TokenDialog />
      {keys && <KeysDialog onClose={() => setKeys(false)} />}
    </div>
  )
}

function View({ route: here }: { readonly route: Route }) {
  if (here.view === 'load') return <Load />
  if (here.view === 'queries') return <Queries id={here.id} />
  if (here.view === 'article') return <Article key={here.id} id={here.id} at={here.at} />
  return null
}

function titleOf({ view }: Route): string {
  const name = view === 'article' ? words.article.text : words.rail[view]
  return view === 'explore' ? words.name : `${name} – ${words.name}`
}

/** The keys that work in every view. */
function pressed(event: KeyboardEvent, help: () => void): void {
  const key = event.key.toLowerCase()
  const control = event.ctrlKey || event.metaKey
  if (control && key === 'k') call(event, search)
  if (event.defaultPrevented || isTyping(event)) return
  if (control && key === 'z' && route.get().view === 'explore')
    call(event, () => tryTo(event.shiftKey ? stepForward : stepBack))
  else if (control && key === 'y' && route.get().view === 'explore') call(event, () => tryTo(stepForward))
  else if (!control && key === '/') call(event, search)
  else if (!control && event.key === '?') call(event, help)
}

function call(event: KeyboardEvent, deed: () => void): void {
  event.preventDefault()
  deed()
}

/** The search is in the explorer; it has the focus at once, or once that is to be seen. */
function search(): void {
  const call = () => window.dispatchEvent(new Event(CALL_SEARCH))
  if (route.get().view === 'explore') {
    call()
    return
  }
  navigate({ view: 'explore' })
  requestAnimationFrame(() => requestAnimationFrame(call))
}
