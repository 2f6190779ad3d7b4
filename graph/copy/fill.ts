import { EntenteError } from '#contract'
import type { Statement } from '../engine.ts'
import type { DefinableEngine } from '../engines/definable.ts'
import { newMark } from '../mark.ts'
import { schemaStatements } from '../schema.ts'
import { changeMeta, createNodes, idsWithLabel, labelsHeld, putMeta } from '../statements/copy.ts'
import { deleteNodes } from '../statements/ledger-base.ts'
import { createLayerLines } from '../statements/ledger-layer.ts'
import { Counter, sameTally, type Tally } from './digest.ts'
import { APART, readRecords, type StoreMeta } from './read.ts'
import { asParams, isNode, type LineRecord, type NodeRecord, type StoreRecord } from './record.ts'

const BATCH = 2000
/** Characters of one batch: a server's memory for a transaction is limited. */
const LETTERS = 4_000_000

/** What goes into a store. */
export interface Contents {
  readonly meta: StoreMeta
  readonly records: AsyncIterable<StoreRecord>
  /** What the records must come to, asked once they have passed. */
  readonly tally: () => Tally
}

/**
 * Fills a store with exactly these contents, in place of what it held; then reads it back and compares. Until that is done
 * the store says that it is being filled, and opens for nothing else: whoever is killed meanwhile begins again.
 */
export async function fillStore(engine: DefinableEngine, { meta, records, tally }: Contents): Promise<Tally> {
  await engine.define(schemaStatements())
  await run(engine, putMeta({ ...meta, filling: true }))
  await emptyStore(engine)
  await writeRecords(engine, records)
  const written = await tallyOf((statement) => engine.read(statement))
  if (!sameTally(written, tally()))
    throw new EntenteError('internal', `What was written is not what was read: ${told(written)}, not ${told(tally())}.`)
  await run(engine, changeMeta({ filling: null, ...(meta.schemaVersion > 1 && { mark: newMark() }) }))
  return written
}

const told = ({ nodes, lines, digest }: Tally): string => `${nodes} nodes and ${lines} lines (${digest.slice(0, 8)})`

const run = (engine: DefinableEngine, statement: Statement) => engine.write((transaction) => transaction.run(statement))

/** Takes everything out but the store's own node. */
async function emptyStore(engine: DefinableEngine): Promise<void> {
  for (const row of await engine.read(labelsHeld())) {
    const label = String((row.labels as readonly string[])[0])
    if (APART.has(label)) continue
    const ids = (await engine.read(idsWithLabel(label))).map(({ id }) => String(id)).toSorted()
    for (let at = 0; at < ids.length; at += BATCH) await run(engine, deleteNodes(label, ids.slice(at, at + BATCH)))
  }
}

/** Everything in a store, counted. */
export async function tallyOf(read: Parameters<typeof readRecords>[0]): Promise<Tally> {
  const counter = new Counter()
  for await (const record of readRecords(read)) counter.add(record)
  return counter.tally
}

async function writeRecords(engine: DefinableEngine, records: AsyncIterable<StoreRecord>): Promise<void> {
  for await (const batch of inBatches(records)) {
    await run(engine, statementOf(batch))
  }
}

/** Records of one kind as the statement that writes them. */
export function statementOf(batch: readonly StoreRecord[]): Statement {
  const [first] = batch
  return first !== undefined && isNode(first) ? nodesOf(batch) : linesOf(batch)
}

function nodesOf(batch: readonly StoreRecord[]): Statement {
  const nodes = batch as readonly NodeRecord[]
  return createNodes(
    nodes[0]?.label ?? '',
    nodes.map(({ properties }) => ({ props: asParams(properties) })),
  )
}

function linesOf(batch: readonly StoreRecord[]): Statement {
  const lines = batch as readonly LineRecord[]
  const [first] = lines
  const rows = lines.map(({ from, to, properties }) => ({ from: from[1], to: to[1], props: asParams(properties) }))
  return createLayerLines(first?.from[0] ?? '', `\`${first?.type}\``, first?.to[0] ?? '', rows)
}

/** Records of one kind, as they come. */
async function* inBatches(records: AsyncIterable<StoreRecord>): AsyncGenerator<readonly StoreRecord[]> {
  let [batch, letters, kind]: [StoreRecord[], number, string] = [[], 0, '']
  for await (const record of records) {
    const own = kindOf(record)
    if (batch.length > 0 && (own !== kind || batch.length >= BATCH || letters > LETTERS)) {
      yield batch
      batch = []
      letters = 0
    }
    batch.push(record)
    letters += lettersOf(record)
    kind = own
  }
  if (batch.length > 0) yield batch
}

const kindOf = (record: StoreRecord): string =>
  isNode(record) ? record.label : `${record.from[0]} ${record.type} ${record.to[0]}`

function lettersOf({ properties }: StoreRecord): number {
  return Object.values(properties).reduce<number>(
    (sum, value) => sum + (typeof value === 'string' ? value.length : 8),
    0,
  )
}
