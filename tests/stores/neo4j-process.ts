import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { runCommand } from './command.ts'
import { freePort } from './free-port.ts'
import { fetchNeo4jJars } from './neo4j-jars.ts'
import type { Neo4jServer } from './neo4j-server.ts'

const START_LIMIT_MS = 90_000
/**
 * Stands between this process and Java, so that Java ends with it however it ends: its standard input closes then. Its
 * data is thrown away, so it need not spend ten seconds on putting it in order.
 */
const GUARD =
  'exec 3<&0; java "$@" & child=$!; (cat <&3 >/dev/null; kill -KILL $child) & guard=$!; wait $child; kill $guard 2>/dev/null'

/** Neo4j from its published Java archives, as a process of its own with its data in a temporary folder. */
export class Neo4jProcess implements Neo4jServer {
  readonly user = 'neo4j'
  readonly password: string
  readonly #jars: string
  readonly #home: string
  readonly #port: number
  #child: ChildProcess | undefined

  private constructor(jars: string, home: string, port: number) {
    this.password = randomUUID()
    this.#jars = jars
    this.#home = home
    this.#port = port
  }

  static async start(version: string): Promise<Neo4jProcess> {
    const jars = join(await fetchNeo4jJars(version), '*')
    const home = await mkdtemp(join(tmpdir(), 'entente-neo4j-'))
    const server = new Neo4jProcess(jars, home, await freePort())
    await writeSettings(home, server.#port)
    await setPassword(jars, home, server.password)
    await server.begin()
    return server
  }

  get uri(): string {
    return `bolt://127.0.0.1:${this.#port}`
  }

  /** Starts it where it was, with the data that it had. */
  async begin(): Promise<void> {
    const child = startJava(this.#jars, this.#home)
    this.#child = child
    try {
      await answers(child, this.#port, this.#home)
    } catch (error) {
      await this.stop()
      throw error
    }
  }

  /** Ends it at whatever it does, with SIGKILL. */
  async kill(): Promise<void> {
    const child = this.#child
    this.#child = undefined
    if (child === undefined || child.exitCode !== null) return
    const ended = once(child, 'exit')
    child.stdin?.end()
    await ended
  }

  async stop(): Promise<void> {
    await this.kill()
    await rm(this.#home, { recursive: true, force: true })
  }
}

async function writeSettings(home: string, port: number): Promise<void> {
  const settings = [
    'server.default_listen_address=127.0.0.1',
    `server.bolt.listen_address=127.0.0.1:${port}`,
    'server.http.enabled=false',
    `server.directories.data=${home}/data`,
    `server.directories.logs=${home}/logs`,
    'server.memory.heap.max_size=512m',
    'server.memory.pagecache.size=128m',
    'dbms.usage_report.enabled=false',
  ]
  await mkdir(join(home, 'conf'))
  await writeFile(join(home, 'conf', 'neo4j.conf'), settings.join('\n'))
}

function setPassword(jars: string, home: string, password: string): Promise<void> {
  const parameters = ['-cp', jars, 'org.neo4j.cli.AdminTool', 'dbms', 'set-initial-password', password]
  return runCommand('java', parameters, { NEO4J_HOME: home, NEO4J_CONF: join(home, 'conf') })
}

function startJava(jars: string, home: string): ChildProcess {
  const server = ['org.neo4j.server.CommunityEntryPoint', `--home-dir=${home}`, `--config-dir=${home}/conf`]
  return spawn('sh', ['-c', GUARD, 'neo4j', '-cp', jars, ...server, '--console-mode'], {
    stdio: ['pipe', 'ignore', 'ignore'],
  })
}

async function answers(child: ChildProcess, port: number, home: string): Promise<void> {
  const deadline = Date.now() + START_LIMIT_MS
  while (!(await accepts(port))) {
    if (child.exitCode !== null || Date.now() > deadline)
      throw new Error(`Neo4j did not start: ${await lastWords(home)}`)
    await sleep(200)
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}

async function lastWords(home: string): Promise<string> {
  const log = await readFile(join(home, 'logs', 'neo4j.log'), 'utf8').catch(() => 'no log')
  return log.slice(-2000)
}
