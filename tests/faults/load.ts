import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { StorePlace } from '#graph'

/** What a loader is to do: articles `from` to before `to` of those that the seed gives, all of them known to its reader. */
export interface Load {
  readonly place: StorePlace
  readonly seed: number
  readonly from: number
  readonly to: number
}

/** What a loader told before it ended. */
export interface Told {
  /** Ids of articles, in the order in which they were acknowledged. */
  readonly accepted: readonly string[]
  /** Codes of the errors with which articles were refused. */
  readonly refused: readonly string[]
  /** The last step that it told; empty where it had not told any. */
  readonly last: string
  /** Milliseconds from the start of the process until the program was loaded and its own work began. */
  readonly began: number | undefined
  /** Milliseconds from there until the store was open, what was left behind was taken up, and articles were accepted. */
  readonly opening: number | undefined
  /** Milliseconds of processor time from the start of the process until then. */
  readonly processor: number | undefined
  readonly signal: NodeJS.Signals | null
}

/** Called when a loader has begun, with no line, and with every line that it tells and how many these are. */
type Heard = (child: ChildProcess, lines: number, line?: string) => void

/** How the process of a compiled loader is begun. */
export const loaderCommand = (loader: string, load: Load): readonly string[] => [
  process.execPath,
  loader,
  JSON.stringify(load),
]

/** Runs a compiled loader in a process of its own to its end. */
export function load(loader: string, task: Load, heard: Heard = () => undefined): Promise<Told> {
  return listen(loaderCommand(loader, task), heard)
}

/** Runs a command that ends in a loader. */
export async function listen(
  [command = '', ...parameters]: readonly string[],
  heard: Heard = () => undefined,
): Promise<Told> {
  const start = performance.now()
  const child = spawn(command, parameters, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const lines: string[] = []
  const since = new Map<string, number>()
  heard(child, 0)
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'begin' || line === 'open') since.set(line, performance.now() - start)
    heard(child, lines.push(line), line)
  }
  const [, signal] = await ended
  const [began, opened] = [since.get('begin'), since.get('open')]
  const opening = began === undefined || opened === undefined ? undefined : opened - began
  return { ...sorted(lines), began, opening, signal }
}

function sorted(lines: readonly string[]): Pick<Told, 'accepted' | 'refused' | 'last' | 'processor'> {
  const after = (word: string) =>
    lines.flatMap((line) => (line.startsWith(`${word} `) ? [line.slice(word.length + 1)] : []))
  const [processor] = after('processor')
  return {
    accepted: after('accepted'),
    refused: after('refused'),
    last: lines.at(-1) ?? '',
    processor: processor === undefined ? undefined : Number(processor),
  }
}
