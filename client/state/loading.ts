import { type Accepted, EntenteError, type Job, Job as JobSchema, type NewArticle, type Receipt } from '#contract'
import { addressOf, call } from '../api/client.ts'
import { Unreachable } from '../api/failure.ts'
import { forgetAnswers } from '../api/hooks.ts'
import { token } from '../api/token.ts'
import { words } from '../words/index.ts'
import { createCell } from './cell.ts'
import { change } from './explorer.ts'
import { textOf } from './file-text.ts'
import { inTurn } from './in-turn.ts'
import { announce } from './toast.ts'

export type LoadState = 'sending' | Job['state'] | 'known'

/** One article that was handed in while this page is open. */
export interface Item {
  readonly key: number
  /** The name of its file, or the beginning of what was pasted. */
  readonly name: string
  readonly title?: string | undefined
  readonly language?: string | undefined
  readonly state: LoadState
  readonly article?: string | undefined
  readonly receipt?: Receipt | undefined
  readonly error?: { readonly code: string; readonly detail: string } | undefined
  again(): void
}

/** What was handed in, the newest first. */
export const loading = createCell<readonly Item[]>([])

type Read = () => Promise<NewArticle | Blob>

const PAGE = /\.x?html?$/i

const isOver = (state: LoadState) => state === 'done' || state === 'known' || state === 'failed'
export const countUnfinished = (items: readonly Item[]): number => items.filter(({ state }) => !isOver(state)).length

/** A browser opens few connections to one server, and every stream of events holds one. */
const sending = inTurn(2)
const watching = inTurn(3)
const POLL_MS = 700

let keys = 0

/** Loads files, each on its own: what is wrong with one stops no other. */
export function loadFiles(files: Iterable<File>): void {
  for (const file of files) {
    take(file.name, async () => (PAGE.test(file.name) ? pageOf(file) : articleOf(file)))
  }
}

export function loadText(article: NewArticle): void {
  const [first = ''] = article.text.trim().split('\n')
  take(first.slice(0, 80) || words.load.pasted, async () => article)
}

const articleOf = async (file: File): Promise<NewArticle> => ({
  text: textOf(await bytesOf(file)),
  fileName: file.name,
})

/** A page is sent as it is: the server finds the article in it. */
const pageOf = async (file: File): Promise<Blob> => new Blob([await bytesOf(file)], { type: 'text/html' })

async function bytesOf(file: File): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch (cause) {
    throw new EntenteError('unreadable-file', 'The file could not be read.', { cause })
  }
}

function take(name: string, read: Read): void {
  keys += 1
  const key = keys
  const again = () => {
    update(key, { state: 'sending', error: undefined })
    void carry(key, name, read)
  }
  loading.update((items) => [{ key, name, state: 'sending', again }, ...items])
  void carry(key, name, read)
}

/** Takes an article that was removed out of what was handed in. */
export function dropArticle(id: string): void {
  loading.update((items) => items.filter(({ article }) => article !== id))
}

function update(key: number, part: Partial<Item>): void {
  loading.update((items) => items.map((item) => (item.key === key ? { ...item, ...part } : item)))
}

async function carry(key: number, name: string, read: Read): Promise<void> {
  try {
    const { id, job } = await sending(() => send(name, read))
    update(key, { state: 'waiting', article: id })
    const done = await watching(() => follow(job, (now) => update(key, { state: now.state, title: now.title })))
    await finish(key, done)
  } catch (error) {
    update(key, { state: 'failed', error: reasonOf(error) })
  }
}

async function send(name: string, read: Read): Promise<Accepted> {
  const body = await read()
  return call('loadArticle', body instanceof Blob ? { body, query: { name } } : { body })
}

function reasonOf(error: unknown): { code: string; detail: string } {
  const code = error instanceof EntenteError ? error.code : error instanceof Unreachable ? 'unreachable' : 'internal'
  return { code, detail: error instanceof Error ? error.message : String(error) }
}

async function finish(key: number, job: Job): Promise<void> {
  if (job.state === 'failed') return update(key, { state: 'failed', title: job.title, error: job.error })
  const { article, receipt } = await call('article', { id: job.article })
  const state = job.known ? 'known' : 'done'
  update(key, { state, title: article.title, language: article.language, article: article.id, receipt })
  change({ stale: true })
  announce(`${article.title}: ${words.load.state[state]}`)
  await forgetAnswers()
}

/** Follows a job to its end by its events, or by asking where they do not come. */
function follow(id: string, tell: (job: Job) => void): Promise<Job> {
  // A stream of events cannot carry the token.
  if (token.get() !== undefined) return poll(id, tell)
  return new Promise((resolve, reject) => {
    const events = new EventSource(addressOf('jobEvents', { id }))
    const heard = (job: Job) => {
      tell(job)
      if (!isOver(job.state)) return
      events.close()
      resolve(job)
    }
    events.onmessage = ({ data }) => heard(JobSchema.parse(JSON.parse(data)))
    events.onerror = () => {
      events.close()
      poll(id, tell).then(resolve, reject)
    }
  })
}

async function poll(id: string, tell: (job: Job) => void): Promise<Job> {
  for (;;) {
    const job = await call('job', { id })
    tell(job)
    if (isOver(job.state)) return job
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}
