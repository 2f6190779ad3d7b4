import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { type Order, orderAfter } from './sort.ts'
import table from './table.module.css'

interface SortHeadProps<By extends string | number> {
  readonly by: By
  readonly label: string
  readonly order: Order<By> | undefined
  readonly number?: boolean
  onSort(order: Order<By>): void
}

/** A column's head, which orders by it. */
export function SortHead<By extends string | number>({ by, label, order, number = false, onSort }: SortHeadProps<By>) {
  const down = order?.by === by ? order.down : undefined
  const Icon = down ? IconArrowDown : IconArrowUp
  return (
    <th
      scope="col"
      className={number ? table.number : undefined}
      aria-sort={down === undefined ? 'none' : down ? 'descending' : 'ascending'}
    >
      <button type="button" className={table.sort} onClick={() => onSort(orderAfter(order, by, number))}>
        {label}
        {down !== undefined && <Icon size={14} stroke={1.75} aria-hidden />}
      </button>
    </th>
  )
}
