import type { Param, Statement } from '../engine.ts'

const statement = (cypher: string, params: Statement['params']): Statement => ({ cypher, params })

/** Takes the lock under which jobs change hands, until the transaction ends; gives the store's name among stores that share a queue. */
export function lockJobs(name: string): Statement {
  return statement(
    'MERGE (l:Lease {id: $id}) ON CREATE SET l.number = 0, l.store = $name SET l.number = l.number + 1 RETURN l.store AS store',
    { id: 'jobs', name },
  )
}

/** Takes the lock on the resolver's lease, until the transaction ends; gives who holds it. */
export function lockLease(asked: number): Statement {
  return statement(
    'MERGE (l:Lease {id: $id}) ON CREATE SET l.number = 0, l.until = 0 SET l.asked = $asked RETURN l.holder AS holder, l.number AS number, l.until AS until',
    { id: 'resolver', asked },
  )
}

export function setLease(props: Readonly<Record<string, Param>>): Statement {
  return statement('MATCH (l:Lease {id: $id}) SET l += $props', { id: 'resolver', props })
}

export function dropLease(holder: string): Statement {
  return statement('MATCH (l:Lease {id: $id}) WHERE l.holder = $holder SET l.holder = $nobody, l.until = 0', {
    id: 'resolver',
    holder,
    nobody: '',
  })
}

export function readLease(): Statement {
  return statement('MATCH (l:Lease {id: $id}) RETURN l.number AS number', { id: 'resolver' })
}

/** Waits for whoever changes the canonical layer, and keeps others from it until the transaction ends. */
export function waitForLayer(): Statement {
  return statement('MATCH (m:Meta {id: $id}) SET m.epoch = m.epoch RETURN m.epoch AS epoch', { id: 'store' })
}

const CLAIMABLE = '(j.claimedUntil IS NULL OR j.claimedUntil < $now OR j.claim = $claim)'

interface Asker {
  readonly claim: string
  /** Milliseconds since 1970; claims that end before are free. */
  readonly now: number
}

/** Jobs that may be claimed, the oldest first. */
export function claimableJobs({ claim, now }: Asker, limit: number): Statement {
  const cypher = `MATCH (j:Job) WHERE j.state IN $states AND ${CLAIMABLE}
RETURN j AS job, j.createdAt AS createdAt, j.id AS id ORDER BY createdAt, id LIMIT $limit`
  return statement(cypher, { states: ['waiting', 'reading'], claim, now, limit })
}

/** Ids of the same jobs, without what was handed in with them. */
export function claimableIds({ claim, now }: Asker, limit: number): Statement {
  const cypher = `MATCH (j:Job) WHERE j.state IN $states AND ${CLAIMABLE}
RETURN j.createdAt AS createdAt, j.id AS id ORDER BY createdAt, id LIMIT $limit`
  return statement(cypher, { states: ['waiting', 'reading'], claim, now, limit })
}

/** Which of some jobs may be claimed, the oldest first. */
export function claimableAmong({ claim, now }: Asker, ids: readonly string[]): Statement {
  const cypher = `UNWIND $ids AS own MATCH (j:Job {id: own}) WHERE j.state IN $states AND ${CLAIMABLE}
RETURN j AS job, j.createdAt AS createdAt, j.id AS id ORDER BY createdAt, id`
  return statement(cypher, { ids, states: ['waiting', 'reading'], claim, now })
}

export function renewClaims(ids: readonly string[], claim: string, until: number): Statement {
  const cypher =
    'UNWIND $ids AS own MATCH (j:Job {id: own}) WHERE j.claim = $claim AND j.state = $state SET j.claimedUntil = $until'
  return statement(cypher, { ids, claim, until, state: 'reading' })
}

/** Which of some jobs are still in the hands of a claim. */
export function claimed(ids: readonly string[], claim: string): Statement {
  const cypher =
    'UNWIND $ids AS own MATCH (j:Job {id: own}) WHERE j.claim = $claim AND j.state = $state RETURN j.id AS id'
  return statement(cypher, { ids, claim, state: 'reading' })
}

/** Jobs in one state, the oldest first. */
export function jobsIn(state: string, limit: number): Statement {
  const cypher =
    'MATCH (j:Job) WHERE j.state = $state RETURN j AS job, j.createdAt AS createdAt, j.id AS id ORDER BY createdAt, id LIMIT $limit'
  return statement(cypher, { state, limit })
}

export function findJobs(ids: readonly string[]): Statement {
  return statement('UNWIND $ids AS own MATCH (j:Job {id: own}) RETURN j AS job', { ids })
}

export function jobStates(ids: readonly string[]): Statement {
  return statement('UNWIND $ids AS own MATCH (j:Job {id: own}) RETURN j.id AS id, j.state AS state', { ids })
}

/** Changes those of some jobs that are in a state. */
export function changeJobsIn(state: string, ids: readonly string[], props: Readonly<Record<string, Param>>): Statement {
  return statement('UNWIND $ids AS own MATCH (j:Job {id: own}) WHERE j.state = $state SET j += $props', {
    state,
    ids,
    props,
  })
}
