import { EntenteError } from '#contract'
import type { Statement, StoredNode, Value } from './engine.ts'
import type { DefinableEngine } from './engines/definable.ts'
import { newMark } from './mark.ts'
import { MIGRATIONS } from './migrations/list.ts'
import { migrate, type Upgrade } from './migrations/migrate.ts'
import { readMeta } from './statements/copy.ts'

/** Grows with every change that a store of an older version needs to be carried through. */
export const SCHEMA_VERSION = MIGRATIONS.at(-1)?.to ?? 1

/** Properties that are looked up, by label; `id` is unique on each. `docs/model.md` tells what they are. */
const LOOKED_UP: Readonly<Record<string, readonly string[]>> = {
  Article: ['publishedAt', 'status'],
  Mention: ['articleId'],
  Figure: ['articleId'],
  Report: ['articleId'],
  Claim: ['articleId'],
  Key: [],
  Judgement: [],
  Actor: [],
  Organisation: [],
  Place: [],
  Meeting: ['dateFrom', 'dateTo'],
  Meta: [],
  Job: ['articleId', 'state'],
  Lease: [],
  Tombstone: [],
  Commit: [],
}

/**
 * Makes the constraints and indexes and the store's own node, each where it is missing, and carries a store of an older
 * version to this one. Throws `store-newer` for a store of a later version, `store-foreign` for a database that holds
 * something else, and `store-unfinished` for one whose filling was interrupted.
 */
export async function prepareSchema(engine: DefinableEngine, upgrade: Upgrade): Promise<void> {
  const meta = await metaOf(engine)
  if (meta === undefined) await mustBeEmpty(engine)
  else refuse(meta)
  await engine.define(schemaStatements())
  if (meta === undefined) await engine.write((transaction) => transaction.run(makeMeta()))
  else await migrate(engine, MIGRATIONS, upgrade)
}

function refuse({ schemaVersion: version, filling }: Readonly<Record<string, Value>>): void {
  if (typeof version !== 'number') throw foreign()
  if (filling === true) throw new EntenteError('store-unfinished', 'Filling the store was interrupted; fill it again.')
  if (version > SCHEMA_VERSION)
    throw new EntenteError(
      'store-newer',
      `The store has version ${version}, this program knows up to ${SCHEMA_VERSION}: use the program that wrote it, or a later one.`,
    )
}

/** All constraints and indexes, each harmless where it stands already. */
export function schemaStatements(): readonly string[] {
  return Object.entries(LOOKED_UP).flatMap(([label, properties]) => [
    `CREATE CONSTRAINT ${label}_id IF NOT EXISTS FOR (n:${label}) REQUIRE n.id IS UNIQUE`,
    // On the embedded engine a constraint serves no lookup; on Neo4j this does nothing beside the constraint's own index.
    ...['id', ...properties].map(
      (property) => `CREATE INDEX ${label}_by_${property} IF NOT EXISTS FOR (n:${label}) ON (n.${property})`,
    ),
  ])
}

async function metaOf(engine: DefinableEngine): Promise<Readonly<Record<string, Value>> | undefined> {
  const [row] = await engine.read(readMeta())
  return row && (row.meta as StoredNode).properties
}

async function mustBeEmpty(engine: DefinableEngine): Promise<void> {
  const [row] = await engine.read({ cypher: 'MATCH (n) RETURN count(n) AS nodes', params: {} })
  if (row?.nodes !== 0) throw foreign()
}

function foreign(): EntenteError {
  return new EntenteError('store-foreign', 'The database holds something that is not a store of Entente.')
}

function makeMeta(): Statement {
  const cypher =
    'MERGE (m:Meta {id: $id}) ON CREATE SET m.schemaVersion = $version, m.algorithmVersion = 0, m.epoch = 0, m.mark = $mark RETURN m.epoch AS epoch'
  return { cypher, params: { id: 'store', version: SCHEMA_VERSION, mark: newMark() } }
}
