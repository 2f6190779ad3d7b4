import { EntenteError } from '#contract'

/**
 * Does something to all at once; where that fails for good, to halves, down to the one that is set aside. An error that
 * passes is thrown.
 */
export async function inHalves<T>(
  all: readonly T[],
  work: (some: readonly T[]) => Promise<void>,
  setAside: (one: T, error: unknown) => Promise<void>,
): Promise<void> {
  const [one] = all
  if (one === undefined) return
  try {
    await work(all)
  } catch (error) {
    if (isPassing(error)) throw error
    if (all.length === 1) return setAside(one, error)
    const middle = Math.ceil(all.length / 2)
    await inHalves(all.slice(0, middle), work, setAside)
    await inHalves(all.slice(middle), work, setAside)
  }
}

function isPassing(error: unknown): boolean {
  return error instanceof EntenteError && (error.code.startsWith('store-') || error.code === 'conflict')
}
