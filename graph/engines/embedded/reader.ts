import { Worker } from 'node:worker_threads'
import grafeo from '@grafeo-db/js'
import { EntenteError } from '#contract'
import { describeFailure, describeOpening } from './failures.ts'
import type { ReaderData, ReaderReply, ReaderRequest } from './messages.ts'
import { rowsOf } from './rows.ts'

/** What a plan that only reads the graph is made of, as `EXPLAIN` of @grafeo-db/js 0.6.0 calls it; 51 hands rows to a subquery. */
const READING = new Set(
  'Return Limit Sort Project NodeScan Aggregate Filter Expand Unwind Empty Distinct Union ShortestPath Skip LeftJoin Apply Join SemiJoin AntiJoin CrossProduct CrossJoin Discriminant(51)'.split(
    ' ',
  ),
)
/** How often memory is looked at, from a thread that no query holds up. */
const LOOK_MS = 20
const WATCH = `
const { workerData } = require('node:worker_threads')
setInterval(() => {
  if (process.memoryUsage.rss() > workerData.bytes) process.kill(process.pid, workerData.signal)
}, workerData.every)`

type GrafeoDB = InstanceType<typeof grafeo.GrafeoDB>

async function answer(database: GrafeoDB, { cypher, params, rows }: ReaderRequest): Promise<ReaderReply> {
  try {
    const [plan] = (await database.executeCypher(`EXPLAIN ${cypher}`, params)).toArray()
    refuseOther(String(plan?.plan))
    const result = await database.executeCypher(cypher, params)
    const shown = rowsOf(result, 0, Math.min(result.length, rows))
    return { columns: result.columns, rows: shown, truncated: result.length > rows }
  } catch (error) {
    return { failure: describeFailure(error) }
  }
}

function refuseOther(plan: string): void {
  const steps = plan.split('\n').map((line) => /^\s*(\w+(?:\(\d+\))?)/.exec(line)?.[1])
  const other = steps.find((step) => step !== undefined && !READING.has(step))
  if (other !== undefined) throw new EntenteError('query-failed', `The query would do more than read: ${other}.`)
}

function open(file: string): GrafeoDB | undefined {
  try {
    const database = grafeo.GrafeoDB.openReadOnly(file)
    process.send?.({})
    return database
  } catch (error) {
    process.send?.({ failure: describeOpening(error, file) })
    return undefined
  }
}

/** Serves one snapshot to the process that started this one, until that one is gone. */
function serve({ file, bytes, signal }: ReaderData): void {
  new Worker(WATCH, { eval: true, workerData: { bytes, signal, every: LOOK_MS } }).unref()
  const database = open(file)
  process.on('message', async (request: ReaderRequest) => {
    if (database) process.send?.(await answer(database, request))
  })
  process.on('disconnect', () => process.exit(0))
}

serve(JSON.parse(process.argv[2] ?? '{}') as ReaderData)
