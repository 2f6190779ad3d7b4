import { type Certainty, MeetingStatus, type NodeKind } from '#contract'
import { Sign } from '../parts/sign.tsx'
import { useCell } from '../state/cell.ts'
import { explorer } from '../state/explorer.ts'
import { now } from '../state/history.ts'
import { filterCertainty, filterKind, filterStatus } from '../state/picture.ts'
import { countByKind, type SceneState } from '../state/scene.ts'
import { words } from '../words/index.ts'
import classes from './key.module.css'

const KINDS: readonly NodeKind[] = ['actor', 'organisation', 'place']

export const useScene = (): SceneState => useCell(explorer, (state) => now(state.history).scene)

/** What the shapes mean; a click hides a kind or a status, or shows it again. */
export function Key({ below = false }: { readonly below?: boolean }) {
  return (
    <div className={below ? classes.below : classes.key}>
      <KeyItems />
    </div>
  )
}

export function KeyItems() {
  const scene = useScene()
  const { kinds, statuses, certainties } = countByKind(scene)
  return (
    <ul className={classes.items} aria-label={words.explore.key}>
      {KINDS.filter((kind) => kinds.has(kind) || scene.hiddenKinds.has(kind)).map((kind) => (
        <Item
          key={kind}
          kind={kind}
          word={words.kinds[kind]}
          count={kinds.get(kind) ?? 0}
          hidden={scene.hiddenKinds.has(kind)}
          onClick={() => filterKind(kind)}
        />
      ))}
      {MeetingStatus.options
        .filter((status) => statuses.has(status) || scene.hiddenStatuses.has(status))
        .map((status) => (
          <Item
            key={status}
            kind="meeting"
            status={status}
            word={words.status[status]}
            count={statuses.get(status) ?? 0}
            hidden={scene.hiddenStatuses.has(status)}
            onClick={() => filterStatus(status)}
          />
        ))}
      {(certainties.has('unsure') || scene.hiddenCertainties.has('unsure')) && (
        <Item
          kind="meeting"
          certainty="unsure"
          word={words.explore.unsureKey}
          count={certainties.get('unsure') ?? 0}
          hidden={scene.hiddenCertainties.has('unsure')}
          onClick={() => filterCertainty('unsure')}
        />
      )}
    </ul>
  )
}

interface ItemProps {
  readonly kind: NodeKind
  readonly status?: MeetingStatus
  readonly certainty?: Certainty
  readonly word: string
  readonly count: number
  readonly hidden: boolean
  onClick(): void
}

function Item({ kind, status, certainty, word, count, hidden, onClick }: ItemProps) {
  return (
    <li>
      <button type="button" className={classes.item} aria-pressed={!hidden} onClick={onClick}>
        <Sign kind={kind} status={status} certainty={certainty} size={13} />
        <span className={classes.word}>{word}</span> <span className={classes.count}>{words.number(count)}</span>
      </button>
    </li>
  )
}
