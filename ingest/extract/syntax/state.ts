/** Where no word stands. */
export const NONE = -1

/** Words of one sentence as the parser sees them, without marks; index `count` is the root. */
export interface ParserWords {
  readonly count: number
  readonly low: Int32Array
  readonly suffix: Int32Array
  /** Tags with case or verb form, and their plain part of speech. */
  readonly tag: Uint8Array
  readonly part: Uint8Array
  readonly known: Int32Array
  readonly shape: Uint8Array
  /** Class of the mark between this word and the one before it, and how many commas, verbs and strong marks stand before it. */
  readonly markBefore: Uint8Array
  readonly commas: Uint16Array
  readonly verbs: Uint16Array
  readonly strong: Uint16Array
  /** Tag of the next verb at or after the word, and whether a mark stands before it. */
  readonly nextVerb: Uint8Array
}

export const SHIFT = 0
export const LEFT = 1
export const RIGHT = 2
export type Move = typeof SHIFT | typeof LEFT | typeof RIGHT

/** How far a parse has come: words still to read, words open on the stack, arcs drawn (arc-hybrid). */
export class State {
  readonly count: number
  readonly stack: Int16Array
  size = 0
  front = 0
  readonly head: Int16Array
  readonly label: Uint8Array
  readonly leftmost: Int16Array
  readonly rightmost: Int16Array
  readonly secondRight: Int16Array
  readonly lefts: Uint8Array
  readonly rights: Uint8Array
  /** Labels of the children drawn so far, as bits. */
  readonly children: Int32Array

  constructor(count: number) {
    this.count = count
    const size = count + 1
    this.stack = new Int16Array(size)
    this.head = new Int16Array(size).fill(NONE)
    this.label = new Uint8Array(size)
    this.leftmost = new Int16Array(size).fill(NONE)
    this.rightmost = new Int16Array(size).fill(NONE)
    this.secondRight = new Int16Array(size).fill(NONE)
    this.lefts = new Uint8Array(size)
    this.rights = new Uint8Array(size)
    this.children = new Int32Array(size)
  }

  /** The word `depth` places under the top of the stack. */
  top(depth: number): number {
    return depth < this.size ? (this.stack[this.size - 1 - depth] as number) : NONE
  }

  get done(): boolean {
    return this.front === this.count && this.size === 0
  }

  /** The root takes one child only, and is never read. */
  may(move: Move): boolean {
    if (move === SHIFT) return this.front < this.count
    if (move === RIGHT) return this.size > 1
    return this.size > 0 && (this.front < this.count || this.size === 1)
  }

  apply(move: Move, label: number): void {
    if (move === SHIFT) {
      this.stack[this.size++] = this.front++
      return
    }
    const child = this.stack[--this.size] as number
    const head = move === LEFT ? this.front : (this.stack[this.size - 1] as number)
    this.#attach(child, head, label)
  }

  #attach(child: number, head: number, label: number): void {
    this.head[child] = head
    this.label[child] = label
    this.children[head] = (this.children[head] as number) | (1 << (label & 31))
    if (head > child) {
      this.leftmost[head] = child
      this.lefts[head] = Math.min(7, (this.lefts[head] as number) + 1)
    } else {
      this.secondRight[head] = this.rightmost[head] as number
      this.rightmost[head] = child
      this.rights[head] = Math.min(7, (this.rights[head] as number) + 1)
    }
  }
}
