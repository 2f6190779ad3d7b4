/** Groups of ids that grow together; every group answers with its least id by the given order. */
export class Union {
  readonly #parent = new Map<string, string>()

  find(id: string): string {
    let root = id
    for (let up = this.#parent.get(root); up !== undefined; up = this.#parent.get(root)) root = up
    for (let at = id; at !== root; ) {
      const up = this.#parent.get(at) ?? root
      this.#parent.set(at, root)
      at = up
    }
    return root
  }

  /** The root of `a` becomes the root of both. */
  join(a: string, b: string): void {
    const [left, right] = [this.find(a), this.find(b)]
    if (left !== right) this.#parent.set(right, left)
  }
}

/** The items by group key, in the order in which they came. */
export function groupBy<T>(items: Iterable<T>, key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    addTo(groups, key(item), item)
  }
  return groups
}

/** Adds to the list that a map keeps under a key. */
export function addTo<T>(groups: Map<string, T[]>, key: string, item: T): void {
  const group = groups.get(key)
  if (group) group.push(item)
  else groups.set(key, [item])
}

/** Text order by code unit, the same everywhere. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
