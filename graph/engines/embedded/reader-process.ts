import { type ChildProcess, fork } from 'node:child_process'
import { EntenteError } from '#contract'
import type { TypedLimits } from '../../engine.ts'
import type { ReaderData, ReaderReply, ReaderRequest } from './messages.ts'

/** Ends a process whatever it does, and tells that it was memory. */
const MEMORY: NodeJS.Signals = 'SIGUSR2'
/** With these V8 or the system end a process that is out of memory. */
const OUT_OF_MEMORY: ReadonlySet<string> = new Set([MEMORY, 'SIGABRT', 'SIGTRAP'])
const START_MS = 30_000

/** A process that reads one snapshot, one query at a time, and can be killed. */
export class ReaderProcess {
  readonly #child: ChildProcess
  #settle: ((reply: ReaderReply) => void) | undefined
  #ended: { readonly code: number | null; readonly signal: NodeJS.Signals | null } | undefined
  #stopped: string | undefined

  private constructor(data: ReaderData) {
    this.#child = startChild(data)
    this.#child.on('message', (reply) => this.#settle?.(reply as ReaderReply))
    this.#child.on('exit', (code, signal) => this.#end(code, signal))
    this.#child.on('error', () => this.#end(null, null))
  }

  /** Starts the process and waits until it has opened the snapshot. */
  static async start(file: string, bytes: number): Promise<ReaderProcess> {
    const reader = new ReaderProcess({ file, bytes, signal: MEMORY })
    await reader.#expect(START_MS, 'The snapshot took too long to open')
    return reader
  }

  get isAlive(): boolean {
    return this.#ended === undefined && this.#stopped === undefined
  }

  async ask(request: ReaderRequest, { milliseconds }: TypedLimits): Promise<ReaderReply> {
    const reply = this.#expect(
      milliseconds,
      `The query took longer than ${milliseconds / 1000} seconds and was stopped`,
    )
    this.#child.send(request, () => undefined)
    return reply
  }

  stop(): void {
    this.#stopped ??= 'The store is closed'
    this.#child.kill('SIGKILL')
  }

  async #expect(milliseconds: number, tooLong: string): Promise<ReaderReply> {
    const timer = setTimeout(() => this.#kill(tooLong), milliseconds)
    try {
      const reply = await new Promise<ReaderReply>((resolve) => {
        this.#settle = resolve
        if (this.#ended) resolve(this.#last())
      })
      if (reply.failure) throw new EntenteError(reply.failure.code, reply.failure.message)
      return reply
    } finally {
      clearTimeout(timer)
      this.#settle = undefined
    }
  }

  #kill(why: string): void {
    this.#stopped ??= why
    this.#child.kill('SIGKILL')
  }

  #end(code: number | null, signal: NodeJS.Signals | null): void {
    this.#ended ??= { code, signal }
    this.#settle?.(this.#last())
  }

  /** What a query is told whose process is gone. */
  #last(): ReaderReply {
    const { code, signal } = this.#ended ?? { code: null, signal: null }
    const memory =
      signal !== null && OUT_OF_MEMORY.has(signal)
        ? 'The query took more memory than it may and was stopped'
        : undefined
    const why = this.#stopped ?? memory ?? `The query ended its process (${signal ?? code})`
    return { failure: { code: 'query-stopped', message: `${why}.` } }
  }
}

/** From source the process needs tsx; compiled code runs as it is. */
function startChild(data: ReaderData): ChildProcess {
  const fromSource = import.meta.url.endsWith('.ts')
  const reader = new URL(fromSource ? './reader.ts' : './reader.js', import.meta.url)
  const execArgv = fromSource ? ['--conditions=source', '--import', import.meta.resolve('tsx')] : []
  return fork(reader, [JSON.stringify(data)], {
    execArgv,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}
