import { ActionIcon, Button, Popover } from '@mantine/core'
import {
  IconAdjustmentsHorizontal,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowsMaximize,
  IconRoute,
  IconSitemap,
  IconTable,
} from '@tabler/icons-react'
import type { RefObject } from 'react'
import type { NetworkHandle } from '../graph/index.ts'
import { SearchBox } from '../parts/search-box.tsx'
import { useCell } from '../state/cell.ts'
import { findPaths, stepBack, stepForward, tryTo } from '../state/deeds.ts'
import { change, explorer } from '../state/explorer.ts'
import { now, redoable, undoable } from '../state/history.ts'
import { scene } from '../state/picture.ts'
import { words } from '../words/index.ts'
import classes from './explore-bar.module.css'
import { KeyItems, useScene } from './key.tsx'

/** Asks for the two ends of a path; where two are selected, finds it at once. */
export function askPath(): void {
  const { selected } = explorer.get()
  const [from, to] = selected.flatMap((id) => scene().nodes.get(id) ?? [])
  if (selected.length === 2 && from && to) tryTo(() => findPaths(from, to))
  else change({ question: from === undefined ? { ask: 'path' } : { ask: 'path', from } })
}

/** Search, the last step with undo and redo, and paths. */
export function ExploreBar() {
  return (
    <div className={classes.bar}>
      <SearchBox />
      <span className={classes.gap} />
      <LastStep />
      <Steps />
      <Button leftSection={<IconRoute size={16} stroke={1.75} />} onClick={askPath}>
        {words.explore.path}
      </Button>
    </div>
  )
}

function LastStep() {
  const name = useCell(explorer, (state) => now(state.history).name)
  return <span className={classes.step}>{name}</span>
}

function Steps() {
  const history = useCell(explorer, (state) => state.history)
  const last = undoable(history)
  const next = redoable(history)
  return (
    <span className={classes.steps}>
      <ActionIcon
        aria-label={last ? words.explore.undoStep(last.name) : words.explore.undo}
        title={last ? words.explore.undoStep(last.name) : words.explore.undo}
        disabled={last === undefined}
        onClick={() => tryTo(stepBack)}
      >
        <IconArrowBackUp size={18} stroke={1.75} />
      </ActionIcon>
      <ActionIcon
        aria-label={next ? words.explore.redoStep(next.name) : words.explore.redo}
        title={next ? words.explore.redoStep(next.name) : words.explore.redo}
        disabled={next === undefined}
        onClick={() => tryTo(stepForward)}
      >
        <IconArrowForwardUp size={18} stroke={1.75} />
      </ActionIcon>
    </span>
  )
}

/** On a phone the search floats over the picture, with all else behind one button. */
export function PhoneBar({ network }: { readonly network: RefObject<NetworkHandle | null> }) {
  const shape = useCell(explorer, (state) => state.shape)
  const isEmpty = useScene().nodes.size === 0
  const other = shape === 'network' ? 'table' : 'network'
  const Icon = other === 'table' ? IconTable : IconSitemap
  return (
    <>
      <div className={classes.floating}>
        <SearchBox placeholder={words.search.short}>
          <Popover position="bottom-end" shadow="md" radius={10} trapFocus>
            <Popover.Target>
              <ActionIcon size={36} aria-label={words.explore.key}>
                <IconAdjustmentsHorizontal size={20} stroke={1.75} />
              </ActionIcon>
            </Popover.Target>
            <Popover.Dropdown className={classes.drop}>
              <KeyItems />
              <div className={classes.deeds}>
                <Steps />
                <Button leftSection={<IconRoute size={16} stroke={1.75} />} onClick={askPath}>
                  {words.explore.path}
                </Button>
              </div>
            </Popover.Dropdown>
          </Popover>
        </SearchBox>
      </div>
      {!isEmpty && (
        <div className={classes.tools}>
          {shape === 'network' && (
            <ActionIcon size={44} aria-label={words.explore.fit} onClick={() => network.current?.fit()}>
              <IconArrowsMaximize size={20} stroke={1.75} />
            </ActionIcon>
          )}
          <ActionIcon size={44} aria-label={words.explore[other]} onClick={() => change({ shape: other })}>
            <Icon size={20} stroke={1.75} />
          </ActionIcon>
        </div>
      )}
    </>
  )
}
