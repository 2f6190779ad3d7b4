import { useMemo, useState } from 'react'
import { type Cell, MeetingStatus, type QueryColumn, type QueryResult } from '#contract'
import { NodeLink } from '../parts/node-link.tsx'
import { compareBy, type Order } from '../parts/sort.ts'
import { SortHead } from '../parts/sort-head.tsx'
import { StatusChip } from '../parts/status-chip.tsx'
import table from '../parts/table.module.css'
import { formatWritten, words } from '../words/index.ts'
import { cellKey, sortValue } from './cells.ts'
import classes from './result-table.module.css'

/** The rows of a result; every node opens in the explorer. As a list on a phone. */
export function ResultTable({ result, list }: { readonly result: QueryResult; readonly list: boolean }) {
  const [order, setOrder] = useState<Order<number>>()
  const { columns, rows } = result
  const sorted = useMemo(
    () => (order === undefined ? rows : [...rows].sort(compareBy((row) => sortValue(row[order.by]), order.down))),
    [rows, order],
  )
  const greatest = useMemo(
    () => columns.map((_, at) => Math.max(0, ...rows.map((row) => Number(row[at]) || 0))),
    [columns, rows],
  )
  const statuses = useMemo(() => new Map(result.graph.nodes.map(({ id, status }) => [id, status])), [result])
  return (
    <div className={list ? classes.asList : classes.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            {columns.map(({ name, label, type }, at) => (
              <SortHead key={name} by={at} label={label} order={order} number={type === 'number'} onSort={setOrder} />
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={row.map(cellKey).join('|')}>
              {columns.map((column, at) => (
                <td key={column.name} className={classOf(column)} data-label={column.label}>
                  <CellView cell={row[at] ?? null} column={column} greatest={greatest[at] ?? 0} statuses={statuses} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function classOf({ type }: QueryColumn): string | undefined {
  if (type === 'number') return table.number
  return type === 'date' ? table.date : undefined
}

interface CellViewProps {
  readonly cell: Cell
  readonly column: QueryColumn
  readonly greatest: number
  /** The status of every meeting in the rows, for its sign. */
  readonly statuses: Statuses
}

type Statuses = ReadonlyMap<string, MeetingStatus | undefined>

function CellView({ cell, column, greatest, statuses }: CellViewProps) {
  if (cell === null || cell === '') return <span className={classes.none}>—</span>
  if (Array.isArray(cell)) return <List cells={cell} statuses={statuses} />
  if (typeof cell === 'object') return <NodeLink node={{ ...cell, status: statuses.get(cell.id) }} />
  if (typeof cell === 'boolean') return cell ? words.queries.yes : words.queries.no
  if (typeof cell === 'number')
    return (
      <span className={classes.measured}>
        <span
          className={classes.bar}
          style={{ width: greatest > 0 ? `${Math.max(2, (64 * cell) / greatest)}px` : 0 }}
        />
        {words.number(cell)}
      </span>
    )
  if (column.type === 'date') return formatWritten(cell)
  const status = column.type === 'status' ? MeetingStatus.safeParse(cell) : undefined
  return status?.success ? <StatusChip status={status.data} /> : cell
}

function List({ cells, statuses }: { readonly cells: Extract<Cell, unknown[]>; readonly statuses: Statuses }) {
  if (cells.length === 0) return <span className={classes.none}>—</span>
  return (
    <ul className={classes.cells}>
      {cells.map((cell) => (
        <li key={typeof cell === 'string' ? cell : cell.id}>
          {typeof cell === 'string' ? cell : <NodeLink node={{ ...cell, status: statuses.get(cell.id) }} />}
        </li>
      ))}
    </ul>
  )
}
