import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { EntenteError, type ErrorCode } from '#contract'
import { type Door, enter } from '../engines/door.ts'
import type { Part } from '../explorer.ts'
import { writtenPart } from './part.ts'

/** What the thread is told to make, and what it reads the store by. */
export interface Task {
  readonly part: Part
  readonly door: Door
}

/** The part as JSON in UTF-8, or why there is none; a failure that was not foreseen has no code. */
export interface Made {
  readonly bytes?: Uint8Array
  readonly failure?: { readonly code?: ErrorCode; readonly message: string }
}

/** Where cores are few, those who ask little come first. */
const PRIORITY = 10

async function make({ part, door }: Task): Promise<Made> {
  const entered = await enter(door)
  try {
    return { bytes: await writtenPart(entered, part) }
  } finally {
    entered.leave()
  }
}

function failureOf(error: unknown): Made {
  if (error instanceof EntenteError) return { failure: { code: error.code, message: error.message } }
  return { failure: { message: String((error as Error).stack ?? error) } }
}

/** Only Linux knows priorities of single threads; elsewhere it would be that of the whole process. */
if (process.platform === 'linux') setPriority(PRIORITY)
parentPort?.on('message', async (task: Task) => {
  const made = await make(task).catch(failureOf)
  parentPort?.postMessage(made, made.bytes === undefined ? [] : [made.bytes.buffer as ArrayBuffer])
})
