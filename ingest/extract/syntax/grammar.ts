import { Features } from './hash.ts'
import { LinearModel, type Scorer } from './model.ts'
import type { ModelData } from './model-file.ts'
import { growTree, type MoveClass, moveClasses, parserWords } from './parser.ts'
import { NONE, type ParserWords } from './state.ts'
import { tagWords } from './tagger.ts'
import type { Word } from './words.ts'

/** The tag of punctuation marks, and the label of what hangs on nothing. */
export const MARK_TAG = 'PUNCT'
export const ROOT = 'root'
export const MARK = 'punct'

/** The names that numbers stand for in a model, and what follows from them. */
export class Inventory {
  readonly tags: readonly string[]
  readonly labels: readonly string[]
  readonly mark: number
  readonly root: number
  readonly classes: readonly MoveClass[]
  /** The plain part of speech of each tag. */
  readonly partOf: Uint8Array
  readonly #verbal: ReadonlySet<number>

  constructor(tags: readonly string[], labels: readonly string[]) {
    this.tags = tags
    this.labels = labels
    this.mark = tags.indexOf(MARK_TAG)
    this.root = labels.indexOf(ROOT)
    this.classes = moveClasses(labels.length)
    const parts = [...new Set(tags.map(partOfSpeech))]
    this.partOf = Uint8Array.from(tags, (tag) => parts.indexOf(partOfSpeech(tag)))
    this.#verbal = new Set(['VERB', 'AUX'].map((part) => parts.indexOf(part)))
  }

  /** The words without marks, with their tags. */
  words(words: readonly Word[], tags: ArrayLike<number>): { words: ParserWords; places: Int32Array } {
    return parserWords(words, tags, this.partOf, this.#verbal)
  }
}

/** `VERB` of `VERB:Fin`. */
export const partOfSpeech = (tag: string): string => tag.replace(/:.*/u, '')

/** Head (−1 for the root), label and tag of each word of a sentence. */
export interface Analysis {
  readonly heads: Int16Array
  readonly labels: readonly string[]
  readonly tags: readonly string[]
}

/** Hangs each mark on the word whose phrase it closes off: the highest one after it that still lies after it. */
function hangMarks(words: readonly Word[], heads: Int16Array, root: number): void {
  for (let at = 0; at < words.length; at++) {
    if (!words[at]?.mark || at === root) continue
    let word = at + 1
    while (word < words.length && words[word]?.mark) word++
    if (word === words.length) {
      heads[at] = root
      continue
    }
    while ((heads[word] as number) > at) word = heads[word] as number
    heads[at] = word
  }
}

/** Tagger and parser of one language. */
export class Grammar {
  readonly #inventory: Inventory
  readonly #tagger: Scorer
  readonly #parser: Scorer
  readonly #features = new Features()

  constructor(inventory: Inventory, tagger: Scorer, parser: Scorer) {
    this.#inventory = inventory
    this.#tagger = tagger
    this.#parser = parser
  }

  static of(model: ModelData): Grammar {
    return new Grammar(
      new Inventory(model.tags, model.labels),
      new LinearModel(model.tagger),
      new LinearModel(model.parser),
    )
  }

  /** Analyses a sentence: always one tree over all its words. */
  analyse(words: readonly Word[]): Analysis {
    const { tags, labels, mark, root, classes } = this.#inventory
    const tagged = tagWords(words, this.#tagger, tags.length, mark, this.#features)
    const heads = new Int16Array(words.length).fill(NONE)
    const relations = new Array<string>(words.length).fill(MARK)
    const { words: plain, places } = this.#inventory.words(words, tagged)
    const state = growTree(plain, this.#parser, classes, root, this.#features)
    places.forEach((place, index) => {
      const head = state.head[index] as number
      heads[place] = head === places.length ? NONE : (places[head] as number)
      relations[place] = labels[state.label[index] as number] as string
    })
    const top = Math.max(0, relations.indexOf(ROOT))
    if (places.length === 0 && words.length > 0) relations[0] = ROOT
    hangMarks(words, heads, top)
    return { heads, labels: relations, tags: Array.from(tagged, (tag) => tags[tag] as string) }
  }
}
