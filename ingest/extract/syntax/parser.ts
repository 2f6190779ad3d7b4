import type { Features } from './hash.ts'
import type { Scorer } from './model.ts'
import { Surroundings } from './parser-features.ts'
import { LEFT, type Move, type ParserWords, RIGHT, SHIFT, State } from './state.ts'
import type { Word } from './words.ts'

/** What each class of the parser's model stands for: a move, and the label that an arc gets. */
export interface MoveClass {
  readonly move: Move
  readonly label: number
}

const STRONG = new Set([2, 3, 4, 6, 7])
const SUFFIX = 2
const ARCS = [LEFT, RIGHT] as const

/** The classes of a set of labels: read on, an arc to the left with each, an arc to the right with each. */
export function moveClasses(labels: number): readonly MoveClass[] {
  const all = Array.from({ length: labels }, (_, label) => label)
  return [
    { move: SHIFT, label: 0 },
    ...all.map((label) => ({ move: LEFT, label }) as const),
    ...all.map((label) => ({ move: RIGHT, label }) as const),
  ]
}

/** The sentence without its marks, as the parser needs it; `verbal` tells which parts of speech are verbs. */
export function parserWords(
  words: readonly Word[],
  tags: ArrayLike<number>,
  partOf: ArrayLike<number>,
  verbal: ReadonlySet<number>,
): { words: ParserWords; places: Int32Array } {
  const places = Int32Array.from(words.flatMap((word, at) => (word.mark ? [] : [at])))
  const count = places.length
  const made = {
    count,
    low: new Int32Array(count + 1),
    suffix: new Int32Array(count + 1),
    tag: new Uint8Array(count + 1),
    part: new Uint8Array(count + 1),
    known: new Int32Array(count + 1),
    shape: new Uint8Array(count + 1),
    markBefore: new Uint8Array(count + 1),
    commas: new Uint16Array(count + 1),
    verbs: new Uint16Array(count + 1),
    strong: new Uint16Array(count + 1),
    nextVerb: new Uint8Array(count + 1).fill(255),
  }
  let before = -1
  let commas = 0
  let strong = 0
  let verbs = 0
  for (let index = 0; index <= count; index++) {
    const place = index < count ? (places[index] as number) : words.length
    for (let at = before + 1; at < place; at++) {
      const { markClass } = words[at] as Word
      if (markClass === 1) commas++
      if (STRONG.has(markClass)) strong++
      if (made.markBefore[index] === 0 || markClass !== 1) made.markBefore[index] = markClass
    }
    before = place
    made.commas[index] = commas
    made.strong[index] = strong
    if (index === count) {
      made.verbs[index] = verbs
      break
    }
    const word = words[place] as Word
    made.low[index] = word.low
    made.suffix[index] = word.suffixes[SUFFIX] as number
    made.tag[index] = tags[place] as number
    made.part[index] = partOf[tags[place] as number] as number
    made.known[index] = word.known
    made.shape[index] = word.shape
    if (verbal.has(made.part[index] as number)) verbs++
    made.verbs[index] = verbs
  }
  for (let index = count - 1; index >= 0; index--)
    made.nextVerb[index] = verbal.has(made.part[index] as number)
      ? (made.tag[index] as number)
      : (made.nextVerb[index + 1] as number)
  return { words: made, places }
}

/** The class with the highest score among those from `first` on that are no arcs to the root. */
function bestArc(scores: Float64Array, first: number, labels: number, root: number): number {
  let best = root === 0 ? first + 1 : first
  for (let index = best + 1; index < first + labels; index++)
    if (index !== first + root && (scores[index] as number) > (scores[best] as number)) best = index
  return best
}

/** The allowed class with the highest score; of equals the first. The last word left hangs on the root. */
export function bestMove(scores: Float64Array, labels: number, state: State, root: number): number {
  if (state.front === state.count && state.size === 1) return 1 + root
  let best = state.may(SHIFT) ? 0 : -1
  for (const move of ARCS) {
    if (!state.may(move)) continue
    const arc = bestArc(scores, 1 + (move - LEFT) * labels, labels, root)
    if (best < 0 || (scores[arc] as number) > (scores[best] as number)) best = arc
  }
  return best
}

/** Draws the tree of a sentence, one move after the other. */
export function growTree(
  words: ParserWords,
  scorer: Scorer,
  classes: readonly MoveClass[],
  root: number,
  features: Features,
): State {
  const state = new State(words.count)
  const around = new Surroundings(words, state)
  const scores = new Float64Array(classes.length)
  const labels = (classes.length - 1) / 2
  while (!state.done) {
    around.collect(features)
    scorer.score(features, scores)
    const { move, label } = classes[bestMove(scores, labels, state, root)] as MoveClass
    state.apply(move, label)
  }
  return state
}
