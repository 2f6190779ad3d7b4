import { compareText } from './nodes.ts'

/** Longest search among paths of one length, in steps: far beyond what a reader would look at. */
const PATIENCE = 200_000
/** Paths of one length that are compared before the best are taken. */
const COMPARED = 500

/** The part of the graph that a search for paths has seen: who stands next to whom. */
export class Web {
  readonly #next = new Map<string, Set<string>>()
  #lines = 0

  get lines(): number {
    return this.#lines
  }

  join(a: string, b: string): void {
    if (this.#at(a).has(b)) return
    this.#at(a).add(b)
    this.#at(b).add(a)
    this.#lines += 1
  }

  /** Paths without repeated nodes, the shortest first, whole lengths until there are at least `enough`. */
  paths(from: string, to: string, longest: number, enough: number): string[][] {
    const toGo = this.#distances(to)
    const shortest = toGo.get(from)
    const found: string[][] = []
    if (shortest === undefined) return found
    for (let length = shortest; length <= longest && found.length < enough; length++)
      found.push(...this.#ofLength(from, to, length, toGo))
    return found
  }

  #at(node: string): Set<string> {
    const known = this.#next.get(node)
    if (known !== undefined) return known
    const fresh = new Set<string>()
    this.#next.set(node, fresh)
    return fresh
  }

  #distances(from: string): ReadonlyMap<string, number> {
    const distances = new Map([[from, 0]])
    for (const [node, distance] of distances)
      for (const next of this.#at(node)) if (!distances.has(next)) distances.set(next, distance + 1)
    return distances
  }

  #ofLength(from: string, to: string, length: number, toGo: ReadonlyMap<string, number>): string[][] {
    const found: string[][] = []
    const path = [from]
    const taken = new Set(path)
    let steps = 0
    const walk = (node: string, left: number): void => {
      if (node === to) {
        if (left === 0) found.push([...path])
        return
      }
      const near = [...this.#at(node)].filter((next) => (toGo.get(next) ?? Number.POSITIVE_INFINITY) < left)
      for (const next of near.sort(compareText)) {
        if (found.length >= COMPARED || ++steps > PATIENCE) return
        if (taken.has(next)) continue
        path.push(next)
        taken.add(next)
        walk(next, left - 1)
        taken.delete(next)
        path.pop()
      }
    }
    walk(from, length)
    return found
  }
}
