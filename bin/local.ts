import type { Job } from '#contract'
import type { Ingest } from '#ingest'
import type { Loader } from './load.ts'

const isOver = ({ state }: Job) => state === 'done' || state === 'failed'

/** Loading into a store of this process. */
export const localLoader = (ingest: Ingest): Loader => ({
  submit: (article) => ingest.submit(article),

  finished: (id) =>
    new Promise((resolve, reject) => {
      const settle = (job: Job | undefined) => {
        if (job === undefined || job.id !== id || !isOver(job)) return
        forget()
        resolve(job)
      }
      const forget = ingest.onJob(settle)
      // It may have been over before anybody listened.
      ingest.job(id).then(settle, reject)
    }),
})
