/** One token of a Cypher text; comments and spaces are none. */
export interface Token {
  readonly kind: 'word' | 'quoted' | 'text' | 'number' | 'parameter' | 'sign'
  readonly text: string
  /** Where it begins in the text, in UTF-16 code units. */
  readonly at: number
}

const SPACE = /\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\//y
const KINDS: readonly (readonly [Token['kind'], RegExp])[] = [
  ['text', /'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*"/y],
  ['quoted', /`(?:[^`]|``)*`/y],
  ['parameter', /\$(?:[\p{L}\p{N}_]+|`[^`]*`)/uy],
  ['number', /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+/y],
  ['word', /[\p{L}_][\p{L}\p{N}_]*/uy],
  ['sign', /\.\.|->|<-|<=|>=|<>|=~|\+=|\|\||\/(?!\*)|[-+*%^=<>()[\]{},:;.|&!$]/y],
]

/** The tokens of a text up to the first thing that is none; `unreadable` is where that stands. */
export function tokenise(cypher: string): { readonly tokens: readonly Token[]; readonly unreadable?: number } {
  const tokens: Token[] = []
  let at = skipSpace(cypher, 0)
  while (at < cypher.length) {
    const token = tokenAt(cypher, at)
    if (!token) return { tokens, unreadable: at }
    tokens.push(token)
    at = skipSpace(cypher, at + token.text.length)
  }
  return { tokens }
}

function tokenAt(cypher: string, at: number): Token | undefined {
  for (const [kind, pattern] of KINDS) {
    pattern.lastIndex = at
    const text = pattern.exec(cypher)?.[0]
    if (text !== undefined) return { kind, text, at }
  }
  return undefined
}

function skipSpace(cypher: string, from: number): number {
  let at = from
  for (;;) {
    SPACE.lastIndex = at
    const space = SPACE.exec(cypher)?.[0]
    if (space === undefined) return at
    at += space.length
  }
}
