import type { Features } from './hash.ts'
import { NONE, type ParserWords, type State } from './state.ts'

const ROOT_TAG = 200
const NO_TAG = 201
const EDGES = [1, 2, 3, 4, 6, 10]

/** Distances in classes: 1, 2, 3, up to 5, up to 9, more. */
function far(from: number, to: number): number {
  if (from === NONE || to === NONE) return 0
  const distance = to - from
  let size = 1
  for (const edge of EDGES) if (distance >= edge) size++
  return size
}

function childOf(children: Int16Array, at: number): number {
  return at === NONE ? NONE : (children[at] as number)
}

function countOf(counts: Uint8Array, at: number): number {
  return at === NONE ? 9 : (counts[at] as number)
}

function bitsOf(children: Int32Array, at: number): number {
  return at === NONE ? -1 : (children[at] as number)
}

function markAt(marks: Uint8Array, at: number): number {
  return at === NONE ? 9 : (marks[at] as number)
}

function verbAt(verbs: Uint8Array, at: number): number {
  return at === NONE ? NO_TAG : (verbs[at] as number)
}

/** Collects what the next move depends on. */
export class Surroundings {
  readonly #words: ParserWords
  readonly #state: State

  constructor(words: ParserWords, state: State) {
    this.#words = words
    this.#state = state
  }

  #low(at: number): number {
    return at === NONE ? 1 : at === this.#words.count ? 2 : (this.#words.low[at] as number)
  }

  #tag(at: number): number {
    return at === NONE ? NO_TAG : at === this.#words.count ? ROOT_TAG : (this.#words.tag[at] as number)
  }

  #part(at: number): number {
    return at === NONE ? NO_TAG : at === this.#words.count ? ROOT_TAG : (this.#words.part[at] as number)
  }

  #known(at: number): number {
    return at === NONE ? NO_TAG : at === this.#words.count ? ROOT_TAG : (this.#words.known[at] as number)
  }

  #suffix(at: number): number {
    return at === NONE ? 1 : at === this.#words.count ? 2 : (this.#words.suffix[at] as number)
  }

  #shape(at: number): number {
    return at === NONE || at === this.#words.count ? 0 : (this.#words.shape[at] as number)
  }

  #label(at: number): number {
    return at === NONE ? 0 : (this.#state.label[at] as number) + 1
  }

  #between(counts: Uint16Array, left: number, right: number, most: number): number {
    if (left === NONE || right === NONE) return 0
    return 1 + Math.min(most, (counts[right] as number) - (counts[left] as number))
  }

  #verbsBetween(left: number, right: number): number {
    if (left === NONE || right === NONE) return 0
    const { verbs } = this.#words
    return 1 + Math.min(2, (verbs[Math.max(right - 1, left)] as number) - (verbs[left] as number))
  }

  /** Fills `features` for the state as it stands. */
  collect(features: Features): void {
    const { front, count } = this.#state
    const s0 = this.#state.top(0)
    const s1 = this.#state.top(1)
    const s2 = this.#state.top(2)
    const b0 = front
    const b1 = front + 1 <= count ? front + 1 : NONE
    const b2 = front + 2 <= count ? front + 2 : NONE
    features.clear()
    features.add(0)
    this.#single(features, s0, s1, s2, b0, b1, b2)
    this.#pairs(features, s0, s1, b0, b1)
    this.#triples(features, s0, s1, s2, b0, b1, b2)
    this.#children(features, s0, s1, b0)
    this.#gaps(features, s0, s1, b0, b1)
  }

  #single(features: Features, s0: number, s1: number, s2: number, b0: number, b1: number, b2: number): void {
    const places = [s0, s1, b0, b1]
    for (let index = 0; index < places.length; index++) {
      const at = places[index] as number
      features.add(1 + index, this.#low(at), this.#tag(at))
      features.add(6 + index, this.#low(at))
      features.add(11 + index, this.#tag(at))
      features.add(16 + index, this.#suffix(at), this.#part(at))
      features.add(21 + index, this.#known(at), this.#tag(at), this.#shape(at))
    }
    features.add(26, this.#tag(b2))
    features.add(27, this.#tag(s2))
    features.add(28, this.#low(s2))
  }

  #pairs(features: Features, s0: number, s1: number, b0: number, b1: number): void {
    features.add(30, this.#low(s0), this.#low(b0))
    features.add(31, this.#tag(s0), this.#tag(b0))
    features.add(32, this.#low(s0), this.#tag(b0))
    features.add(33, this.#tag(s0), this.#low(b0))
    features.add(34, this.#low(s1), this.#low(s0))
    features.add(35, this.#tag(s1), this.#tag(s0))
    features.add(36, this.#low(s1), this.#tag(s0))
    features.add(37, this.#tag(s1), this.#low(s0))
    features.add(38, this.#tag(b0), this.#tag(b1))
    features.add(39, this.#low(b0), this.#tag(b1))
    features.add(40, this.#tag(s1), this.#tag(b0))
    features.add(41, this.#known(s0), this.#known(b0), far(s0, b0))
    features.add(42, this.#known(s1), this.#known(s0), far(s1, s0))
    features.add(43, this.#shape(s0), this.#shape(b0), far(s0, b0))
    features.add(44, this.#shape(s1), this.#shape(s0), far(s1, s0))
    features.add(45, this.#tag(b0), this.#low(b1))
  }

  #triples(features: Features, s0: number, s1: number, s2: number, b0: number, b1: number, b2: number): void {
    features.add(50, this.#tag(s1), this.#tag(s0), this.#tag(b0))
    features.add(51, this.#tag(s0), this.#tag(b0), this.#tag(b1))
    features.add(52, this.#tag(b0), this.#tag(b1), this.#tag(b2))
    features.add(53, this.#tag(s2), this.#tag(s1), this.#tag(s0))
    features.add(54, this.#part(s1), this.#part(s0), this.#low(b0))
    features.add(55, this.#part(s1), this.#low(s0), this.#part(b0))
    features.add(56, this.#low(s1), this.#part(s0), this.#part(b0))
  }

  #children(features: Features, s0: number, s1: number, b0: number): void {
    const { leftmost, rightmost, secondRight, lefts, rights, children } = this.#state
    const s0l = childOf(leftmost, s0)
    const s0r = childOf(rightmost, s0)
    const s1l = childOf(leftmost, s1)
    const s1r = childOf(rightmost, s1)
    const b0l = childOf(leftmost, b0)
    features.add(60, this.#tag(s0), this.#tag(s0l), this.#tag(b0))
    features.add(61, this.#tag(s0), this.#tag(s0r), this.#tag(b0))
    features.add(62, this.#tag(s1), this.#tag(s1r), this.#tag(s0))
    features.add(63, this.#tag(s1), this.#tag(s1l), this.#tag(s0))
    features.add(64, this.#tag(s0), this.#tag(b0), this.#tag(b0l))
    features.add(65, this.#tag(s1), this.#tag(s0), this.#tag(s0l))
    features.add(66, this.#tag(s1), this.#tag(s0), this.#tag(s0r))
    features.add(67, this.#low(s1), this.#low(s0l))
    features.add(68, this.#low(s0l), this.#part(s0), this.#part(b0))
    features.add(69, this.#low(s0l), this.#part(s0), this.#part(s1))
    features.add(70, this.#low(s0l), this.#low(b0))
    features.add(71, this.#part(s0), this.#label(s0l), this.#label(s0r))
    features.add(72, this.#part(s1), this.#label(s1r), this.#label(childOf(secondRight, s1)))
    features.add(73, this.#part(b0), this.#label(b0l), this.#part(s0))
    features.add(74, bitsOf(children, s0), this.#part(s0), this.#part(b0))
    features.add(75, bitsOf(children, s1), this.#part(s1), this.#part(s0))
    features.add(76, bitsOf(children, b0), this.#part(b0), this.#part(s0))
    features.add(77, this.#tag(s0), countOf(lefts, s0), countOf(rights, s0))
    features.add(78, this.#tag(s1), countOf(lefts, s1), countOf(rights, s1))
    features.add(79, this.#tag(b0), countOf(lefts, b0))
    features.add(80, bitsOf(children, s0), bitsOf(children, s1), this.#part(s0))
    features.add(81, this.#low(s0), this.#label(s0l), this.#label(s0r))
    features.add(82, this.#low(s1), this.#label(s1r), this.#part(s0))
    features.add(83, this.#low(s0r), this.#part(s0), this.#part(b0))
    features.add(84, this.#suffix(s0l), this.#suffix(s0), this.#part(b0))
    features.add(85, this.#tag(s0l), this.#part(s0), bitsOf(children, s1))
    features.add(86, this.#tag(s0l), this.#part(s0), bitsOf(children, b0))
  }

  #gaps(features: Features, s0: number, s1: number, b0: number, b1: number): void {
    const { commas, strong, markBefore, nextVerb } = this.#words
    const { size } = this.#state
    features.add(90, this.#part(s0), this.#part(b0), far(s0, b0))
    features.add(91, this.#part(s1), this.#part(s0), far(s1, s0))
    features.add(92, this.#tag(s0), this.#tag(b0), this.#between(commas, s0, b0, 2))
    features.add(93, this.#tag(s1), this.#tag(s0), this.#between(commas, s1, s0, 2))
    features.add(94, this.#part(s0), this.#part(b0), markAt(markBefore, b0))
    features.add(95, this.#part(s0), this.#part(b0), markAt(markBefore, b1))
    features.add(96, this.#part(s1), this.#part(s0), markAt(markBefore, s0))
    features.add(97, this.#part(s0), this.#part(b0), this.#verbsBetween(s0, b0))
    features.add(98, this.#part(s1), this.#part(s0), this.#verbsBetween(s1, s0))
    features.add(99, this.#tag(s0), this.#tag(b0), verbAt(nextVerb, b0))
    features.add(100, this.#part(s0), verbAt(nextVerb, b1), markAt(markBefore, b1))
    features.add(101, this.#part(s0), this.#part(b0), this.#between(strong, s0, b0, 2))
    features.add(102, this.#part(s1), this.#part(s0), this.#between(strong, s1, s0, 2))
    features.add(103, Math.min(size, 4), this.#part(b0))
    features.add(104, this.#low(s0), this.#between(commas, s0, b0, 2), this.#part(b0))
    features.add(105, this.#low(b0), this.#between(commas, s0, b0, 2), this.#part(s0))
    features.add(106, markAt(markBefore, b0), markAt(markBefore, b1), this.#part(b0))
  }
}
