import type { Rule } from './rules.ts'
import type { Script } from './script.ts'

/** Rules on single phrases, wherever they stand. */
export const phraseRules: readonly Rule[] = [
  {
    name: 'interpolation',
    remedy: 'Values never enter the text: pass a parameter.',
    find: (script) => script.all('$'),
  },
  {
    name: 'collect-subquery',
    remedy: 'Collect in a WITH, or use a pattern comprehension.',
    find: (script) => script.all('collect').filter((at) => script.word(at + 1) === '{'),
  },
  {
    name: 'return-in-test',
    remedy: 'EXISTS and COUNT hold a pattern, or MATCH and WHERE.',
    find: (script) =>
      script.keywords('return', 'with', 'union').filter((at) => {
        const around = script.around(at)
        return script.isClause(at) && script.isSubquery(around) && ['exists', 'count'].includes(script.word(around - 1))
      }),
  },
  {
    name: 'all-columns',
    remedy: 'Name the columns: their order differs.',
    find: (script) => script.keywords('return').filter((at) => script.word(at + 1) === '*'),
  },
  {
    name: 'regular-expression',
    remedy: 'No look-around and no (?i): fold the text before it is stored, or use CONTAINS.',
    find: (script) =>
      script.all('=~').filter((at) => script.kind(at + 1) === 'text' && /\(\?/.test(script.word(at + 1))),
  },
  {
    name: 'negative-slice',
    remedy: 'Count from the front: a slice from the end is empty on the embedded engine.',
    find: (script) => script.all('..').filter((at) => isNegative(script, at)),
  },
  {
    name: 'many-statements',
    remedy: 'One statement a text, without a semicolon.',
    find: (script) => script.all(';'),
  },
]

function isNegative(script: Script, dots: number): boolean {
  if (script.isRelationship(script.around(dots))) return false
  return script.word(dots + 1) === '-' || (script.kind(dots - 1) === 'number' && script.word(dots - 2) === '-')
}
