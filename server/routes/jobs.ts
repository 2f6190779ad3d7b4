import type { Response } from 'express'
import { EntenteError, type Job } from '#contract'
import type { Handlers } from '../endpoint.ts'
import { found } from '../found.ts'
import type { ServerParts } from '../parts.ts'

/** Proxies close a connection that is silent for longer. */
const HEARTBEAT_MS = 15_000

/** Each holds a connection for as long as its job takes; a command that loads a folder has 32 at a time. */
const MOST_STREAMS = 256

/** The id of the last event; a browser that comes back with it is told to stop. */
const LAST = 'end'

const isOver = ({ state }: Job) => state === 'done' || state === 'failed'

export const jobRoutes = (parts: ServerParts): Pick<Handlers, 'job' | 'jobEvents'> => {
  const open = new Set<Response>()
  return {
    async job({ params: { id } }) {
      return found(await parts.ingest.job(id), 'no-such-job', id)
    },

    async jobEvents({ params: { id }, request, response }) {
      const job = found(await parts.ingest.job(id), 'no-such-job', id)
      // A client that has gone meanwhile is not going to tell so again.
      if (response.closed) return
      if (request.get('last-event-id') === LAST) return void response.status(204).end()
      if (open.size >= (parts.mostStreams ?? MOST_STREAMS))
        throw new EntenteError('too-many-requests', 'Too many streams are open: wait, or ask for the job itself.')
      response.set({ 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' }).flushHeaders()
      if (request.method === 'HEAD') return void response.end()
      open.add(response)
      response.once('close', () => open.delete(response))
      await streamJob(job, response, parts)
    },
  }
}

/** Sends the job as it is and with every change, until it is over, the client is gone or the server is to stop. */
async function streamJob(job: Job, response: Response, { ingest, closing }: ServerParts): Promise<void> {
  const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS)
  const send = (changed: Job) => {
    if (changed.id === job.id && !response.writableEnded) tell(changed, response)
  }
  const forget = ingest.onJob(send)
  const end = () => response.end()
  closing?.addEventListener('abort', end)
  response.once('close', () => {
    clearInterval(heartbeat)
    forget()
    closing?.removeEventListener('abort', end)
  })
  if (closing?.aborted) return void end()
  // Read again after listening began, so that no change falls between.
  send((await ingest.job(job.id)) ?? job)
}

function tell(job: Job, response: Response): void {
  response.write(`${isOver(job) ? `id: ${LAST}\n` : ''}data: ${JSON.stringify(job)}\n\n`)
  if (isOver(job)) response.end()
}
