import type { ManagedTransaction } from 'neo4j-driver'

const CLAIM = `
  MERGE (c:Commit {id: $id})
    ON CREATE SET c.attempt = $attempt, c.at = $at
  WITH c.attempt AS attempt
  OPTIONAL MATCH (old:Commit) WHERE old.id IN $due
  DELETE old
  RETURN attempt`
export const FORGET = 'MATCH (c:Commit) WHERE c.id IN $due OR c.at < $before DELETE c'
/** No attempt of the driver lasts as long. */
const OLD_MS = 3_600_000

/** A unit's key in the store, and the keys of finished units that go with it. */
export interface CommitKey {
  readonly id: string
  readonly due: readonly string[]
}

/**
 * The attempt that holds the unit's key. Where the answer to a commit is lost, the driver runs the unit again although the
 * first attempt may stand: the key it left tells. Waits for an earlier attempt that the server has not given up yet.
 */
export async function claim(transaction: ManagedTransaction, key: CommitKey, attempt: number): Promise<number> {
  const params = { ...key, attempt: BigInt(attempt), at: BigInt(Date.now()) }
  const { records } = await transaction.run(CLAIM, params)
  return Number(records[0]?.get('attempt'))
}

/** Parameters of `FORGET`, which also takes out what programs that were killed have left. */
export function forgetParams(due: readonly string[]): object {
  return { due, before: BigInt(Date.now() - OLD_MS) }
}
