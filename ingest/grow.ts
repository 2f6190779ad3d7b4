/** Some ids with all that they bring in, and what those bring in, until nothing new comes; each is asked about once. */
export async function grow(
  seeds: Iterable<string>,
  more: (frontier: readonly string[]) => Promise<Iterable<string>>,
): Promise<Set<string>> {
  const ids = new Set(seeds)
  let frontier = [...ids]
  while (frontier.length > 0) {
    const found: string[] = []
    for (const id of await more(frontier)) {
      if (ids.has(id)) continue
      ids.add(id)
      found.push(id)
    }
    frontier = found
  }
  return ids
}
