import { getEventListeners } from 'node:events'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ARTICLES } from './articles.ts'
import { type Running, startServer } from './running.ts'

describe('the stream of a job that waits', () => {
  let server: Running
  let events: string
  beforeEach(async () => {
    server = await startServer()
    // Nobody works any more: what is handed in now waits for the next start.
    await server.ingest.stop()
    const { job } = await server.ask('loadArticle', { body: ARTICLES.xiInRome })
    events = `/api/jobs/${job}/events`
  })
  afterEach(() => server.stop())

  const open = async (signal?: AbortSignal) => {
    const response = await server.fetch(events, signal ? { signal } : {})
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    return { response, first: (await reader?.read())?.value, rest: () => reader?.read() }
  }
  const listeners = () => getEventListeners(server.closing.signal, 'abort').length

  it('begins with the job as it is and stays open', async () => {
    const { response, first } = await open()
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(JSON.parse(first?.replace(/^data: /, '') ?? '')).toMatchObject({ state: 'waiting', title: 'Xi a Roma' })
    expect(listeners()).toBe(1)
  })

  it('is forgotten when the client is gone', async () => {
    const client = new AbortController()
    await open(client.signal)
    expect(listeners()).toBe(1)
    client.abort()
    await expect.poll(listeners).toBe(0)
  })

  it('ends when the server is to stop', async () => {
    const { rest } = await open()
    server.closing.abort()
    expect(await rest()).toMatchObject({ done: true })
    expect(listeners()).toBe(0)
  })
})
