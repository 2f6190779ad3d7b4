/** The number of each name of a feature, and the names in that order. */
const numbers = new Map<string, number>()
const names: string[] = []

/** The number of a feature's name: names are few and asked for at every word of meeting, so that they are numbered once. */
export function numberOf(name: string): number {
  const known = numbers.get(name)
  if (known !== undefined) return known
  numbers.set(name, names.length)
  return names.push(name) - 1
}

/** The name that a number stands for. */
export const nameOf = (number: number): string => names[number] ?? ''

/** How many names have a number so far. */
export const countNames = (): number => names.length

type Word = string | number
/** What a template gives, by its words one after another. */
type Written = Map<Word, Written | string>

const written = new Map<TemplateStringsArray, Written | string>()

/** The name that a template gives for its words, put together once for the same words: doing so each time took longer than judging what has the name. */
export function named(parts: TemplateStringsArray, ...words: readonly Word[]): string {
  let at = within(written, parts)
  for (let index = 0; index < words.length - 1; index++) at = within(at, words[index] as Word)
  const last = words[words.length - 1] as Word
  const known = at.get(last) as string | undefined
  if (known !== undefined) return known
  const name = String.raw({ raw: parts }, ...words)
  at.set(last, name)
  return name
}

function within<Key>(map: Map<Key, Written | string>, key: Key): Written {
  const known = map.get(key)
  if (known instanceof Map) return known
  const made: Written = new Map()
  map.set(key, made)
  return made
}

/** Named values of one case, in the order in which they were set; what is not named is 0. A name is set once. */
export class Features {
  readonly numbers: number[] = []
  readonly values: number[] = []

  /** Features from a table of names and values. */
  static of(table: Readonly<Record<string, number>>): Features {
    const features = new Features()
    for (const name in table) features.set(name, table[name] ?? 0)
    return features
  }

  /** Sets a value; nothing is kept of 0 and false. */
  set(name: string, on: boolean | number): void {
    if (on) this.put(numberOf(name), Number(on))
  }

  /** Sets a value by the number of its name. */
  put(number: number, value: number): void {
    this.numbers.push(number)
    this.values.push(value)
  }

  get(name: string): number {
    const at = this.numbers.indexOf(numberOf(name))
    return at < 0 ? 0 : (this.values[at] as number)
  }

  /** Each name with its value. */
  entries(): [string, number][] {
    return this.numbers.map((number, at) => [nameOf(number), this.values[at] as number])
  }
}

/** Values by the number of their name, for one case at a time: clearing what was set is quicker than a table for each. */
export class Table {
  #values = new Float64Array(0)

  /** Lends the values of these features to the work, by the number of their names. */
  with<Result>(features: Features, work: (values: Float64Array) => Result): Result {
    if (this.#values.length < names.length) this.#values = new Float64Array(names.length * 2)
    const { numbers: list, values } = features
    const table = this.#values
    for (let at = 0; at < list.length; at++) table[list[at] as number] = values[at] as number
    const result = work(table)
    for (let at = 0; at < list.length; at++) table[list[at] as number] = 0
    return result
  }
}

/** Each feature at its highest above 0 among several, in the order in which they come first. */
export function highest(all: readonly Features[]): Features {
  const most = new Features()
  if (places.length < names.length) places = new Int32Array(names.length * 2)
  for (const { numbers: list, values } of all)
    for (let at = 0; at < list.length; at++) {
      const [number, value] = [list[at] as number, values[at] as number]
      if (value <= 0) continue
      const place = (places[number] as number) - 1
      if (place < 0) places[number] = most.numbers.push(number) && most.values.push(value)
      else if (value > (most.values[place] as number)) most.values[place] = value
    }
  for (const number of most.numbers) places[number] = 0
  return most
}

/** Where in a list a feature stands, counted from 1; 0 where it does not yet. */
let places = new Int32Array(0)
