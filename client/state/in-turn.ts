/** Lets at most `most` deeds run at a time; the others wait in the order they came. */
export function inTurn(most: number): <T>(deed: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  const free = () => {
    running -= 1
    waiting.shift()?.()
  }
  return async (deed) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    running += 1
    try {
      return await deed()
    } finally {
      free()
    }
  }
}
