import type { Attendee } from './encounters.ts'
import { isAt, type Passage } from './passage.ts'
import type { Trigger } from './triggers.ts'

/** From this chance on a candidate takes part. */
export const PART_CUT = 0.42
const MOST_ATTENDEES = 12
/** Beside two who surely take part, a third must be at least this share as likely as the second. */
const BESIDE = 0.62

/** `negotiations between A and B`: where such a pair stands in the trigger's sentence, nobody of another sentence joins it. */
export function withinPair(trigger: Trigger, scored: readonly Attendee[]): readonly Attendee[] {
  const pair = scored.filter(({ slot }) => slot.governor === 'between' && slot.sentence === trigger.sentence)
  return pair.length < 2 ? scored : scored.filter(({ slot }) => slot.sentence === trigger.sentence)
}

/** `zwischen A und B` is said of both or of neither: each gets the mean of the two. */
export function levelPairs(scored: readonly Attendee[]): Attendee[] {
  const chains = new Map<number, number[]>()
  for (const { slot, chance } of scored)
    if (slot.governor === 'between') chains.set(slot.chainStart, [...(chains.get(slot.chainStart) ?? []), chance])
  return scored.map((one) => {
    const chain = one.slot.governor === 'between' ? chains.get(one.slot.chainStart) : undefined
    return chain === undefined ? one : { ...one, chance: chain.reduce((sum, chance) => sum + chance, 0) / chain.length }
  })
}

/** Those above the cut; if that leaves fewer than two, the best two that are at least half likely as the cut asks. */
export function choose(passage: Passage, trigger: Trigger, scored: readonly Attendee[]): readonly Attendee[] {
  const ranked = [...scored].sort((a, b) => b.chance - a.chance || a.slot.first - b.slot.first)
  const sorted = trigger.data.form === 'noun' ? ranked : withOneMore(trigger.sentence, ranked)
  const cut = Math.max(PART_CUT, BESIDE * (sorted[1]?.chance ?? 0))
  const sure = sorted.filter((one) => one.chance >= cut).slice(0, MOST_ATTENDEES)
  const chosen = sure.length >= 2 ? sure : sorted.slice(0, 2).filter((one) => one.chance >= PART_CUT / 3)
  return dropNameless(passage, chosen).sort((a, b) => a.slot.first - b.slot.first)
}

/** Where one person stands in the trigger's sentence, only the likeliest of other sentences joins it, with those in one chain or pair with that one: the verb has one more subject. */
function withOneMore(sentence: number, ranked: readonly Attendee[]): readonly Attendee[] {
  const isHere = ({ slot }: Attendee): boolean => slot.sentence === sentence
  const here = ranked.filter((one) => isHere(one) && one.figure.kind === 'actor' && one.chance >= PART_CUT)
  const others = ranked.filter((one) => !isHere(one))
  const least = NEARLY * (others[0]?.chance ?? 0)
  const subjects = others.filter(({ slot, chance }) => slot.governor === 'none' && chance >= least)
  const away = subjects.sort((a, b) => b.slot.sentence - a.slot.sentence)[0] ?? others[0]
  if (here.length !== 1 || away === undefined) return ranked
  return ranked.filter((one) => isHere(one) || isBeside(one, away))
}

/** Who stood as a subject goes on as one before somebody who is this much likelier. */
const NEARLY = 0.6

/** The same phrase or chain: `the two leaders`, `A and B`. */
const isBeside = ({ slot }: Attendee, other: Attendee): boolean =>
  slot.sentence === other.slot.sentence && (slot.first === other.slot.first || slot.chain === other.slot.chain)

/** A state whose own people take part is not named beside them, unless the text puts it in their chain; nor are holders of an office without names, nor where they met: `at the Pentagon`. */
function dropNameless(passage: Passage, chosen: readonly Attendee[]): Attendee[] {
  if (chosen.filter((one) => one.figure.kind === 'actor').length < 2) return [...chosen]
  return chosen.filter(({ figure, slot, chance }) => {
    if (figure.holder) return false
    if (figure.class === 'state') return chance >= 0.6 && slot.governor !== 'of'
    if (figure.kind === 'organisation' && !figure.group && slot.governor === 'at') return false
    return !figure.group || slot.governor !== 'none' || slot.inChain || !isAt(passage, slot.first, 'office')
  })
}
