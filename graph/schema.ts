import { EntenteError } from '#contract'
import type { Statement } from './engine.ts'
import type { DefinableEngine } from './engines/definable.ts'

/** Grows with every change that a store of an older version needs to be carried through. */
export const SCHEMA_VERSION = 1

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
  Tombstone: [],
  Commit: [],
}

/**
 * Makes the constraints and indexes and the store's own node, each where it is missing. Throws `store-newer` for a store
 * of a later version and `store-foreign` for a database that holds something else.
 */
export async function prepareSchema(engine: DefinableEngine): Promise<void> {
  const version = await versionOf(engine)
  if (version === undefined) await mustBeEmpty(engine)
  if (version !== undefined && version > SCHEMA_VERSION) {
    throw new EntenteError(
      'store-newer',
      `The store has version ${version}, this program knows up to ${SCHEMA_VERSION}.`,
    )
  }
  for (const cypher of schemaStatements()) await engine.define(cypher)
  if (version === undefined) await engine.write((transaction) => transaction.run(makeMeta()))
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

async function versionOf(engine: DefinableEngine): Promise<number | undefined> {
  const cypher = 'MATCH (m:Meta {id: $id}) RETURN m.schemaVersion AS version'
  const [row] = await engine.read({ cypher, params: { id: 'store' } })
  if (row === undefined) return undefined
  if (typeof row.version === 'number') return row.version
  throw foreign()
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
    'MERGE (m:Meta {id: $id}) ON CREATE SET m.schemaVersion = $version, m.algorithmVersion = 0, m.epoch = 0 RETURN m.epoch AS epoch'
  return { cypher, params: { id: 'store', version: SCHEMA_VERSION } }
}
