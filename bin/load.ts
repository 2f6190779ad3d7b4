import { EntenteError, type ErrorCode, type Job, type NewArticle } from '#contract'
import { parseSource } from '#ingest'
import type { Source } from './files.ts'

/** Where articles go: the store itself, or the server that holds it. */
export interface Loader {
  submit(article: NewArticle): Promise<{ readonly job: string }>
  /** Resolves when the job is over. */
  finished(job: string): Promise<Job>
}

/** What became of one file. */
export type Outcome =
  | { readonly path: string; readonly state: 'loaded' | 'known'; readonly article: string }
  | { readonly path: string; readonly state: 'failed'; readonly code: ErrorCode; readonly detail: string }

/** Articles on their way at one time: as many as are made durable, read and resolved together. */
const AT_ONCE = 200

/** Loads files, telling what became of each as soon as it is known; one that fails stops no other. */
export async function load(
  sources: readonly Source[],
  loader: Loader,
  tell: (outcome: Outcome) => void,
  atOnce = AT_ONCE,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = []
  const waiting = [...sources]
  const worker = async () => {
    for (let source = waiting.shift(); source !== undefined; source = waiting.shift()) {
      const outcome = await loadOne(source, loader)
      outcomes.push(outcome)
      tell(outcome)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return outcomes
}

async function loadOne(source: Source, loader: Loader): Promise<Outcome> {
  try {
    const { job } = await loader.submit(parseSource(await source.bytes(), source.name))
    return outcomeOf(source.path, await loader.finished(job))
  } catch (error) {
    if (!(error instanceof EntenteError) || error.code.startsWith('store-')) throw error
    return { path: source.path, state: 'failed', code: error.code, detail: error.message }
  }
}

function outcomeOf(path: string, { state, known, article, error }: Job): Outcome {
  if (state !== 'failed') return { path, state: known ? 'known' : 'loaded', article }
  return {
    path,
    state: 'failed',
    code: (error?.code ?? 'internal') as ErrorCode,
    detail: error?.detail ?? 'It failed.',
  }
}

/** One line on a file that failed. */
export const failureLine = (path: string, code: string, detail: string) => `${path}: ${code}: ${detail}`

/** How many of each, in words. */
export function summary(outcomes: readonly Outcome[]): string {
  const count = (state: Outcome['state']) => outcomes.filter((outcome) => outcome.state === state).length
  const known = count('known') > 0 ? `, ${count('known')} known already` : ''
  const failed = count('failed') > 0 ? `, ${count('failed')} failed` : ''
  return `${count('loaded')} ${count('loaded') === 1 ? 'article' : 'articles'} loaded${known}${failed}.`
}
