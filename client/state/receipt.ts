import type { Receipt } from '#contract'

/** The four figures of a receipt. */
export interface ReceiptCounts {
  readonly people: number
  readonly meetings: number
  readonly confirmations: number
  readonly contradictions: number
}

export function countReceipt({ actors, meetings }: Receipt): ReceiptCounts {
  return {
    people: actors.added.length,
    meetings: meetings.added.length,
    confirmations: meetings.confirmed.length,
    contradictions: meetings.contradicted.length,
  }
}

export const isNothing = (counts: ReceiptCounts): boolean => Object.values(counts).every((n) => n === 0)
