import { createCell } from '../state/cell.ts'

/** Whether the server answered last time, and when it is tried next (milliseconds since 1970). */
export interface Connection {
  readonly gone: boolean
  readonly nextTry: number
  readonly tries: number
}

export const connection = createCell<Connection>({ gone: false, nextTry: 0, tries: 0 })

const LONGEST_WAIT = 15_000

/** How long to wait before the next try: 2, 4, 8, then 15 seconds. */
export function waitAfter(tries: number): number {
  return Math.min(LONGEST_WAIT, 2000 * 2 ** tries)
}

/** The server answered. */
export function heard(): void {
  if (connection.get().gone) connection.set({ gone: false, nextTry: 0, tries: 0 })
}

/** The server did not answer. */
export function lost(): void {
  const { gone, tries, nextTry } = connection.get()
  if (gone && Date.now() < nextTry) return
  const next = gone ? tries + 1 : 0
  connection.set({ gone: true, tries: next, nextTry: Date.now() + waitAfter(next) })
}
