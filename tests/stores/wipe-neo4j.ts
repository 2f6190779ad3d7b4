import neo4j, { type Session } from 'neo4j-driver'
import type { Address } from './broker.ts'

/** An index that only a database of tests has: without it, one that holds data is never emptied. */
const MARK = 'entente_test_database'

/** Empties the database of tests; throws where the address leads to a database with other data. */
export async function wipeNeo4j({ uri, user, password }: Address): Promise<void> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
  const session = driver.session()
  try {
    await mustBeOfTests(session)
    await session.run('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS')
  } finally {
    await session.close()
    await driver.close()
  }
}

async function mustBeOfTests(session: Session): Promise<void> {
  const marked = await session.run('SHOW INDEXES YIELD name WHERE name = $mark RETURN name', { mark: MARK })
  if (marked.records.length > 0) return
  const anything = await session.run('MATCH (n) RETURN n.id LIMIT 1')
  if (anything.records.length > 0) throw new Error('The Neo4j for tests holds data: give an empty database.')
  await session.run(`CREATE INDEX ${MARK} FOR (n:EntenteTest) ON (n.id)`)
}
