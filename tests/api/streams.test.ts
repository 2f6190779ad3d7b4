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

  it('is not begun for a client that was gone before its job was found', async () => {
    const client = new AbortController()
    const found = server.ingest.job
    let looked = false
    server.ingest.job = async (id) => {
      looked = true
      client.abort()
      await expect.poll(() => server.lines.some(({ cut }) => cut)).toBe(true)
      return found.call(server.ingest, id)
    }
    await expect(server.fetch(events, { signal: client.signal })).rejects.toThrow(/abort/)
    await expect.poll(() => looked && listeners()).toBe(0)
  })

  it('ends at once where the server is already about to stop', async () => {
    server.closing.abort()
    const response = await server.fetch(events)
    expect(response.status).toBe(200)
    expect(await response.text()).toBe('')
    expect(listeners()).toBe(0)
  })

  it('has an end where only its headers are asked for', async () => {
    const response = await server.fetch(events, { method: 'HEAD' })
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
    await expect.poll(() => server.lines.some(({ method, status }) => method === 'HEAD' && status === 200)).toBe(true)
    expect(listeners()).toBe(0)
  })
})
