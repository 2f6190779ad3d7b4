import { EntenteError } from '#contract'
import type { Row, Statement, StoredNode, StoredRelationship } from '../engine.ts'
import {
  deedsDone,
  idsWithLabel,
  labelsHeld,
  linesFrom,
  linesHeld,
  nodesWithIds,
  readMeta,
} from '../statements/copy.ts'
import { lineRecord, nodeRecord, type StoreRecord } from './record.ts'

export type Read = (statement: Statement) => Promise<readonly Row[]>

/** Nodes that are asked for at once; articles are long. */
const BATCH = 1000
const ARTICLES = 100
/** What is no part of a copy: the store's own node travels apart, leases belong to whoever works on this store. */
export const APART: ReadonlySet<string> = new Set(['Meta', 'Lease'])
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/

/** What a store says of itself. */
export interface StoreMeta {
  readonly schemaVersion: number
  readonly algorithmVersion: number
  readonly epoch: number
}

/** The store's own node; throws `store-foreign` where there is none. */
export async function readStoreMeta(read: Read): Promise<StoreMeta> {
  const [row] = await read(readMeta())
  const meta = row && (row.meta as StoredNode).properties
  if (meta === undefined) throw new EntenteError('store-foreign', 'The database is not a store of Entente.')
  return {
    schemaVersion: Number(meta.schemaVersion),
    algorithmVersion: Number(meta.algorithmVersion ?? 0),
    epoch: Number(meta.epoch ?? 0),
  }
}

/** Everything in a store, whatever its version: first all nodes, then all lines, each by label or type and id. */
export async function* readRecords(read: Read): AsyncGenerator<StoreRecord> {
  const ids = new Map<string, readonly string[]>()
  for (const label of await labelsOf(read)) {
    const own = await idsOf(read, label)
    ids.set(label, own)
    yield* nodesOf(read, label, own)
  }
  for (const [from, type, to] of await kindsOfLines(read)) yield* linesOf(read, from, type, to, ids.get(from) ?? [])
}

async function labelsOf(read: Read): Promise<readonly string[]> {
  const labels = (await read(labelsHeld())).map((row) => oneLabel(row.labels))
  return labels.filter((label) => !APART.has(label)).toSorted()
}

async function kindsOfLines(read: Read): Promise<readonly (readonly [string, string, string])[]> {
  const kinds = (await read(linesHeld())).map(
    (row) => [oneLabel(row.sourceLabels), nameOf(row.type), oneLabel(row.targetLabels)] as const,
  )
  return kinds.toSorted((a, b) => (a.join() < b.join() ? -1 : 1))
}

function oneLabel(labels: unknown): string {
  const [label, another] = labels as readonly unknown[]
  if (another !== undefined) throw strange(`A node has the labels ${(labels as readonly string[]).join(' and ')}`)
  return nameOf(label)
}

/** Names go into the text of statements. */
function nameOf(name: unknown): string {
  if (typeof name === 'string' && NAME.test(name)) return name
  throw strange(`There is a label or a type "${name}"`)
}

async function idsOf(read: Read, label: string): Promise<readonly string[]> {
  const ids = (await read(idsWithLabel(label))).map((row) => row.id)
  if (ids.some((id) => typeof id !== 'string' || id === '')) throw strange(`A node with the label ${label} has no id`)
  return [...new Set(ids as string[])].toSorted()
}

function strange(what: string): EntenteError {
  return new EntenteError('store-foreign', `${what}: that is none of Entente, and no copy can carry it.`)
}

async function* nodesOf(read: Read, label: string, ids: readonly string[]): AsyncGenerator<StoreRecord> {
  for (const part of batches(ids, label === 'Article' ? ARTICLES : BATCH)) {
    const rows = await read(nodesWithIds(label, part))
    const found = rows.map((row) => nodeRecord(row.node as StoredNode))
    yield* found.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  }
}

async function* linesOf(
  read: Read,
  from: string,
  type: string,
  to: string,
  ids: readonly string[],
): AsyncGenerator<StoreRecord> {
  for (const part of batches(ids)) {
    const rows = await read(linesFrom(from, type, to, part))
    const found = rows.map((row) =>
      lineRecord(row.line as StoredRelationship, [from, String(row.source)], [to, String(row.target)]),
    )
    yield* found
      .map((line) => [JSON.stringify(line.from) + JSON.stringify(line), line] as const)
      .toSorted(byText)
      .map(([, line]) => line)
  }
}

const byText = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1)

function* batches<T>(items: readonly T[], size = BATCH): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size)
}

/** The same, and ends with `store-busy` where something was written meanwhile: what was read may not belong together. */
export async function* readStillRecords(read: Read): AsyncGenerator<StoreRecord> {
  const before = await deeds(read)
  yield* readRecords(read)
  if ((await deeds(read)) === before) return
  throw new EntenteError('store-busy', 'Something was written meanwhile; try again when nothing is being loaded.')
}

async function deeds(read: Read): Promise<string> {
  const rows = await read(deedsDone())
  return rows
    .map(({ what, state, number }) => `${what} ${state} ${number}`)
    .toSorted()
    .join('\n')
}
