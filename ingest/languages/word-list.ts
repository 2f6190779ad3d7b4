import type { Words } from './schema.ts'

/** Words of a language that can be asked for. */
export interface WordList {
  has(word: string): boolean
}

const LONGEST_ENDING = 7

/** Words that are written `stem/class` in `words.json`, with the endings of each class; the forms are never written out. */
class BentWords implements WordList {
  readonly #classes = new Map<string, string[]>()
  readonly #endings: ReadonlySet<string>[]

  constructor(words: string, endings: readonly string[]) {
    this.#endings = endings.map((list) => new Set(list.split(' ').map((ending) => (ending === '-' ? '' : ending))))
    for (const word of words.split(' ')) {
      const [stem = '', of = ''] = word.split('/')
      const known = this.#classes.get(stem)
      if (known === undefined) this.#classes.set(stem, [of])
      else known.push(of)
    }
  }

  has(word: string): boolean {
    for (let at = word.length; at >= Math.max(2, word.length - LONGEST_ENDING); at--) {
      const classes = this.#classes.get(word.slice(0, at))
      if (classes?.some((of) => this.#endings[Number.parseInt(of, 36)]?.has(word.slice(at)))) return true
    }
    return false
  }
}

/** The words of a `words.json`, whole or as stems with classes of endings. */
export function wordList({ words, endings }: Pick<Words, 'words' | 'endings'>): WordList {
  return endings === undefined ? new Set(words.split(' ')) : new BentWords(words, endings)
}
