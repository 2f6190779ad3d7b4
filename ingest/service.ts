import type { Accepted, Job, Judgement, NewArticle, NewJudgement } from '#contract'

/** Loading as a service: what the server and the command line call. */
export interface Ingest {
  /** Makes the article durable, queues it and answers at once; an article already there gives a job that is done and `known`. */
  submit(article: NewArticle): Promise<Accepted>
  job(id: string): Promise<Job | undefined>
  /** Calls back with every change of any job until the returned function is called. */
  onJob(listener: (job: Job) => void): () => void
  /** Takes an article back, leaving tombstones; false where there is none. */
  remove(articleId: string): Promise<boolean>
  judgements(): Promise<readonly Judgement[]>
  /** Resolves once the graph shows the decision. Throws `no-such-node` for an address that leads nowhere. */
  judge(judgement: NewJudgement, author: string): Promise<Judgement>
  takeBack(id: string): Promise<Judgement | undefined>
  /** Resolves when nothing is waiting. */
  idle(): Promise<void>
  /** Computes the canonical layer anew from the base layer and the judgements. */
  rebuild(): Promise<void>
  /** Finishes the article in hand and stops; what waits stays in the store. */
  stop(): Promise<void>
}
