import { createCell } from './cell.ts'

export interface Toast {
  readonly key: number
  readonly text: string
  readonly action?: { readonly label: string; run(): void }
}

/** The one message at the bottom of the picture, until it passes. */
export const toast = createCell<Toast | undefined>(undefined)
/** What a screen reader says next. */
export const announcement = createCell('')

let key = 0

/** Says something that passes, with one thing to do about it. */
export function say(text: string, action?: Toast['action']): void {
  key += 1
  toast.set(action === undefined ? { key, text } : { key, text, action })
}

export function announce(text: string): void {
  announcement.set(text)
}
