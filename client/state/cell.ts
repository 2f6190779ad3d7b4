import { useSyncExternalStore } from 'react'

/** A value that can be watched. */
export interface Cell<T> {
  get(): T
  set(next: T): void
  update(change: (now: T) => T): void
  watch(listener: () => void): () => void
}

export function createCell<T>(first: T): Cell<T> {
  let value = first
  const listeners = new Set<() => void>()
  const set = (next: T) => {
    if (Object.is(next, value)) return
    value = next
    for (const listener of [...listeners]) listener()
  }
  return {
    get: () => value,
    set,
    update: (change) => set(change(value)),
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The value of a cell, or a part of it; a part must be the same object while nothing changes. */
export function useCell<T, Part = T>(
  cell: Cell<T>,
  part: (value: T) => Part = (value) => value as unknown as Part,
): Part {
  return useSyncExternalStore(cell.watch, () => part(cell.get()))
}
