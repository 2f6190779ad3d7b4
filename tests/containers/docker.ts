import { execFile } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect } from 'vitest'
import { ENDPOINTS } from '#contract'
import { commandAnswers } from '../stores/command.ts'

const LIMIT_MS = 300_000
const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const execute = promisify(execFile)

/** Runs a command in the project's folder; what it printed, without the last line break. */
async function printed(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { stdout } = await execute(command, [...args], { cwd: ROOT, env: { ...process.env, ...env } })
  return stdout.trim()
}

export const docker = (...args: readonly string[]) => printed('docker', args)

/** Compose, as a part of `docker` or as a command of its own. */
export async function composeFor(project: string, env: Readonly<Record<string, string>>) {
  const start = (await commandAnswers('docker', 'compose', 'version')) ? ['docker', 'compose'] : ['docker-compose']
  const [command = '', ...first] = [...start, '--project-name', project]
  return (...args: readonly string[]) => printed(command, [...first, ...args], env)
}

/** Waits until the engine calls a container healthy. */
export const healthy = (container: string): Promise<void> =>
  until(
    async () => (await docker('inspect', '--format', '{{.State.Health.Status}}', container)) === 'healthy',
    container,
  )

/** Waits for what comes by itself; throws where it does not. */
async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + LIMIT_MS
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`)
    await sleep(300)
  }
}

/** An API inside a container, as seen from outside. */
export class Api {
  readonly #address: string
  readonly #token: string

  constructor(port: string, token: string) {
    this.#address = `http://127.0.0.1:${port}/api`
    this.#token = token
  }

  async ask(path: string, init: RequestInit = {}): Promise<unknown> {
    const headers = { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' }
    const response = await fetch(`${this.#address}${path}`, { ...init, headers })
    expect(response.ok, `${path}: ${response.status}`).toBe(true)
    return response.json()
  }

  /** Hands an article in and waits until the graph shows it. */
  async load(text: string): Promise<string> {
    const accepted = await this.ask('/articles', { method: 'POST', body: JSON.stringify({ text }) })
    const { id, job } = ENDPOINTS.loadArticle.response.parse(accepted)
    const state = async () => ((await this.ask(`/jobs/${job}`)) as { state: string }).state
    await until(async () => (await state()) === 'done', 'the article')
    return id
  }

  async meetingsOf(name: string): Promise<number> {
    const { hits } = (await this.ask(`/search?q=${encodeURIComponent(name)}`)) as { hits: { node?: { id: string } }[] }
    const id = hits[0]?.node?.id
    expect(id, `${name} is found`).toBeDefined()
    const { meetings } = (await this.ask(`/meetings?actor=${id}`)) as { meetings: unknown[] }
    return meetings.length
  }
}
