import type { Decision } from './identity.ts'

/** The decisions that a newer one stands against, among decisions sorted with the newest first. */
export function overriddenAmong(decisions: readonly Decision[]): ReadonlySet<string> {
  const groups = new Groups()
  const newer: Decision[] = []
  const overridden = new Set<string>()
  for (const decision of decisions) {
    if (isContradicted(decision, newer, groups)) overridden.add(decision.id)
    else {
      if (decision.kind === 'same') groups.join(...pairOf(decision))
      newer.push(decision)
    }
  }
  return overridden
}

function isContradicted(decision: Decision, newer: readonly Decision[], groups: Groups): boolean {
  if (decision.kind === 'different') return meets(decision, groups)
  return newer.some((other) => standsAgainst(other, decision, groups))
}

/** Addresses that newer decisions made one; of whole chains, not of pairs alone. */
class Groups {
  readonly #parents = new Map<string, string>()

  of(address: string): string {
    const parent = this.#parents.get(address)
    return parent === undefined ? address : this.of(parent)
  }

  join(a: string, b: string): void {
    const [first, second] = [this.of(a), this.of(b)]
    if (first !== second) this.#parents.set(first, second)
  }
}

/** The first of each side: what a `same` joins. */
function pairOf({ left, right }: Decision): [string, string] {
  return [left[0] ?? '', right[0] ?? '']
}

/** What it keeps apart has been made one by newer decisions. */
function meets({ left, right }: Decision, groups: Groups): boolean {
  const own = new Set(left.map((address) => groups.of(address)))
  return right.some((address) => own.has(groups.of(address)))
}

function standsAgainst(newer: Decision, older: Decision, groups: Groups): boolean {
  if (newer.kind === 'different' && older.kind === 'same') return separates(newer, pairOf(older), groups)
  if (newer.kind === 'rename' && older.kind === 'rename') return true
  if (newer.kind !== 'correct' || older.kind !== 'correct') return false
  return share(newer.left, older.left) && share(newer.changes, older.changes)
}

function separates({ left, right }: Decision, [a, b]: readonly [string, string], groups: Groups): boolean {
  const [lefts, rights] = [left, right].map((side) => side.map((address) => groups.of(address)))
  const across = (one: string, other: string) => lefts?.includes(groups.of(one)) && rights?.includes(groups.of(other))
  return Boolean(across(a, b) || across(b, a))
}

function share(a: readonly string[], b: readonly string[]): boolean {
  return a.some((each) => b.includes(each))
}
