import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { environment } from '../cli/command.ts'

const ENTRY = fileURLToPath(new URL('../../dist/bin/entente.js', import.meta.url))
const STARTS_WITHIN_MS = 180_000

/** What was built, serving a store of its own that holds the seeds. */
export interface Served {
  readonly address: string
  /** Ends the process; the store stays. */
  stop(): Promise<void>
  /** Serves the same store at the same address again. */
  again(): Promise<void>
  /** Ends the process and removes the store. */
  remove(): Promise<void>
}

export async function serveSeeds(): Promise<Served> {
  const data = await mkdtemp(join(tmpdir(), 'entente-e2e-'))
  let { child, address } = await start(data, '0')
  const stop = () => end(child)
  return {
    address,
    stop,
    async again() {
      const started = await start(data, new URL(address).port)
      child = started.child
      address = started.address
    },
    async remove() {
      await stop()
      await rm(data, { recursive: true, force: true })
    },
  }
}

async function start(data: string, port: string): Promise<{ child: ChildProcess; address: string }> {
  const child = spawn(process.execPath, [ENTRY, 'up', '--port', port, '--data', data], {
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return { child, address: await addressOf(child) }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const timer = setTimeout(() => reject(new Error(`It did not start in time: ${said}`)), STARTS_WITHIN_MS)
    const hear = (chunk: Buffer) => {
      said += chunk
      const [, address] = /Entente is at (\S+)/.exec(said) ?? []
      if (address === undefined) return
      clearTimeout(timer)
      resolve(address)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', () => {
      clearTimeout(timer)
      reject(new Error(`It ended at once: ${said}`))
    })
  })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}
