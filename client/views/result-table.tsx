import { useMemo, useState } from 'react'
import { type Cell, type GraphNode, MeetingStatus, type QueryColumn, type QueryResult } from '#contract'
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
  const nodes = useMemo(() => new Map(result.graph.nodes.map((node) => [node.id, node])), [result])
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
                  <CellView cell={row[at] ?? null} column={column} greatest={greatest[at] ?? 0} nodes={nodes} />
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
  /** Every node in the rows, for its sign. */
  readonly nodes: Nodes
}

type Nodes = ReadonlyMap<string, GraphNode>

function CellView({ cell, column, greatest, nodes }: CellViewProps) {
  if (cell === null || cell === '') return <span className={classes.none}>—</span>
  if (Array.isArray(cell)) return <List cells={cell} nodes={nodes} />
  if (typeof cell === 'object') return <NodeLink node={{ ...nodes.get(cell.id), ...cell }} />
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

function List({ cells, nodes }: { readonly cells: Extract<Cell, unknown[]>; readonly nodes: Nodes }) {
  if (cells.length === 0) return <span className={classes.none}>—</span>
  return (
    <ul className={classes.cells}>
      {cells.map((cell) => (
        <li key={typeof cell === 'string' ? cell : cell.id}>
          {typeof cell === 'string' ? cell : <NodeLink node={{ ...nodes.get(cell.id), ...cell }} />}
        </li>
      ))}
    </ul>
  )
}
