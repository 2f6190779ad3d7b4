import type { Rule } from './rules.ts'
import type { Script } from './script.ts'

/** Rules on patterns. */
export const patternRules: readonly Rule[] = [
  {
    name: 'label-alternative',
    remedy: 'Write a:X OR a:Y; only types of relationships take X|Y.',
    find: (script) =>
      script.all('|', '!', '&').filter((at) => {
        const around = script.around(at)
        const isLabel = script.word(at - 2) === ':' || script.word(at - 1) === ':'
        return isLabel && (script.word(around) !== '[' || (script.word(at) !== '|' && script.isRelationship(around)))
      }),
  },
  {
    name: 'where-in-pattern',
    remedy: 'Move the condition to a WHERE after the pattern.',
    find: (script) =>
      script.keywords('where').filter((at) => {
        const around = script.around(at)
        return script.isRelationship(around) || (script.word(around) === '(' && !script.isListTest(around))
      }),
  },
  {
    name: 'quantified-path',
    remedy: 'Write *m..n in the relationship.',
    find: quantified,
  },
  {
    name: 'shortest',
    remedy: 'Searching for paths differs per engine: it is a method of the store.',
    find: (script) =>
      script
        .keywords('shortest')
        .filter((at) => script.kind(at + 1) === 'number' || ['any', 'all'].includes(script.word(at - 1))),
  },
  {
    name: 'computed-length',
    remedy: 'The bounds of *m..n are numbers in the text: insert integers that were checked.',
    find: (script) =>
      script
        .all('*')
        .filter(
          (at) =>
            script.isRelationship(script.around(at)) &&
            lengthTokens(script, at).some((i) => script.kind(i) === 'parameter'),
        ),
  },
  {
    name: 'null-in-pattern',
    remedy: 'A null in a pattern matches on one engine and not on the other; a null parameter is right on both.',
    find: (script) =>
      script.keywords('null').filter((at) => {
        const map = script.around(at)
        return script.word(at - 1) === ':' && script.isMap(map) && script.isPattern(script.around(map))
      }),
  },
  {
    name: 'missing-node-as-map',
    remedy: 'A missing node is null on Neo4j and a map of nulls here: collect it first, then project each.',
    find: (script) =>
      optionalVariables(script).flatMap(({ name, after }) =>
        script.all(name).filter((at) => at > after && script.isMap(at + 1) && !isRebound(script, at, name)),
      ),
  },
  {
    name: 'change-of-missing-node',
    remedy: 'Read first and change only what was found: null is taken for something else by one engine.',
    find: (script) =>
      optionalVariables(script).flatMap(({ name, after }) =>
        changed(script).filter((at) => at > after && script.word(at) === name),
      ),
  },
]

function quantified(script: Script): readonly number[] {
  const afterArrow = script.all('+', '*', '{').filter((at) => {
    const before = script.word(at - 1)
    return before === '->' || (before === '-' && script.word(at - 2) === ']')
  })
  const afterGroup = script
    .all('{')
    .filter(
      (at) =>
        script.word(at - 1) === ')' && ['number', 'sign'].includes(script.kind(at + 1) ?? '') && !script.isSubquery(at),
    )
  return [...afterArrow, ...afterGroup]
}

/** The tokens between `*` and the end of its relationship or its map of properties. */
function lengthTokens(script: Script, star: number): readonly number[] {
  const close = script.closing(script.around(star))
  const beside = [...script.tokens.keys()].slice(star + 1, close)
  return beside.filter((index) => script.around(index) === script.around(star))
}

/** Variables that first stand in an OPTIONAL MATCH, until a condition says that they are there. */
function optionalVariables(script: Script): readonly { readonly name: string; readonly after: number }[] {
  return script.keywords('optional').flatMap((at) => {
    const end = script.clauseEnd(at + 1)
    const inside = [...script.tokens.keys()].slice(at, end)
    const names = inside.filter(
      (i) => script.kind(i) === 'word' && script.isPattern(i - 1) && script.around(i) === i - 1,
    )
    const fresh = names.map((i) => script.word(i)).filter((name) => script.all(name).every((i) => i >= at))
    return fresh.filter((name) => !isSecured(script, name, end)).map((name) => ({ name, after: end - 1 }))
  })
}

function isSecured(script: Script, name: string, after: number): boolean {
  return script
    .all(name)
    .some((i) => i > after && [1, 2, 3].every((n) => script.word(i + n) === ['is', 'not', 'null'][n - 1]))
}

/** The first word of everything that is set, removed or deleted. */
function changed(script: Script): readonly number[] {
  const clauses = script.keywords('delete', 'set', 'remove').filter((at) => script.isClause(at))
  return clauses.flatMap((at) => script.parts(at + 1, script.clauseEnd(at)).map(({ first }) => first))
}

/** Inside `[x IN …]` the name is that of a member of the list. */
function isRebound(script: Script, at: number, name: string): boolean {
  for (let bracket = script.around(at); bracket !== -1; bracket = script.around(bracket)) {
    if (script.word(bracket) === '[' && script.word(bracket + 1) === name && script.word(bracket + 2) === 'in')
      return true
  }
  return false
}
