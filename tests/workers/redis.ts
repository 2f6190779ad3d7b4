import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { commandAnswers } from '../stores/command.ts'
import { freePort } from '../stores/free-port.ts'

/** Why no Redis can be had here; undefined where one can. */
export async function whyNoRedis(): Promise<string | undefined> {
  if (await commandAnswers('redis-server', '--version')) return undefined
  if (process.env.ENTENTE_REQUIRE_REDIS === '1')
    throw new Error('ENTENTE_REQUIRE_REDIS is set, but there is no redis-server.')
  return 'no Redis to test with: install redis-server'
}

/** A real Redis that keeps nothing: what it held is gone when it ends. */
export class RedisServer {
  readonly #port: number
  #child: ChildProcess | undefined

  private constructor(port: number) {
    this.#port = port
  }

  static async start(): Promise<RedisServer> {
    const server = new RedisServer(await freePort())
    await server.begin()
    return server
  }

  get url(): string {
    return `redis://127.0.0.1:${this.#port}`
  }

  /** Starts it again where it was. */
  async begin(): Promise<void> {
    const settings = ['--port', String(this.#port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
    this.#child = spawn('redis-server', settings, { stdio: 'ignore' })
    while (!(await commandAnswers('redis-cli', '-p', String(this.#port), 'ping'))) await sleep(100)
  }

  async kill(): Promise<void> {
    const child = this.#child
    this.#child = undefined
    if (child === undefined) return
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
}
