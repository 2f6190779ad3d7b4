import type { Rule } from './rules.ts'
import type { Script } from './script.ts'

/** Rules on SET, MERGE and DELETE. */
export const writeRules: readonly Rule[] = [
  {
    name: 'set-from-entity',
    remedy: 'Write properties(b), or a map: an entity on the right does nothing on the embedded engine.',
    find: (script) =>
      assignments(script)
        .filter(({ target, value }) => target === 1 && isName(script, value))
        .map(({ value }) => value.first),
  },
  {
    name: 'append-to-nothing',
    remedy: 'Write coalesce(list, []) + [x]: adding to what is not there deletes the property.',
    find: (script) => assignments(script).flatMap(({ value }) => (appends(script, value) ? [value.first] : [])),
  },
]

interface Assignment {
  /** How many tokens stand left of the sign: one for a whole node, three for a property. */
  readonly target: number
  readonly value: { readonly first: number; readonly end: number }
}

function assignments(script: Script): readonly Assignment[] {
  const clauses = script.keywords('set').filter((at) => script.isClause(at))
  return clauses.flatMap((at) =>
    script.parts(at + 1, script.clauseEnd(at)).flatMap(({ first, end }) => {
      const sign = script.all('=', '+=').find((index) => index > first && index < end)
      return sign === undefined ? [] : [{ target: sign - first, value: { first: sign + 1, end } }]
    }),
  )
}

function isName(script: Script, { first, end }: Assignment['value']): boolean {
  return end === first + 1 && script.kind(first) === 'word'
}

/** `a.tags + 'x'` or `a.tags + [x]`, without coalesce. */
function appends(script: Script, { first }: Assignment['value']): boolean {
  if (script.word(first + 1) !== '.' || script.word(first + 3) !== '+') return false
  return script.kind(first + 4) === 'text' || script.word(first + 4) === '['
}
