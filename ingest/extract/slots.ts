import type { DraftFigure } from './figures.ts'
import type { OfficeSpan } from './offices.ts'
import { isAt, type Passage } from './passage.ts'
import { type Governor, governorOf, phraseStart } from './phrase.ts'
import type { Reference } from './references.ts'

export type SlotForm = 'full' | 'part' | 'office' | 'offices' | 'pronoun' | 'pair'

/** A place in a sentence where a figure stands, by name or by reference. */
export interface Slot {
  readonly figure: DraftFigure
  readonly first: number
  readonly last: number
  readonly sentence: number
  readonly form: SlotForm
  /** First token of the whole phrase: office and article come before the name. */
  readonly phrase: number
  /** The word that governs the phrase. */
  governor: Governor
  /** Number of the coordinated chain it belongs to (`A, B and C`), and its place in it. */
  chain: number
  /** First token of the chain's first phrase. */
  chainStart: number
  inChain: boolean
}

/** The slots of a text, sorted, with those of each sentence. */
export interface Slots {
  readonly all: readonly Slot[]
  readonly bySentence: ReadonlyMap<number, readonly Slot[]>
}

export const isPlace = (slot: Slot): boolean => slot.figure.kind === 'place'

/** `ЕС — Россия`, `USA-Russland`: a dash and nothing else between two that can meet. */
const dashed = (passage: Passage, left: Slot, right: Slot): boolean =>
  right.phrase - left.last === 1 && /^[-–—]$/u.test(passage.tokens[left.last]?.text ?? '')

/** Whether two slots stand in one chain: nothing but `,`, `and` and the second one's own office parts them. */
function chained(passage: Passage, left: Slot, right: Slot): boolean {
  if (left.sentence !== right.sentence || right.phrase - left.last > 4 || isPlace(left) !== isPlace(right)) return false
  if (dashed(passage, left, right)) return true
  let joined = false
  for (let at = left.last; at < right.phrase; at++) {
    const token = passage.tokens[at]
    if (token === undefined) return false
    if (token.text === ',' || passage.language.cues.and.has(token.low)) joined = true
    else if (
      !(
        isAt(passage, at, 'office') ||
        passage.language.articles.has(token.low) ||
        token.text === '(' ||
        token.text === ')' ||
        token.upper
      )
    )
      return false
  }
  return joined
}

function link(passage: Passage, slots: Slot[]): void {
  slots.forEach((slot, index) => {
    const before = slots[index - 1]
    if (before === undefined || !chained(passage, before, slot)) return
    slot.chain = before.chain
    slot.chainStart = before.chainStart
    slot.inChain = true
    before.inChain = true
    if (slot.governor === 'none' || slot.governor === 'at') slot.governor = before.governor
  })
}

/** All slots of a text. */
export function findSlots(passage: Passage, figures: readonly DraftFigure[], references: readonly Reference[]): Slots {
  const all: Slot[] = []
  const put = (
    figure: DraftFigure,
    first: number,
    last: number,
    sentence: number,
    form: SlotForm,
    office?: number,
  ): void => {
    const phrase = phraseStart(passage, first, office !== undefined && office < first ? office : undefined)
    all.push({
      figure,
      first,
      last,
      sentence,
      form,
      phrase,
      governor: governorOf(passage, phrase),
      chain: all.length,
      chainStart: phrase,
      inChain: false,
    })
  }
  for (const figure of figures)
    for (const one of figure.mentions) put(figure, one.first, one.last, one.sentence, one.form, one.office?.first)
  for (const one of references)
    for (const figure of one.figures) put(figure, one.first, one.last, one.sentence, one.via)
  all.sort((a, b) => a.first - b.first)
  all.forEach((slot, index) => {
    slot.chain = index
  })
  link(passage, all)
  const bySentence = new Map<number, Slot[]>()
  for (const slot of all) {
    const list = bySentence.get(slot.sentence)
    if (list === undefined) bySentence.set(slot.sentence, [slot])
    else list.push(slot)
  }
  return { all, bySentence }
}

/** Offices that stand with no name: only these can refer to someone. */
export function looseOffices(offices: readonly OfficeSpan[], figures: readonly DraftFigure[]): OfficeSpan[] {
  const used = new Set(
    figures.flatMap((figure) => figure.mentions.flatMap((mention) => (mention.office ? [mention.office.start] : []))),
  )
  return offices.filter((span) => !used.has(span.office.start))
}
