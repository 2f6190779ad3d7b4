import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { runCommand } from '../stores/command.ts'
import { startEngine } from './engine.ts'
import { provideImages } from './images.ts'

const CACHE = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'entente', 'docker')
const tell = (line: string) => console.log(`containers: ${line}`)

/** `npm run containers`: all that needs a Docker engine, or where none can be had one line that says why. */
async function run(): Promise<number> {
  const engine = await startEngine(CACHE).catch((error: Error) => error)
  if (engine instanceof Error) {
    tell(`skipped: ${engine.message}`)
    return 0
  }
  if (engine.host !== undefined) process.env.DOCKER_HOST = engine.host
  try {
    await provideImages(tell)
    tell('building the image of Entente')
    await runCommand('docker', ['build', '--quiet', '--network', 'host', '--tag', 'entente', '.'])
    return await check()
  } finally {
    await engine.stop()
  }
}

/**
 * What asks one engine asks Neo4j alone here: the embedded one is in no container. Without a registry the helper image of
 * testcontainers is not to be had, and it may take the bridge's address for the engine's.
 */
async function check(): Promise<number> {
  const env = {
    ...process.env,
    ENTENTE_REQUIRE_NEO4J: '1',
    ENTENTE_TEST_ENGINE: 'neo4j',
    ENTENTE_REQUIRE_CONTAINERS: '1',
    TESTCONTAINERS_RYUK_DISABLED: 'true',
    TESTCONTAINERS_HOST_OVERRIDE: '127.0.0.1',
  }
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/containers/vitest.config.ts']
  const child = spawn(process.execPath, [...vitest, ...process.argv.slice(2)], { env, stdio: 'inherit' })
  const [code] = await once(child, 'exit')
  return Number(code ?? 1)
}

try {
  process.exitCode = await run()
} catch (error) {
  const { message, stdout = '' } = error as Error & { stdout?: string }
  tell(`failed: ${message}\n${stdout.slice(-3000)}`)
  process.exitCode = 1
}
