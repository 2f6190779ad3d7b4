import type { Features } from './hash.ts'
import type { Scorer } from './model.ts'
import type { Word } from './words.ts'

const SUFFIX_TEMPLATES = 40

function around(words: readonly Word[], at: number, features: Features): void {
  for (let step = -2; step <= 2; step++) {
    if (step === 0) continue
    const word = words[at + step]
    features.add(10 + step, word?.low)
    if (step === -2) continue
    features.add(20 + step, word?.suffixes[2])
    features.add(30 + step, word?.shape, word?.known)
  }
}

/** Collects what the tag of the word at `at` depends on; the tags before it are given. */
export function tagFeatures(words: readonly Word[], at: number, tags: ArrayLike<number>, features: Features): void {
  const word = words[at] as Word
  const before = at > 0 ? (tags[at - 1] as number) + 1 : 0
  const second = at > 1 ? (tags[at - 2] as number) + 1 : 0
  const first = at === 0 || (words[at - 1]?.mark === true && at === 1) ? 1 : 0
  features.clear()
  features.add(0)
  features.add(1, word.low)
  features.add(2, word.shape, first)
  features.add(3, word.known, word.shape)
  features.add(4, word.prefix)
  features.add(5, before)
  features.add(6, before, second)
  features.add(7, before, word.low)
  word.suffixes.forEach((suffix, length) => {
    features.add(SUFFIX_TEMPLATES + length, suffix, word.shape)
  })
  features.add(50, before, word.suffixes[2])
  features.add(51, word.low, words[at + 1]?.low)
  features.add(52, word.low, words[at - 1]?.low)
  features.add(53, before, word.known, word.shape)
  features.add(54, before, words[at + 1]?.low)
  features.add(55, before, words[at + 1]?.suffixes[1])
  features.add(56, word.known, words[at + 1]?.known, words[at + 1]?.shape)
  features.add(57, word.suffixes[1], words[at + 1]?.suffixes[1])
  features.add(58, word.verbal, word.shape)
  features.add(59, word.known & 7, word.shape)
  features.add(60, word.verbal, before)
  around(words, at, features)
}

/** The class with the highest score; of equals the first. */
export function bestOf(scores: ArrayLike<number>, count: number): number {
  let best = 0
  for (let index = 1; index < count; index++) if ((scores[index] as number) > (scores[best] as number)) best = index
  return best
}

/** Tags words from left to right; marks take the tag `mark`. */
export function tagWords(
  words: readonly Word[],
  scorer: Scorer,
  count: number,
  mark: number,
  features: Features,
): Uint8Array {
  const tags = new Uint8Array(words.length)
  const scores = new Float64Array(count)
  for (let at = 0; at < words.length; at++) {
    if (words[at]?.mark) {
      tags[at] = mark
      continue
    }
    tagFeatures(words, at, tags, features)
    scorer.score(features, scores)
    tags[at] = bestOf(scores, count)
  }
  return tags
}
