import type { Rule } from './rules.ts'
import type { Script } from './script.ts'

const RESERVED = new Set(
  'as case create delete detach distinct else false in is match merge not null optional or remove return set then true union unwind when where with xor'.split(
    ' ',
  ),
)
const TEMPORAL = ['date', 'datetime', 'localdatetime', 'time', 'localtime', 'duration']

/** Rules on names and on functions. */
export const nameRules: readonly Rule[] = [
  {
    name: 'reserved-name',
    remedy: 'Take another name: this one is a word of the language on one of the engines.',
    find: (script) => [...script.tokens.keys()].filter((index) => isReservedName(script, index)),
  },
  {
    name: 'dotted-function',
    remedy: 'Compute it in TypeScript: functions with a dot in their name are there on one engine only.',
    find: (script) => script.all('.').filter((at) => script.kind(at + 1) === 'word' && script.word(at + 2) === '('),
  },
  {
    name: 'temporal-function',
    remedy: 'Pass a CalendarDate as a parameter: the embedded engine makes null of a date it cannot read.',
    find: (script) =>
      script.all(...TEMPORAL).filter((at) => script.word(at + 1) === '(' && script.word(at - 1) !== '.'),
  },
  {
    name: 'exists-of-property',
    remedy: 'Write IS NOT NULL; EXISTS { … } asks for a pattern.',
    find: (script) => script.all('exists').filter((at) => script.word(at + 1) === '('),
  },
  {
    name: 'internal-id',
    remedy: 'Use the property id: internal ids differ from engine to engine and from day to day.',
    find: (script) => script.all('id', 'elementid').filter((at) => script.isCall(at + 1)),
  },
  {
    name: 'own-of-one-engine',
    remedy: 'Procedures, SHOW, LOAD and administration differ: they belong in graph/engines.',
    find: (script) => [
      ...procedures(script),
      ...script.keywords('show', 'load', 'use').filter((at) => isStart(script, at)),
    ],
  },
  {
    name: 'differing-function',
    remedy: 'The engines answer this differently: do it in TypeScript.',
    find: (script) => [...emptySplits(script), ...computedPercentiles(script)],
  },
]

/** After AS, a dot, a colon of a label, or as parameter, the word is a name; as a key of a map too. */
function isReservedName(script: Script, index: number): boolean {
  if (script.kind(index) === 'parameter') return RESERVED.has(script.word(index).slice(1))
  if (script.kind(index) !== 'word' || !RESERVED.has(script.word(index))) return false
  const inMap = script.isMap(script.around(index))
  if (inMap && script.word(index + 1) === ':') return true
  return ['.', 'as'].includes(script.word(index - 1)) || (script.word(index - 1) === ':' && !inMap)
}

function isStart(script: Script, at: number): boolean {
  return at === 0 || script.isClause(at - 1) || script.word(at - 1) === ';'
}

function procedures(script: Script): readonly number[] {
  return script.keywords('call').filter((at) => script.kind(at + 1) === 'word')
}

function emptySplits(script: Script): readonly number[] {
  return script.all('split').filter((at) => {
    const last = script.word(script.closing(at + 1) - 1)
    return script.word(at + 1) === '(' && (last === "''" || last === '""')
  })
}

function computedPercentiles(script: Script): readonly number[] {
  return script
    .all('percentilecont', 'percentiledisc')
    .filter((at) => script.kind(script.closing(at + 1) - 1) !== 'number')
}
