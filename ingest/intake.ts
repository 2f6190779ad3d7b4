import type { Accepted, NewArticle } from '#contract'
import type { ArticleState, Ledger, LedgerJob, WaitingArticle } from '#graph'
import { Together } from './together.ts'

/** An article as it was handed in, with what it will be known by. */
export interface HandedIn {
  readonly given: NewArticle
  readonly id: string
  readonly title: string
  readonly text: string
}

export interface IntakeParts {
  readonly ledger: Ledger
  /** A job that waits, under an id of its own. */
  readonly newJob: (article: string, title: string) => LedgerJob
  /** Hears of jobs that wait from now on, and of those that had been there already. */
  readonly accepted: (fresh: readonly LedgerJob[], earlier: readonly LedgerJob[]) => void
}

/** Makes articles durable; those that are handed in while others are being written go together with the next commit. */
export class Intake {
  readonly #parts: IntakeParts
  readonly #together = new Together((articles: readonly HandedIn[]) => this.#accept(articles))

  constructor(parts: IntakeParts) {
    this.#parts = parts
  }

  /** Resolves once the article is in the store; where it had been, with a job that is done, or the one that is open. */
  take(article: HandedIn): Promise<Accepted> {
    return this.#together.put(article)
  }

  async #accept(articles: readonly HandedIn[]): Promise<readonly Accepted[]> {
    const { ledger, accepted } = this.#parts
    const ids = [...new Set(articles.map(({ id }) => id))]
    const [states, open] = await Promise.all([ledger.articleStates(ids), ledger.openJobsOf(ids)])
    const earlier = open.filter(({ articleId }) => !isResolved(states.get(articleId)))
    const jobs = new Map(earlier.toReversed().map((job) => [job.articleId, job]))
    const fresh = articles.flatMap((article) => {
      if (jobs.has(article.id)) return []
      const job = this.#jobOf(article, states.get(article.id))
      jobs.set(article.id, job)
      return [{ article, job }]
    })
    const waiting = fresh.filter(({ job }) => job.state === 'waiting')
    await ledger.accept(
      waiting.map(toWaiting),
      fresh.map(({ job }) => job),
    )
    accepted(
      waiting.map(({ job }) => job),
      earlier,
    )
    return articles.map(({ id }) => ({ id, job: jobs.get(id)?.id ?? '' }))
  }

  #jobOf({ given, id, title }: HandedIn, state: ArticleState | undefined): LedgerJob {
    const { newJob } = this.#parts
    if (isResolved(state)) return { ...newJob(id, state?.title ?? title), state: 'done', known: true }
    return { ...newJob(id, title), handedIn: JSON.stringify(given) }
  }
}

const isResolved = (state: ArticleState | undefined): boolean => state?.status === 'resolved'

function toWaiting({ article, job }: { readonly article: HandedIn; readonly job: LedgerJob }): WaitingArticle {
  const { given, id, title, text } = article
  return { id, title, text, language: given.language ?? 'und', ingestedAt: job.createdAt }
}
