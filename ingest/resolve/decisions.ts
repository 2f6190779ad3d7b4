import type { Correction, Judgement } from '#contract'
import { byText, Union } from './union.ts'

/** What people decided, worked out: who is one by decision, who is kept apart, who is left out. */
export interface Decisions {
  /** The same for all addresses that people joined. */
  block(address: string): string
  /** What a block must stay apart from, by block. */
  readonly apart: ReadonlyMap<string, ReadonlySet<string>>
  readonly dropped: ReadonlyMap<string, Judgement>
  readonly names: ReadonlyMap<string, Judgement>
  readonly corrections: ReadonlyMap<string, Correction>
  /** Judgements that a newer one stands against. */
  readonly overridden: ReadonlySet<string>
}

/** Works the active judgements out, the newest first; what contradicts a newer one is overridden. */
export function decide(judgements: readonly Judgement[], exists: (address: string) => boolean = () => true): Decisions {
  const active = judgements
    .filter((judgement) => !judgement.retracted)
    .sort((a, b) => byText(b.at, a.at) || byText(b.id, a.id))
  const blocks = new Union()
  const overridden = new Set<string>()
  const kept: Judgement[] = []
  for (const judgement of active) {
    if (judgement.kind === 'same') join(judgement, blocks, kept, overridden, exists)
    if (judgement.kind === 'different' && !separate(judgement, blocks, kept)) overridden.add(judgement.id)
  }
  return {
    block: (address) => blocks.find(address),
    apart: apartOf(kept, blocks),
    dropped: newest(active, 'not-an-entity'),
    names: newest(active, 'rename'),
    corrections: corrections(active),
    overridden,
  }
}

/** Joins the first of each side, unless a newer `different` keeps the two apart. */
function join(
  judgement: Judgement,
  blocks: Union,
  kept: readonly Judgement[],
  overridden: Set<string>,
  exists: (address: string) => boolean,
): void {
  const [left, right] = [judgement.left[0], judgement.right[0]]
  if (left === undefined || right === undefined || !exists(left) || !exists(right)) return
  const [a, b] = [blocks.find(left), blocks.find(right)].sort(byText)
  if (a === undefined || b === undefined || a === b) return
  if (kept.some((other) => forbids(other, a, b, blocks))) overridden.add(judgement.id)
  else blocks.join(a, b)
}

function forbids(different: Judgement, a: string, b: string, blocks: Union): boolean {
  const left = new Set(different.left.map((address) => blocks.find(address)))
  const right = new Set(different.right.map((address) => blocks.find(address)))
  return (left.has(a) && right.has(b)) || (left.has(b) && right.has(a))
}

function separate(judgement: Judgement, blocks: Union, kept: Judgement[]): boolean {
  const left = new Set(judgement.left.map((address) => blocks.find(address)))
  if (judgement.right.some((address) => left.has(blocks.find(address)))) return false
  kept.push(judgement)
  return true
}

function apartOf(kept: readonly Judgement[], blocks: Union): Map<string, Set<string>> {
  const apart = new Map<string, Set<string>>()
  const add = (from: string, to: string): void => void apart.set(from, (apart.get(from) ?? new Set()).add(to))
  for (const { left, right } of kept) {
    for (const a of left.map((address) => blocks.find(address)))
      for (const b of right.map((address) => blocks.find(address))) {
        add(a, b)
        add(b, a)
      }
  }
  return apart
}

function newest(active: readonly Judgement[], kind: Judgement['kind']): Map<string, Judgement> {
  const found = new Map<string, Judgement>()
  for (const judgement of active) {
    if (judgement.kind === kind)
      for (const address of judgement.left) if (!found.has(address)) found.set(address, judgement)
  }
  return found
}

/** The newest word on each field of a report. */
function corrections(active: readonly Judgement[]): Map<string, Correction> {
  const found = new Map<string, Correction>()
  for (const { kind, left, correction } of active) {
    if (kind === 'correct' && correction)
      for (const address of left) found.set(address, { ...correction, ...found.get(address) })
  }
  return found
}
