import { SegmentedControl } from '@mantine/core'
import { IconSitemap, IconTable, IconX } from '@tabler/icons-react'
import { useStats } from '../api/hooks.ts'
import { closePanel } from '../panels/panel.tsx'
import { useCell } from '../state/cell.ts'
import { change, explorer } from '../state/explorer.ts'
import { filterCertainty, filterKind, filterStatus } from '../state/picture.ts'
import { visibleNodes } from '../state/scene.ts'
import { words } from '../words/index.ts'
import classes from './filters.module.css'
import { useScene } from './key.tsx'

/** What is hidden, how much is shown, and as what. */
export function Filters() {
  const scene = useScene()
  const stats = useStats().data
  const shape = useCell(explorer, (state) => state.shape)
  const paths = useCell(explorer, (state) => state.paths)
  const total = stats === undefined ? undefined : stats.actors + stats.organisations + stats.places + stats.meetings
  const shown = visibleNodes(scene).length
  return (
    <div className={classes.filters}>
      <ul className={classes.chips} aria-label={words.explore.filters}>
        {paths && (
          <Chip word={`${paths.from.name} – ${paths.to.name}`} label={words.paths.close} onClick={closePanel} />
        )}
        {[...scene.hiddenKinds].map((kind) => (
          <Chip
            key={kind}
            off
            word={words.kinds[kind]}
            label={words.explore.showAgain(words.kinds[kind])}
            onClick={() => filterKind(kind)}
          />
        ))}
        {[...scene.hiddenStatuses].map((status) => (
          <Chip
            key={status}
            off
            word={words.status[status]}
            label={words.explore.showAgain(words.status[status])}
            onClick={() => filterStatus(status)}
          />
        ))}
        {[...scene.hiddenCertainties].map((certainty) => (
          <Chip
            key={certainty}
            off
            word={words.explore.certaintyKey(certainty)}
            label={words.explore.showAgain(words.explore.certaintyKey(certainty))}
            onClick={() => filterCertainty(certainty)}
          />
        ))}
      </ul>
      {total !== undefined && (
        <span className={classes.shown}>{words.explore.shown(shown, Math.max(total, shown))}</span>
      )}
      <SegmentedControl
        size="xs"
        aria-label={words.explore.showAs}
        value={shape}
        onChange={(value) => change({ shape: value === 'table' ? 'table' : 'network' })}
        data={[
          {
            value: 'network',
            label: <Shape icon={<IconSitemap size={16} stroke={1.75} />} word={words.explore.network} />,
          },
          { value: 'table', label: <Shape icon={<IconTable size={16} stroke={1.75} />} word={words.explore.table} /> },
        ]}
      />
    </div>
  )
}

function Shape({ icon, word }: { readonly icon: React.ReactNode; readonly word: string }) {
  return (
    <span className={classes.shape}>
      {icon}
      {word}
    </span>
  )
}

interface ChipProps {
  readonly word: string
  readonly label: string
  readonly off?: boolean
  onClick(): void
}

function Chip({ word, label, off = false, onClick }: ChipProps) {
  return (
    <li>
      <button type="button" className={classes.chip} aria-label={label} onClick={onClick}>
        <span className={off ? classes.off : undefined}>{word}</span>
        <IconX size={14} stroke={1.75} aria-hidden />
      </button>
    </li>
  )
}
