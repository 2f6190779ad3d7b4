import type { Receipt } from '#contract'

/** The figures of a receipt. */
export interface ReceiptCounts {
  readonly people: number
  readonly meetings: number
  /** Of a copy: what its original tells of too. */
  readonly repetitions: number
  readonly confirmations: number
  readonly contradictions: number
}

export function countReceipt({ actors, meetings }: Receipt): ReceiptCounts {
  return {
    people: actors.added.length,
    meetings: meetings.added.length,
    repetitions: meetings.repeated.length,
    confirmations: meetings.confirmed.length,
    contradictions: meetings.contradicted.length,
  }
}

export const isNothing = (counts: ReceiptCounts): boolean => Object.values(counts).every((n) => n === 0)
