export interface Order<By extends string | number> {
  readonly by: By
  readonly down: boolean
}

const COLLATOR = new Intl.Collator(undefined, { numeric: true })

type Value = string | number | undefined | null

/** Compares by a value; what has none comes last, whichever way. */
export function compareBy<T>(value: (item: T) => Value, down: boolean): (a: T, b: T) => number {
  return (a, b) => {
    const [left, right] = [value(a), value(b)]
    const leftNone = left === undefined || left === null
    const rightNone = right === undefined || right === null
    if (leftNone || rightNone) return Number(leftNone) - Number(rightNone)
    const ordered =
      typeof left === 'number' && typeof right === 'number' ? left - right : COLLATOR.compare(`${left}`, `${right}`)
    return down ? -ordered : ordered
  }
}

/** The order after a click on a column's head: turned round where it is ordered by it already; numbers begin with the most. */
export function orderAfter<By extends string | number>(
  order: Order<By> | undefined,
  by: By,
  number: boolean,
): Order<By> {
  return order?.by === by ? { by, down: !order.down } : { by, down: number }
}
