import { type Analysis, type Grammar, Inventory, MARK_TAG } from '../../../ingest/extract/syntax/grammar.ts'
import { Features } from '../../../ingest/extract/syntax/hash.ts'
import { bestMove } from '../../../ingest/extract/syntax/parser.ts'
import { Surroundings } from '../../../ingest/extract/syntax/parser-features.ts'
import { LEFT, type Move, RIGHT, SHIFT, State } from '../../../ingest/extract/syntax/state.ts'
import { bestOf, tagFeatures, tagWords } from '../../../ingest/extract/syntax/tagger.ts'
import { type Word, wordOf } from '../../../ingest/extract/syntax/words.ts'
import type { Language } from '../../../ingest/languages/compile.ts'
import { Learner, randomNumbers, shuffle } from './learner.ts'
import type { GoldSentence } from './treebank.ts'

const SEED = 4711
const TAGGER_ROUNDS = 5
const FOLDS = 2
/** How often the parser follows its own choice while it learns, once it has seen the corpus. */
const OWN_WAY = 0.9

/** A gold sentence with its words looked up, its marks out of the tree. */
export interface Lesson {
  readonly words: readonly Word[]
  readonly tags: Uint8Array
  readonly heads: readonly number[]
  readonly labels: Uint8Array
  /** The tags are gold, and not a teacher's or unknown. */
  readonly gold: boolean
}

/** Tags and labels that occur, marks first. */
export function inventoryOf(sentences: readonly GoldSentence[]): Inventory {
  const tags = new Set(sentences.flatMap((sentence) => sentence.tags))
  const labels = new Set(sentences.flatMap((sentence) => sentence.labels))
  tags.delete(MARK_TAG)
  labels.delete('punct')
  return new Inventory([MARK_TAG, ...[...tags].sort()], [...labels].sort())
}

/** Heads of words that hang on a mark move up to the mark's head. */
function withoutMarks(words: readonly Word[], heads: readonly number[]): number[] {
  const above = (at: number): number => {
    let head = heads[at] as number
    for (let step = 0; head >= 0 && words[head]?.mark && step < heads.length; step++) head = heads[head] as number
    return head
  }
  return heads.map((_, at) => above(at))
}

/** Makes a lesson of a gold sentence; none where the tree without its marks has not exactly one root. */
export function lessonOf(
  sentence: GoldSentence,
  language: Language,
  inventory: Inventory,
  gold: boolean,
): Lesson | undefined {
  const words = sentence.tokens.map((token) => wordOf(language, token))
  const heads = withoutMarks(words, sentence.heads)
  const roots = heads.filter((head, at) => head < 0 && !words[at]?.mark).length
  if (roots !== 1) return undefined
  const dep = inventory.labels.indexOf('dep')
  return {
    words,
    heads,
    gold,
    tags: Uint8Array.from(sentence.tags, (tag, at) =>
      words[at]?.mark ? inventory.mark : Math.max(0, inventory.tags.indexOf(tag)),
    ),
    labels: Uint8Array.from(sentence.labels, (label, at) => {
      if ((heads[at] as number) < 0) return inventory.root
      const index = inventory.labels.indexOf(label)
      return index < 0 || index === inventory.root ? dep : index
    }),
  }
}

/** Fits the tagger. */
export function fitTagger(lessons: readonly Lesson[], inventory: Inventory): Learner {
  const learner = new Learner()
  const features = new Features()
  const scores = new Float64Array(inventory.tags.length)
  const each = (lesson: Lesson, visit: (at: number, tags: Uint8Array) => void): void => {
    const tags = new Uint8Array(lesson.words.length)
    lesson.words.forEach((word, at) => {
      tags[at] = lesson.tags[at] as number
      if (!word.mark) visit(at, tags)
    })
  }
  for (const lesson of lessons)
    each(lesson, (at) => {
      tagFeatures(lesson.words, at, lesson.tags, features)
      learner.count(features)
    })
  learner.begin(2)
  const random = randomNumbers(SEED)
  const order = [...lessons]
  for (let round = 0; round < TAGGER_ROUNDS; round++) {
    shuffle(order, random)
    for (const lesson of order)
      each(lesson, (at, tags) => {
        tagFeatures(lesson.words, at, tags, features)
        learner.score(features, scores)
        const best = bestOf(scores, inventory.tags.length)
        if (best !== lesson.tags[at]) learner.update(lesson.tags[at] as number, best)
        learner.tick()
        tags[at] = best
      })
  }
  return learner
}

/** Tags each lesson by a tagger that has not seen it, so that the parser learns from tags as good as it will get. */
export function tagFresh(lessons: readonly Lesson[], inventory: Inventory): Map<Lesson, Uint8Array> {
  const features = new Features()
  const tagged = new Map<Lesson, Uint8Array>()
  for (let fold = 0; fold < FOLDS; fold++) {
    const tagger = fitTagger(
      lessons.filter((lesson, index) => lesson.gold && index % FOLDS !== fold),
      inventory,
    )
    lessons.forEach((lesson, index) => {
      if (index % FOLDS === fold)
        tagged.set(lesson, tagWords(lesson.words, tagger, inventory.tags.length, inventory.mark, features))
    })
  }
  return tagged
}

/** How many gold arcs a move puts out of reach. */
function costOf(state: State, move: Move, gold: ArrayLike<number>): number {
  const top = state.top(0)
  const { front, count, size } = state
  let cost = 0
  if (move === SHIFT) {
    for (let depth = 0; depth < size; depth++) {
      const word = state.top(depth)
      if (gold[word] === front) cost++
      if (depth > 0 && gold[front] === word) cost++
    }
    return cost
  }
  const head = gold[top] as number
  if (move === LEFT && head !== front && (head > front || (size > 1 && head === state.top(1)))) cost++
  if (move === RIGHT && head >= front) cost++
  for (let word = front; word < count; word++) if (gold[word] === top) cost++
  return cost
}

interface Task {
  readonly words: ReturnType<Inventory['words']>['words']
  readonly heads: Int16Array
  readonly labels: Uint8Array
}

function taskOf(lesson: Lesson, tags: Uint8Array, inventory: Inventory): Task {
  const { words, places } = inventory.words(lesson.words, tags)
  const index = new Map(Array.from(places, (place, at) => [place, at] as const))
  const heads = Int16Array.from(places, (place) => {
    const head = lesson.heads[place] as number
    return head < 0 ? places.length : (index.get(head) as number)
  })
  return { words, heads, labels: Uint8Array.from(places, (place) => lesson.labels[place] as number) }
}

const MOVES: readonly Move[] = [SHIFT, LEFT, RIGHT]

/** The classes that keep as many gold arcs in reach as can be. */
function goldClasses(state: State, task: Task, labels: number): number[] {
  const allowed = MOVES.filter((move) => state.may(move))
  const costs = allowed.map((move) => costOf(state, move, task.heads))
  const least = Math.min(...costs)
  const label = task.labels[state.top(0)] as number
  return allowed
    .filter((_, index) => costs[index] === least)
    .map((move) => (move === SHIFT ? 0 : move === LEFT ? 1 + label : 1 + labels + label))
}

function bestAmong(scores: Float64Array, among: readonly number[]): number {
  return among.reduce((best, one) => ((scores[one] as number) > (scores[best] as number) ? one : best))
}

/** Fits the parser on tags that another tagger gave. */
export function fitParser(
  lessons: readonly Lesson[],
  tagged: ReadonlyMap<Lesson, Uint8Array>,
  inventory: Inventory,
  least: number,
  rounds: number,
): Learner {
  const { classes, root, labels } = inventory
  const learner = new Learner()
  const features = new Features()
  const scores = new Float64Array(classes.length)
  const tasks = lessons.map((lesson) => taskOf(lesson, tagged.get(lesson) as Uint8Array, inventory))
  const walk = (task: Task, choose: (state: State, right: number[]) => number): void => {
    const state = new State(task.words.count)
    const around = new Surroundings(task.words, state)
    while (!state.done) {
      around.collect(features)
      let right = goldClasses(state, task, labels.length)
      if (state.front === state.count && state.size === 1) right = [1 + root]
      const { move, label } = classes[choose(state, right)] as (typeof classes)[number]
      state.apply(move, label)
    }
  }
  for (const task of tasks)
    walk(task, (_, right) => {
      learner.count(features)
      return right[0] as number
    })
  learner.begin(least)
  const random = randomNumbers(SEED)
  for (let round = 0; round < rounds; round++) {
    shuffle(tasks, random)
    for (const task of tasks)
      walk(task, (state, right) => {
        learner.score(features, scores)
        const best = bestMove(scores, labels.length, state, root)
        const wanted = bestAmong(scores, right)
        learner.tick()
        if (!right.includes(best)) learner.update(wanted, best)
        return round > 0 && random() < OWN_WAY ? best : wanted
      })
  }
  return learner
}

/** Shares of words with the right tag, head, head and label; marks do not count. */
export function measure(lessons: readonly Lesson[], inventory: Inventory, grammar: Grammar) {
  let words = 0
  const right = { part: 0, tag: 0, head: 0, both: 0 }
  const byLabel = new Map<string, { gold: number; found: number; both: number }>()
  const at = (label: string) => {
    const known = byLabel.get(label) ?? { gold: 0, found: 0, both: 0 }
    byLabel.set(label, known)
    return known
  }
  for (const lesson of lessons) {
    const analysis: Analysis = grammar.analyse(lesson.words)
    lesson.words.forEach((word, index) => {
      if (word.mark) return
      words++
      const tag = inventory.tags[lesson.tags[index] as number]
      const label = inventory.labels[lesson.labels[index] as number] as string
      const found = analysis.labels[index] as string
      if (tag === analysis.tags[index]) right.tag++
      if (tag?.split(':')[0] === analysis.tags[index]?.split(':')[0]) right.part++
      at(label).gold++
      at(found).found++
      if (lesson.heads[index] !== analysis.heads[index]) return
      right.head++
      if (label !== found) return
      right.both++
      at(label).both++
    })
  }
  return { words, sentences: lessons.length, right, byLabel }
}
