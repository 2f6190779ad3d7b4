import neo4j, { type Driver, type Plan, type Session } from 'neo4j-driver'
import { EntenteError } from '#contract'
import type { Row, Statement, TypedAnswer, TypedLimits } from '../../engine.ts'
import { translate } from './failures.ts'
import { rowOf, toDriver } from './values.ts'

/** What a plan that only reads the graph is made of, on Neo4j 5.26: procedures, loading and every form of locking are not. */
const READING = [
  /^(AllNodesScan|NodeByLabelScan|UnionNodeByLabelsScan|IntersectionNodeByLabelsScan|SubtractionNodeByLabelsScan|NodeByIdSeek|NodeByElementIdSeek|Argument|CacheProperties)$/,
  /^(NodeIndex|NodeUniqueIndex|MultiNodeIndex|DirectedRelationship|UndirectedRelationship|DirectedUnion|UndirectedUnion|DirectedAll|UndirectedAll)\w*$/,
  /^(Expand|OptionalExpand|VarLengthExpand|PruningVarLengthExpand|ShortestPath|StatefulShortestPath|ProjectEndpoints|LegacyFindShortestPaths)\b/,
  /^(Filter|Projection|Distinct|OrderedDistinct|EagerAggregation|OrderedAggregation|NodeCountFromCountStore|RelationshipCountFromCountStore)$/,
  /^(Apply|SemiApply|AntiSemiApply|LetSemiApply|LetAntiSemiApply|SelectOrSemiApply|SelectOrAntiSemiApply|LetSelectOrSemiApply|LetSelectOrAntiSemiApply|RollUpApply|ConditionalApply|AntiConditionalApply|CartesianProduct|Trail|BFSPruningVarLengthExpand)\b/,
  /^(Sort|PartialSort|Top|Top1|PartialTop|PartialTop1|Limit|ExhaustiveLimit|Skip|Unwind|Union|OrderedUnion|Optional|NodeHashJoin|ValueHashJoin|NodeLeftOuterHashJoin|NodeRightOuterHashJoin|AssertSameNode|Eager|EmptyRow|EmptyResult|ProduceResults|ArgumentTracker|TriadicSelection|TriadicBuild|TriadicFilter|SubqueryForeach|NonFuseable|NonPipelined|PreserveOrder|Repeat)\b/,
]
/** The server looks at its clock between rows only, so it is told less, and a query that overstays is cut by closing its session. */
const GRACE_MS = 500

/** Runs a query that somebody typed: its plan is looked at first, then it has so much time and gives so many rows. */
export async function answerTyped(
  driver: Driver,
  database: { readonly database?: string },
  statement: Statement,
  limits: TypedLimits,
): Promise<TypedAnswer> {
  const session = driver.session({ ...database, defaultAccessMode: neo4j.session.READ, fetchSize: limits.rows + 1 })
  let late = false
  const timer = setTimeout(() => {
    late = true
    void session.close().catch(() => undefined)
  }, limits.milliseconds + GRACE_MS)
  try {
    await mustRead(session, statement)
    return await run(session, statement, limits)
  } catch (error) {
    throw stoppedOr(error, late, limits)
  } finally {
    clearTimeout(timer)
    // Closing also ends what the server still computes of rows that nobody wants.
    await session.close().catch(() => undefined)
  }
}

async function mustRead(session: Session, { cypher, params }: Statement): Promise<void> {
  const { summary } = await session.run(`EXPLAIN ${cypher}`, toDriver(params))
  const other = summary.plan
    ? operatorsOf(summary.plan).find((name) => !READING.some((pattern) => pattern.test(name)))
    : 'no plan'
  if (summary.queryType !== 'r' || other !== undefined)
    throw new EntenteError('query-failed', `The query would do more than read: ${other ?? 'it writes'}.`)
}

/** `NodeByLabelScan@neo4j` without the name of the database. */
function operatorsOf({ operatorType, children }: Plan): readonly string[] {
  return [operatorType.replace(/@.*$/, ''), ...children.flatMap(operatorsOf)]
}

/** Never as a managed transaction: an error of memory counts as passing there, and the query would run again. */
async function run(session: Session, { cypher, params }: Statement, limits: TypedLimits): Promise<TypedAnswer> {
  const asOf = new Date().toISOString()
  const result = session.run(cypher, toDriver(params), { timeout: limits.milliseconds })
  const columns = await result.keys()
  const rows: Row[] = []
  let truncated = false
  for await (const record of result) {
    truncated = rows.length === limits.rows
    if (truncated) break
    rows.push(rowOf(record))
  }
  return { columns: columns.map(String), rows, truncated, asOf }
}

const TIME = /TransactionTimedOut|TransactionTerminated|LockClientStopped/
const MEMORY = /OutOfMemory|MemoryLimit|MemoryPool/

function stoppedOr(error: unknown, late: boolean, { milliseconds }: TypedLimits): unknown {
  const code = error instanceof neo4j.Neo4jError ? error.code : ''
  if (late || TIME.test(code))
    return new EntenteError(
      'query-stopped',
      `The query took longer than ${milliseconds / 1000} seconds and was stopped.`,
      { cause: error },
    )
  if (MEMORY.test(code))
    return new EntenteError('query-stopped', 'The query took more memory than it may and was stopped.', {
      cause: error,
    })
  return translate(error)
}
