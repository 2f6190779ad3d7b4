import { latinTokens, skeleton } from './fold.ts'

/** What two texts are compared by without the texts: names and numbers in order across languages, runs of words within one. */
export interface Fingerprint {
  /** Hashes of the capitalised words and numbers, folded, in the order of the text. */
  readonly order: readonly number[]
  /** Of the text, in UTF-16 code units. */
  readonly length: number
  /** The least hash of the runs of five words under each of 48 orders. */
  readonly runs: readonly number[]
}

const ORDERS = 48
const RUN = 5
const LONGEST_TEXT = 200_000

/** Takes the fingerprint of a text. */
export function fingerprint(text: string): Fingerprint {
  const part = text.slice(0, LONGEST_TEXT)
  return { length: text.length, order: order(part), runs: minHash(runs(part), ORDERS) }
}

const LONGEST_ORDER = 200

function order(text: string): readonly number[] {
  const found = text.match(/\p{Lu}[\p{L}’']+|\d[\d.,\u00a0\u202f]*/gu) ?? []
  return found
    .slice(0, LONGEST_ORDER)
    .map((word) => hash(/\d/.test(word) ? `#${word.replace(/\D/g, '')}` : latinTokens(word).map(skeleton).join('')))
}

function runs(text: string): readonly number[] {
  const tokens = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return tokens
    .slice(0, Math.max(0, tokens.length - RUN + 1))
    .map((_, at) => hash(tokens.slice(at, at + RUN).join(' ')))
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value >>> 0
}

function mix(value: number, order: number): number {
  let mixed = Math.imul(value ^ Math.imul(order + 1, 0x9e3779b1), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

function minHash(values: readonly number[], orders: number): readonly number[] {
  if (values.length === 0) return []
  return Array.from({ length: orders }, (_, order) =>
    values.reduce((least, value) => Math.min(least, mix(value, order)), 0xffffffff),
  )
}

const ROWS = 3

/** The keys by which two texts become candidates for being reprints of each other. */
export function fingerprintKeys(print: Fingerprint): readonly string[] {
  return Array.from({ length: print.runs.length / ROWS }, (_, band) => {
    const values = print.runs.slice(band * ROWS, (band + 1) * ROWS)
    return `cr${band}:${values.map((value) => value.toString(36)).join('.')}`
  })
}

const FEWEST_COMMON = 10
const SHORTEST_ORDER = 14
const SAME_ORDER = 0.82
const SAME_RUNS = 0.4
/** Least ratio of lengths: a translation tells all of its original, a retelling in another language drops a good part. */
const SAME_LENGTH = 0.8

/** Whether one text stands in the other, in the same language or in another. */
export function areCopies(a: Fingerprint, b: Fingerprint, sameLanguage: boolean): boolean {
  if (sameLanguage) return runLikeness(a, b) >= SAME_RUNS
  return Math.min(a.length, b.length) >= SAME_LENGTH * Math.max(a.length, b.length) && sameOrder(a.order, b.order)
}

function runLikeness(a: Fingerprint, b: Fingerprint): number {
  if (a.runs.length === 0 || b.runs.length === 0) return 0
  return a.runs.filter((value, at) => value === b.runs[at]).length / ORDERS
}

/** A translation names the same people and numbers in the same order; two articles on one subject do not. */
function sameOrder(a: readonly number[], b: readonly number[]): boolean {
  const [inA, inB] = [new Set(a), new Set(b)]
  const left = a.filter((mark) => inB.has(mark))
  if (new Set(left).size < FEWEST_COMMON) return false
  const right = b.filter((mark) => inA.has(mark))
  const common = longestCommon(left, right)
  return common >= SHORTEST_ORDER && common >= SAME_ORDER * Math.max(left.length, right.length)
}

function longestCommon(a: readonly number[], b: readonly number[]): number {
  let row = new Array<number>(b.length + 1).fill(0)
  for (const value of a) {
    const next = [0]
    for (let at = 0; at < b.length; at++)
      next.push(value === b[at] ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0))
    row = next
  }
  return row[b.length] ?? 0
}
