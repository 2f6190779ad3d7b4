const DAY = 86_400_000

/** A calendar day as a count of days. */
export function dayNumber(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / DAY
}

/** A stretch of days, both ends in it. */
export interface Interval {
  readonly from: number
  readonly to: number
}

export function overlap(a: Interval, b: Interval): boolean {
  return a.from <= b.to && b.from <= a.to
}

export function lengthOf({ from, to }: Interval): number {
  return to - from + 1
}
