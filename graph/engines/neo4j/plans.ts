import type { Statement } from '../../engine.ts'

/** Quoted things, in which a dollar is a letter like any other, and parameters. */
const PARAMETERS = /'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*"|`(?:[^`]|``)*`|\$([\p{L}\p{N}_]+)/gu

/**
 * The same statement with its lists inside one map. Neo4j plans a statement anew for a list of no, one, ten, a hundred or a
 * thousand items, and planning takes longer than most statements run; of a map it knows no size.
 */
export function plannedOnce({ cypher, params }: Statement): Statement {
  const isList = (name: string): boolean => Array.isArray(params[name])
  const [lists, others] = [isList, (name: string) => !isList(name)].map((wanted) =>
    Object.fromEntries(Object.entries(params).filter(([name]) => wanted(name))),
  )
  return {
    cypher: cypher.replace(PARAMETERS, (found, name?: string) =>
      name !== undefined && isList(name) ? `$lists.${name}` : found,
    ),
    params: { ...others, lists: lists ?? {} },
  }
}

/**
 * The same statement, whose plan stays as it was made first. Neo4j plans anew what it counts more nodes for, which a store that
 * is being filled always has; the statements of units find everything by ids, however much there is.
 */
export const plannedForGood = (statement: Statement): Statement => ({
  ...statement,
  cypher: `CYPHER replan=skip ${statement.cypher}`,
})
