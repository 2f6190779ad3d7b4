import { createHash } from 'node:crypto'
import { isNode, type StoreRecord } from './record.ts'

const MASK = (1n << 128n) - 1n

/** How much was copied, and a sum over all of it that no order changes: equal for stores that hold the same, node for node. */
export interface Tally {
  readonly nodes: number
  readonly lines: number
  readonly digest: string
}

/** Counts records as they pass. */
export class Counter {
  #nodes = 0
  #lines = 0
  #sum = 0n

  add(record: StoreRecord): void {
    if (isNode(record)) this.#nodes += 1
    else this.#lines += 1
    const hash = createHash('sha256').update(JSON.stringify(record)).digest('hex').slice(0, 32)
    this.#sum = (this.#sum + BigInt(`0x${hash}`)) & MASK
  }

  get tally(): Tally {
    return { nodes: this.#nodes, lines: this.#lines, digest: this.#sum.toString(16).padStart(32, '0') }
  }
}

export const sameTally = (one: Tally, other: Tally): boolean =>
  one.nodes === other.nodes && one.lines === other.lines && one.digest === other.digest
