import { RULES } from './dialect/rules.ts'
import { Script } from './dialect/script.ts'
import { tokenise } from './dialect/tokens.ts'

/** A place where a text would be wrong on one of the engines, and what to write instead. */
export interface Breach {
  readonly rule: string
  /** Where in the text, in UTF-16 code units. */
  readonly at: number
  readonly remedy: string
}

/** Every breach of the dialect that both engines share (decision 0004), in the order of the text; none for a text that is right. */
export function checkDialect(cypher: string): readonly Breach[] {
  const { tokens, unreadable } = tokenise(cypher)
  if (unreadable !== undefined) {
    return [
      {
        rule: 'unreadable',
        at: unreadable,
        remedy: 'A text, a name or a comment is not closed, or a sign is unknown.',
      },
    ]
  }
  const script = new Script(tokens)
  const breaches = RULES.flatMap(({ name, remedy, find }) =>
    find(script).map((index) => ({ rule: name, at: tokens[index]?.at ?? 0, remedy })),
  )
  return breaches.toSorted((a, b) => a.at - b.at)
}

/** The names of the parameters that a text uses. */
export function parametersOf(cypher: string): ReadonlySet<string> {
  const { tokens } = tokenise(cypher)
  return new Set(tokens.filter(({ kind }) => kind === 'parameter').map(({ text }) => text.slice(1).replaceAll('`', '')))
}
