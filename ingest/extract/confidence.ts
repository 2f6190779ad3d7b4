import type { Draft } from './draft.ts'
import { Features } from './features.ts'
import { type Head, probability } from './heads.ts'
import type { Told } from './tell.ts'

/** A meeting as it is told, with how sure it is that the article tells of it so. */
export interface Reported extends Told {
  readonly features: Features
  readonly confidence: number
}

/** Below this confidence a meeting is not reported. */
export const REPORT_CUT = 0.32

/** Judges each meeting beside all the others of the article, and keeps those that are sure enough. */
export function judgeTold(draft: Draft, told: readonly Told[], head: Head): Reported[] {
  return told
    .map((one) => {
      const features = toldFeatures(draft, one, told)
      return { ...one, features, confidence: probability(head, features) }
    })
    .filter((one) => one.confidence >= REPORT_CUT)
}

/** What speaks for a meeting once all are joined: its own chances, its place, and what else is told of its people. */
export function toldFeatures(draft: Draft, one: Told, all: readonly Told[]): Features {
  const chances = one.attendees.map(({ chance }) => chance).sort((a, b) => b - a)
  return Features.of({
    bias: 1,
    odds: odds(one.chance),
    status: odds(Math.max(one.notHeld, 1 - one.notHeld)),
    second: chances[1] ?? 0,
    third: chances[2] ?? 0,
    'two-people': Number(one.attendees.filter(({ figure }) => figure.kind === 'actor').length === 2),
    call: Number(one.kind === 'call'),
    early: Number(sentenceOf(one) < EARLY),
    position: sentenceOf(one) / Math.max(1, draft.passage.sentences.length),
    triggers: Math.min(1, draft.triggers.length / MANY_TRIGGERS),
    ...besideOthers(one, all),
  })
}

const EARLY = 4
const MANY_TRIGGERS = 20

/** What else is told, of the same people above all, and whether it is likelier. */
function besideOthers(one: Told, all: readonly Told[]): Record<string, number> {
  const mine = new Set(one.attendees.map(({ figure }) => figure))
  const features = {
    pair: 0,
    'pair-likelier': 0,
    'pair-before': 0,
    'single-likelier': 0,
    'same-sentence': 0,
    others: 0,
  }
  const raise = (name: keyof typeof features, to: number): void => {
    features[name] = Math.max(features[name], to)
  }
  for (const other of all) {
    if (other === one) continue
    const { chance } = other
    const shared = other.attendees.filter(({ figure }) => mine.has(figure)).length
    if (shared >= 2) raise('pair', chance)
    if (shared >= 2 && startOf(other) < startOf(one)) raise('pair-before', 1)
    if (shared >= 1 && chance > one.chance) raise(shared >= 2 ? 'pair-likelier' : 'single-likelier', chance)
    if (sentenceOf(other) === sentenceOf(one)) raise('same-sentence', chance)
    features.others = Math.min(1.5, features.others + chance / 4)
  }
  return features
}

const startOf = (told: Told): number => told.encounters[0]?.trigger.first ?? 0
const sentenceOf = (told: Told): number => told.encounters[0]?.trigger.sentence ?? 0

/** Log-odds on a scale like that of the other features. */
const odds = (chance: number): number => Math.log(Math.max(1e-5, chance) / Math.max(1e-5, 1 - chance)) / 3
