import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { GraphNode } from '#contract'
import { Sign } from '../parts/sign.tsx'
import { compareBy, type Order } from '../parts/sort.ts'
import { SortHead } from '../parts/sort-head.tsx'
import { StatusChip } from '../parts/status-chip.tsx'
import table from '../parts/table.module.css'
import { useCell } from '../state/cell.ts'
import { expand, tryTo } from '../state/deeds.ts'
import { change, explorer } from '../state/explorer.ts'
import { type SceneState, shownNeighbours, visibleNodes } from '../state/scene.ts'
import { formatMeetingDate, words } from '../words/index.ts'
import classes from './scene-table.module.css'
import { onSelect } from './stage.tsx'

const PAGE = 200

const COLUMNS = {
  name: (node: GraphNode) => node.name,
  kind: (node: GraphNode) => words.kind[node.kind],
  date: (node: GraphNode) => node.date?.from ?? node.date?.to,
  status: (node: GraphNode) => node.status,
  certainty: (node: GraphNode) => node.certainty,
  meetings: (node: GraphNode) => (node.kind === 'meeting' ? undefined : node.meetings),
  sources: (node: GraphNode) => node.sources,
  neighbours: (node: GraphNode) => node.neighbours,
} as const
type Column = keyof typeof COLUMNS
const NUMBERS: readonly Column[] = ['meetings', 'sources', 'neighbours']

/** All that is in the picture, as a table that stays in step with it. */
export function SceneTable({ scene }: { readonly scene: SceneState }) {
  const [order, setOrder] = useState<Order<Column>>({ by: 'meetings', down: true })
  const [most, setMost] = useState(PAGE)
  const rows = useMemo(() => visibleNodes(scene).sort(compareBy(COLUMNS[order.by], order.down)), [scene, order])
  const shown = useMemo(() => shownNeighbours(scene), [scene])
  return (
    <div className={classes.scroll}>
      <table className={table.table}>
        <caption className={table.unseen}>{words.table.caption}</caption>
        <thead>
          <tr>
            {(Object.keys(COLUMNS) as Column[]).map((by) => (
              <SortHead
                key={by}
                by={by}
                label={words.table[by]}
                order={order}
                number={NUMBERS.includes(by)}
                onSort={setOrder}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, most).map((node) => (
            <Row key={node.id} node={node} shown={shown.get(node.id) ?? 0} />
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className={classes.empty}>{words.table.empty}</p>}
      {rows.length > most && (
        <Button className={classes.more} onClick={() => setMost(most + PAGE)}>
          {words.table.more(Math.min(PAGE, rows.length - most))}
        </Button>
      )}
    </div>
  )
}

function Row({ node, shown }: { readonly node: GraphNode; readonly shown: number }) {
  const chosen = useCell(explorer, (state) => state.selected.includes(node.id))
  const { id, kind, name, status, certainty, date, meetings, sources, neighbours } = node
  return (
    <tr
      data-chosen={chosen || undefined}
      onDoubleClick={() => tryTo(() => expand(id))}
      onContextMenu={(event) => {
        event.preventDefault()
        change({ menu: { id, x: event.clientX, y: event.clientY } })
      }}
    >
      <th scope="row">
        <button
          type="button"
          className={classes.name}
          aria-pressed={chosen}
          onClick={(event) => onSelect(id, event.ctrlKey || event.metaKey)}
        >
          <Sign kind={kind} status={status} certainty={certainty} size={13} />
          <span>{name}</span>
        </button>
      </th>
      <td>{words.kind[kind]}</td>
      <td className={table.date}>{kind === 'meeting' && formatMeetingDate(date)}</td>
      <td>{status && <StatusChip status={status} />}</td>
      <td>{certainty && words.certainty[certainty]}</td>
      <td className={table.number}>{kind === 'meeting' ? '' : words.number(meetings)}</td>
      <td className={table.number}>{sources}</td>
      <td className={table.number}>{words.table.shownOf(Math.min(shown, neighbours), neighbours)}</td>
    </tr>
  )
}
