import { words } from '../words/index.ts'
import { explorer } from './explorer.ts'
import { type History, now } from './history.ts'
import { writeLink } from './picture-link.ts'
import { navigate, pictureMark, route } from './route.ts'
import type { SceneState } from './scene.ts'

/** Keeps the address of the page in step with what is drawn, so that it opens the same picture; returns how to stop. */
export function followPicture(): () => void {
  let before: SceneState | undefined
  const write = () => {
    const { phase, history } = explorer.get()
    const { scene } = now(history)
    if (phase !== 'ready' || (before !== undefined && isSamePicture(before, scene))) return
    before = scene
    pictureMark.set(isFirst(history) ? '' : writeLink(scene))
    const here = route.get()
    if (here.view === 'explore') navigate(here, 'replace')
  }
  return explorer.watch(write)
}

/** The first picture comes by itself and needs no words in the address. */
const isFirst = ({ at, steps: [first] }: History): boolean => at === 0 && first.name === words.steps.first

/** Where things lie is no part of the address. */
export function isSamePicture(a: SceneState, b: SceneState): boolean {
  return (
    a.nodes === b.nodes &&
    a.hiddenKinds === b.hiddenKinds &&
    a.hiddenStatuses === b.hiddenStatuses &&
    a.hiddenCertainties === b.hiddenCertainties
  )
}
