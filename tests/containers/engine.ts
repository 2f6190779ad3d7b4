import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { commandAnswers } from '../stores/command.ts'

const START_LIMIT_MS = 60_000

/** A Docker engine that answers; `host` is where, if it is not the usual place. */
export interface DockerEngine {
  readonly host?: string
  stop(): Promise<void>
}

/** The engine that is there, else one of our own that keeps to its own folders. Throws with the reason where none can start. */
export async function startEngine(images: string): Promise<DockerEngine> {
  if (await commandAnswers('docker', 'info')) return { stop: async () => undefined }
  if (!(await commandAnswers('dockerd', '--version')))
    throw new Error('there is no Docker engine and no dockerd to start one')
  if (process.getuid?.() !== 0) throw new Error('there is no Docker engine, and only root can start one')
  return startOwn(images)
}

async function startOwn(images: string): Promise<DockerEngine> {
  const folder = await mkdtemp(join(tmpdir(), 'entente-docker-'))
  const host = `unix://${folder}/docker.sock`
  await mkdir(images, { recursive: true })
  const places = ['--data-root', images, '--exec-root', join(folder, 'exec'), '--pidfile', join(folder, 'docker.pid')]
  const log = openSync(join(folder, 'log'), 'w')
  const child = spawn('dockerd', ['--host', host, ...places], { stdio: ['ignore', log, log] })
  const stop = () => stopOwn(child, folder)
  child.once('error', () => undefined)
  if (await answers(child, host)) return { host, stop }
  const words = await readFile(join(folder, 'log'), 'utf8')
  await stop()
  throw new Error(`no Docker engine can start here: ${reasonIn(words)}`)
}

async function answers(child: ChildProcess, host: string): Promise<boolean> {
  const deadline = Date.now() + START_LIMIT_MS
  while (child.exitCode === null && Date.now() < deadline) {
    if (await commandAnswers('docker', '--host', host, 'info')) return true
    await sleep(300)
  }
  return false
}

/** The last thing that the engine said. */
function reasonIn(log: string): string {
  const last = log.trim().split('\n').at(-1) ?? ''
  return last.slice(-300) || 'it does not answer'
}

async function stopOwn(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null && child.pid !== undefined) {
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
  }
  // What the engine mounted for its network outlives it.
  await commandAnswers('sh', '-c', 'umount "$1"/exec/netns/* 2>/dev/null', 'sh', folder)
  await rm(folder, { recursive: true, force: true })
}
