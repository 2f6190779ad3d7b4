import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PROGRAM } from '../../bin/build.ts'
import { isUpToDate } from '../../bin/stamp.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The built command where it is up to date, as in `npm test`; it starts in half the time. */
const COMMAND = isUpToDate(PROGRAM)
  ? [join(ROOT, PROGRAM.made)]
  : ['--conditions=source', '--import', import.meta.resolve('tsx'), join(ROOT, 'bin', 'entente.ts')]

export interface Result {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface Options {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string
}

const SETTINGS = /^(?:PORT|HOST|NEO4J_URI|REDIS_URL|NODE_OPTIONS|ENTENTE_(?:DATA|TOKENS?|TOKENS_FILE|AUTHOR|RATE))$/

/** The environment of the tests without the settings that somebody may have made. */
export function environment(extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !SETTINGS.test(name))
  return { ...Object.fromEntries(own), ...extra }
}

/** A running `entente` with its standard input open. */
export function begin(args: readonly string[], { cwd = ROOT, env }: Options = {}): ChildProcess {
  return spawn(process.execPath, [...COMMAND, ...args], { cwd, env: environment(env), stdio: 'pipe' })
}

/** Runs `entente` to its end. */
export async function entente(args: readonly string[], options: Options = {}): Promise<Result> {
  const child = begin(args, options)
  child.stdin?.on('error', () => undefined).end(options.input ?? '')
  return ended(child)
}

/** Waits for the end of a command; call it at once, or output is lost. */
export async function ended(child: ChildProcess): Promise<Result> {
  let [out, err] = ['', '']
  child.stdout?.on('data', (chunk) => {
    out += chunk
  })
  child.stderr?.on('data', (chunk) => {
    err += chunk
  })
  const [code] = await once(child, 'close')
  return { code, out, err }
}

/** Resolves with the first match in what a command prints; rejects when it ends before. */
export function printed(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let text = ''
    const look = (chunk: Buffer) => {
      text += chunk
      const match = pattern.exec(text)
      if (match) resolve(match)
    }
    child.stdout?.on('data', look)
    child.stderr?.on('data', look)
    child.once('close', (code) => reject(new Error(`ended with ${code} before ${pattern}: ${text}`)))
  })
}

export const temporaryFolder = () => mkdtemp(join(tmpdir(), 'entente-cli-'))
