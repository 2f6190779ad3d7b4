import type { Param, Statement } from '../engine.ts'

const statement = (cypher: string, params: Statement['params']): Statement => ({ cypher, params })

export function setJob(ids: readonly string[], props: Readonly<Record<string, Param>>): Statement {
  return statement('UNWIND $ids AS own MATCH (j:Job {id: own}) SET j += $props', { ids, props })
}

export function findJob(id: string): Statement {
  return statement('MATCH (j:Job {id: $id}) RETURN j AS job', { id })
}

/** Jobs that are not at their end, the oldest first. */
export function openJobs(limit: number): Statement {
  const cypher =
    'MATCH (j:Job) WHERE j.state IN $states RETURN j AS job, j.createdAt AS createdAt, j.id AS id ORDER BY createdAt, id LIMIT $limit'
  return statement(cypher, { states: ['waiting', 'reading', 'resolving'], limit })
}

export function openJobsOf(articles: readonly string[]): Statement {
  return statement(
    'UNWIND $articles AS own MATCH (j:Job {articleId: own}) WHERE j.state IN $states RETURN j AS job, j.id AS id ORDER BY id',
    { articles, states: ['waiting', 'reading', 'resolving'] },
  )
}
