import type { Rule } from './rules.ts'
import type { Part, Projection, Script } from './script.ts'

const AGGREGATES = new Set([
  'count',
  'collect',
  'sum',
  'avg',
  'min',
  'max',
  'stdev',
  'percentilecont',
  'percentiledisc',
])

/** Rules on RETURN, WITH, ORDER BY, SKIP and LIMIT. */
export const columnRules: readonly Rule[] = [
  {
    name: 'unnamed-column',
    remedy: 'Name every column that is more than a variable: AS name.',
    find: (script) => script.projections().flatMap(({ columns }) => unnamed(script, columns)),
  },
  {
    name: 'alias-takes-name',
    remedy: 'Give the alias a name that no variable has: engines disagree on which of the two is meant.',
    find: takenNames,
  },
  {
    name: 'order-by-expression',
    remedy: 'Order by an alias or by a property of a variable: the embedded engine leaves other expressions unsorted.',
    find: (script) => script.keywords('order').flatMap((at) => computedOrder(script, at)),
  },
  {
    name: 'limit-without-order',
    remedy: 'SKIP and LIMIT need an ORDER BY that ends in a unique key: else each engine picks other rows.',
    find: (script) => script.projections().flatMap((projection) => unorderedLimit(script, projection)),
  },
  {
    name: 'computed-limit',
    remedy: 'SKIP and LIMIT take a number or a parameter.',
    find: (script) =>
      script.keywords('skip', 'limit').filter((at) => {
        const isPlain = script.kind(at + 1) === 'number' || script.kind(at + 1) === 'parameter'
        return script.isClause(at) && !(isPlain && script.clauseEnd(at) === at + 2)
      }),
  },
  {
    name: 'computed-aggregate',
    remedy: 'Aggregate in one WITH, compute with the result in the next: only Neo4j does both at once.',
    find: (script) => aggregates(script).filter((at) => isComputedWith(script, at)),
  },
]

function unnamed(script: Script, columns: Projection['columns']): readonly number[] {
  const isVariable = ({ first, end }: Part) =>
    end === first + 1 && ['word', 'quoted'].includes(script.kind(first) ?? '')
  return columns.filter((column) => column.alias === undefined && !isVariable(column)).map((column) => column.first)
}

/** Aliases that equal an earlier variable or alias of the same query part, but for `x AS x`. */
function takenNames(script: Script): readonly number[] {
  const seen = new Set<string>()
  const taken: number[] = []
  for (const index of script.tokens.keys()) {
    if (!isAlias(script, index) && !isPatternVariable(script, index)) continue
    const name = `${partOf(script, index)} ${script.word(index)}`
    if (isAlias(script, index) && seen.has(name) && !isItself(script, index)) taken.push(index)
    seen.add(name)
  }
  return taken
}

function isAlias(script: Script, index: number): boolean {
  return script.word(index - 1) === 'as' && script.isKeyword(index - 1)
}

function isItself(script: Script, alias: number): boolean {
  const before = script.word(alias - 3)
  return script.word(alias - 2) === script.word(alias) && [',', 'with', 'return', 'distinct'].includes(before)
}

function isPatternVariable(script: Script, index: number): boolean {
  const isName = script.kind(index) === 'word' && script.around(index) === index - 1
  return isName && script.isPattern(index - 1) && [':', ')', ']', '{', '*'].includes(script.word(index + 1))
}

/** The subquery and the branch of its UNION in which a token stands. */
function partOf(script: Script, index: number): string {
  let bracket = script.around(index)
  while (bracket !== -1 && !script.isSubquery(bracket)) bracket = script.around(bracket)
  const branches = script.keywords('union').filter((at) => at < index && script.around(at) === bracket)
  return `${bracket}.${branches.length}`
}

function computedOrder(script: Script, at: number): readonly number[] {
  const isPlain = ({ first, end }: Part) => {
    const direction = ['asc', 'desc', 'ascending', 'descending'].includes(script.word(end - 1)) ? 1 : 0
    const length = end - direction - first
    return length === 1 || (length === 3 && script.word(first + 1) === '.')
  }
  return script
    .parts(at + 2, script.clauseEnd(at))
    .filter((part) => !isPlain(part))
    .map((part) => part.first)
}

/** SKIP or LIMIT after a projection that does not order. */
function unorderedLimit(script: Script, { end }: Projection): readonly number[] {
  return ['skip', 'offset', 'limit'].includes(script.word(end)) ? [end] : []
}

function aggregates(script: Script): number[] {
  return script.all(...AGGREGATES).filter((at) => script.word(at + 1) === '(' && script.isCall(at + 1))
}

/** Whether the aggregate is picked from, computed with, or put in a map; `coalesce` around it is right on both. */
function isComputedWith(script: Script, at: number): boolean {
  const after = script.word(script.closing(at + 1) + 1)
  const signs = ['+', '-', '*', '/', '%', '^']
  return (
    signs.includes(after) ||
    signs.includes(script.word(at - 1)) ||
    ['[', '.'].includes(after) ||
    script.isMap(script.around(at))
  )
}
