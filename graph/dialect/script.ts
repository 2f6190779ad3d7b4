import type { Token } from './tokens.ts'

const words = (list: string) => new Set(list.split(' '))
const OPENING = words('( [ {')
const CLOSING = words(') ] }')
/** Words that end the clause before them. */
const CLAUSES = words(
  'match optional unwind where order skip limit offset return with create merge set delete detach remove call union foreach on',
)
/** Words before which a bracket opens no call of a function. */
const OPERATORS = words('and or not xor in is as when then else case distinct by contains starts ends where yield')
/** Before these a bracket holds a list and a condition on its members. */
const LIST_TESTS = words('all any none single')

/** A stretch of tokens from `first` to before `end`. */
export interface Part {
  readonly first: number
  readonly end: number
}

/** A column of RETURN or WITH without its alias, and the token that is its alias. */
export interface Column extends Part {
  readonly alias?: number
}

/** RETURN or WITH. */
export interface Projection {
  readonly at: number
  readonly columns: readonly Column[]
  /** The first token after the columns. */
  readonly end: number
}

/** The tokens of one text and what stands in which bracket. Past either end every token is empty. */
export class Script {
  readonly tokens: readonly Token[]
  /** For each token the opening bracket around it, -1 outside all. */
  readonly #around: number[] = []
  readonly #closing = new Map<number, number>()
  readonly #opening = new Map<number, number>()

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
    const open: number[] = []
    for (const [index, { text }] of tokens.entries()) {
      if (CLOSING.has(text)) this.#pair(open.pop() ?? -1, index)
      this.#around.push(open.at(-1) ?? -1)
      if (OPENING.has(text)) open.push(index)
    }
  }

  /** The token in lower case; a quoted name keeps its marks and so equals no word. */
  word(index: number): string {
    return this.tokens[index]?.text.toLowerCase() ?? ''
  }

  kind(index: number): Token['kind'] | undefined {
    return this.tokens[index]?.kind
  }

  around(index: number): number {
    return this.#around[index] ?? -1
  }

  closing(open: number): number {
    return this.#closing.get(open) ?? this.tokens.length
  }

  /** The tokens that equal one of these words or signs. */
  all(...wanted: string[]): number[] {
    return [...this.tokens.keys()].filter((index) => wanted.includes(this.word(index)))
  }

  /** The words of the language among them, not names after a dot, a colon or AS, nor keys. */
  keywords(...wanted: string[]): number[] {
    return this.all(...wanted).filter((index) => this.isKeyword(index))
  }

  isKeyword(index: number): boolean {
    if (this.kind(index) !== 'word' || ['.', 'as'].includes(this.word(index - 1))) return false
    const inMap = this.isMap(this.around(index))
    if (inMap) return this.word(index + 1) !== ':'
    return this.word(index - 1) !== ':'
  }

  isClause(index: number): boolean {
    if (!CLAUSES.has(this.word(index)) || !this.isKeyword(index)) return false
    return !(this.word(index) === 'with' && ['starts', 'ends'].includes(this.word(index - 1)))
  }

  /** Whether this bracket opens a query of its own. */
  isSubquery(open: number): boolean {
    if (this.word(open) !== '{') return false
    if (['exists', 'count', 'collect', 'call'].includes(this.word(open - 1))) return true
    return this.word(open - 1) === ')' && this.word((this.#opening.get(open - 1) ?? 0) - 1) === 'call'
  }

  isMap(open: number): boolean {
    return this.word(open) === '{' && !this.isSubquery(open)
  }

  isCall(open: number): boolean {
    if (this.word(open) !== '(' || this.kind(open - 1) !== 'word') return false
    return !this.isClause(open - 1) && !OPERATORS.has(this.word(open - 1))
  }

  isListTest(open: number): boolean {
    return this.word(open) === '(' && LIST_TESTS.has(this.word(open - 1))
  }

  isRelationship(open: number): boolean {
    return this.word(open) === '[' && ['-', '<-'].includes(this.word(open - 1))
  }

  /** Whether this bracket may hold a node or a relationship of a pattern. */
  isPattern(open: number): boolean {
    return this.isRelationship(open) || (this.word(open) === '(' && !this.isCall(open))
  }

  /** Where the clause that begins here ends: at the next one beside it, or with its bracket. */
  clauseEnd(start: number): number {
    const bracket = this.around(start)
    const last = bracket === -1 ? this.tokens.length : this.closing(bracket)
    const beside = [...this.tokens.keys()].slice(start + 1, last).filter((index) => this.around(index) === bracket)
    return beside.find((index) => this.isClause(index) || this.word(index) === ';') ?? last
  }

  /** What stands between the commas from one token to another. */
  parts(from: number, end: number): readonly Part[] {
    const commas = this.all(',').filter((i) => i >= from && i < end && this.around(i) === this.around(from))
    const starts = [from, ...commas.map((comma) => comma + 1)]
    return starts.map((first, index) => ({ first, end: commas[index] ?? end }))
  }

  projections(): readonly Projection[] {
    const starts = this.all('return', 'with').filter((index) => this.isClause(index))
    return starts.map((at) => {
      const end = this.clauseEnd(at)
      const from = this.word(at + 1) === 'distinct' ? at + 2 : at + 1
      return { at, end, columns: this.parts(from, end).map((part) => this.#column(part)) }
    })
  }

  #column(part: Part): Column {
    const alias = part.end - 1
    const isNamed = this.word(alias - 1) === 'as' && alias - 1 > part.first
    return isNamed ? { first: part.first, end: alias - 1, alias } : part
  }

  #pair(open: number, close: number): void {
    this.#closing.set(open, close)
    this.#opening.set(close, open)
  }
}
